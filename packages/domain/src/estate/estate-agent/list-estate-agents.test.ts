import { createWorld } from "@orrery/testkit";
import { describe, expect, it } from "vitest";
import { createEstateAgent } from "./create-estate-agent.ts";
import { listEstateAgents } from "./list-estate-agents.ts";

describe("listing the brokerage's agents", () => {
  it("gives the organization's own, newest first, as each is got", async () => {
    const [world, other] = [await createWorld(), await createWorld()];
    await other.run(createEstateAgent);
    const made = [
      await world.run(createEstateAgent),
      await world.run(createEstateAgent),
      await world.run(createEstateAgent),
    ];
    const { output } = await world.invoke(listEstateAgents, {});
    expect(output).toEqual({ items: made.reverse(), nextCursor: null, previousCursor: null });
  });

  it("is empty for an organization without any", async () => {
    expect((await (await createWorld()).invoke(listEstateAgents, {})).output).toEqual({
      items: [],
      nextCursor: null,
      previousCursor: null,
    });
  });

  it("needs estate-agents:read", async () => {
    const world = await createWorld();
    const refused = world.invoke(listEstateAgents, {}, { principal: world.withScopes(["leads:read"]) });
    await expect(refused).rejects.toMatchObject({ code: "FORBIDDEN", details: { scope: "estate-agents:read" } });
  });
});
