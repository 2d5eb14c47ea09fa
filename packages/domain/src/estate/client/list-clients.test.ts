import { createWorld } from "@orrery/testkit";
import { expect, it } from "vitest";
import { createEstateAgent } from "../estate-agent/create-estate-agent.ts";
import { listClients } from "./list-clients.ts";
import { newClient } from "./testing.ts";

it("lists the organization's clients, newest first, page by page, by stage and by agent", async () => {
  const [world, other] = [await createWorld(), await createWorld()];
  await newClient(other);
  const agentId = (await world.run(createEstateAgent)).id;
  await newClient(world, { name: "Ann", agentId });
  await newClient(world, { name: "Bo", buyingStage: "Under Contract" });
  await newClient(world, { name: "Cy", buyingStage: "Under Contract", agentId });
  const list = async (input: object) => {
    const { items, nextCursor } = (await world.invoke(listClients, input)).output;
    return { names: items.map(({ name }) => name), nextCursor };
  };
  const first = await list({ limit: 2 });
  expect(first.names).toEqual(["Cy", "Bo"]);
  expect(await list({ limit: 2, cursor: first.nextCursor })).toEqual({ names: ["Ann"], nextCursor: null });
  expect((await list({ buyingStage: "Under Contract" })).names).toEqual(["Cy", "Bo"]);
  expect((await list({ agentId })).names).toEqual(["Cy", "Ann"]);
  expect((await list({ agentId, buyingStage: "Searching" })).names).toEqual(["Ann"]);
});
