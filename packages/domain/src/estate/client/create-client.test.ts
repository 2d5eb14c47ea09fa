import { createWorld, type TestWorld } from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { createEstateAgent } from "../estate-agent/create-estate-agent.ts";
import { createClient } from "./create-client.ts";
import { getClient } from "./get-client.ts";
import { newClient } from "./testing.ts";
import { updateClient } from "./update-client.ts";

let world: TestWorld;
beforeEach(async () => {
  world = await createWorld();
});
const create = async (input: object, principal = world.principal) =>
  (await world.invoke(createClient, input, { principal })).output;
const stored = () => world.database.system.client.findMany({ where: { organizationId: world.organizationId } });

describe("creating a client", () => {
  it("makes one who is searching, and says so", async () => {
    const input = { name: "Jane Doe", email: "Jane@Example.com", phone: "(555) 987-6543" };
    const { client, clientId, created } = await create(input);
    expect(client).toMatchObject({
      id: clientId,
      ...input,
      buyingStage: "Searching",
      assignedAgent: null,
      version: 1,
    });
    expect(created).toBe(true);
    expect(await world.events()).toMatchObject([
      { type: "client.created", resourceId: clientId, data: { email: input.email, buyingStage: "Searching" } },
    ]);
  });

  it("gives the one that has the address, however it is capitalised, and leaves it as it is", async () => {
    const agentId = (await world.run(createEstateAgent)).id;
    const known = await newClient(world, { email: "jane@example.com", phone: "" });
    await world.invoke(updateClient, { id: known.id, buyingStage: "Offer" });
    const before = await stored();
    const events = await world.events();
    const again = await create({ name: "Impostor", email: "JANE@example.com", phone: "1", agentId });
    expect(again).toMatchObject({
      clientId: known.id,
      created: false,
      client: { name: "Jane", phone: null, buyingStage: "Offer", version: 2 },
    });
    expect(await stored()).toEqual(before);
    expect(await world.events()).toEqual(events);
  });

  it("makes one row and one event of twenty requests at once with one address", async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) => create({ name: `Jane ${at}`, email: at % 2 ? "j@x.org" : "J@x.org" })),
    );
    expect(new Set(answers.map(({ clientId }) => clientId)).size).toBe(1);
    expect(answers.filter(({ created }) => created)).toHaveLength(1);
    expect(await stored()).toHaveLength(1);
    expect(await world.events()).toHaveLength(1);
  });

  it("shows nothing but the id to a credential without clients:read, whether the client was known or not", async () => {
    const known = await newClient(world, { email: "jane@example.com" });
    const website = world.withScopes(["clients:write"]);
    for (const email of ["jane@example.com", "new@example.com"]) {
      const answer = await create({ name: "Jane", email }, website);
      expect(answer).toEqual({ clientId: expect.any(String), client: null, created: null });
      expect(answer.clientId === known.id).toBe(email === "jane@example.com");
    }
  });

  it("tells a credential that does not see the client whose address it is that it is taken, and no more", async () => {
    const agentId = (await world.run(createEstateAgent)).id;
    const unseen = await newClient(world, { email: "jane@example.com" });
    const principal = { ...world.principal, confinedTo: [`estate-agent:${agentId}`] };
    const refused = create({ name: "Jane", email: "jane@example.com", agentId }, principal);
    await expect(refused).rejects.toMatchObject({ reason: "CLIENT_EMAIL_TAKEN", code: "CONFLICT", details: undefined });
    await expect(create({ name: "Bo", email: "bo@example.com" }, principal)).rejects.toMatchObject({
      reason: "CONFINED",
    });
    const { client } = await create({ name: "Bo", email: "bo@example.com", agentId }, principal);
    const get = (id: string) => world.invoke(getClient, { id }, { principal });
    expect((await get(client?.id ?? "")).output.assignedAgent?.id).toBe(agentId);
    await expect(get(unseen.id)).rejects.toMatchObject({ reason: "CLIENT_NOT_FOUND" });
  });

  it("keeps addresses apart between organizations, and refuses another's agent", async () => {
    const other = await createWorld();
    const known = await newClient(other, { email: "jane@example.com" });
    const { clientId, created } = await create({ name: "Jane", email: "jane@example.com" });
    expect([clientId === known.id, created]).toEqual([false, true]);
    const agentId = (await other.run(createEstateAgent)).id;
    const refused = create({ name: "Bo", email: "bo@example.com", agentId });
    await expect(refused).rejects.toMatchObject({ reason: "ESTATE_AGENT_NOT_FOUND" });
  });

  it("needs a name and an address", async () => {
    for (const input of [
      { name: "Jane" },
      { email: "jane@example.com" },
      { name: " ", email: "jane@example.com" },
      { name: "Jane", email: "" },
      { name: "Jane", email: "jane" },
      { name: "Jane", email: "jane@example.com", buyingStage: "Dreaming" },
    ]) {
      await expect(create(input), JSON.stringify(input)).rejects.toMatchObject({ reason: "INVALID_INPUT" });
    }
    expect(await stored()).toEqual([]);
  });
});
