import { createWorld, type TestWorld } from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { createEstateAgent } from "../estate-agent/create-estate-agent.ts";
import { getClient } from "./get-client.ts";
import { type Client, newClient } from "./testing.ts";
import { updateClient } from "./update-client.ts";

let world: TestWorld;
let client: Client;
beforeEach(async () => {
  world = await createWorld();
  client = await newClient(world, { email: "jane@example.com", phone: "555" });
});
const update = async (input: object, principal = world.principal) =>
  (await world.invoke(updateClient, { id: client.id, ...input }, { principal })).output;
const current = async () => (await world.invoke(getClient, { id: client.id })).output;

describe("changing a client", () => {
  it("moves it to another stage, and tells which it comes from", async () => {
    expect(await update({ buyingStage: "Under Contract" })).toMatchObject({
      buyingStage: "Under Contract",
      version: 2,
    });
    expect((await world.events()).at(-1)).toMatchObject({
      type: "client.stage_changed",
      resourceId: client.id,
      resourceVersion: 2,
      data: { id: client.id, buyingStage: "Under Contract", previousStage: "Searching" },
    });
  });

  it("changes what is given and nothing else: null empties, and what is the same makes no new version", async () => {
    const agentId = (await world.run(createEstateAgent, { name: "Sarah" })).id;
    expect(await update({ phone: null, agentId })).toMatchObject({
      name: "Jane",
      email: "jane@example.com",
      phone: null,
      buyingStage: "Searching",
      assignedAgent: { id: agentId, name: "Sarah" },
      version: 2,
    });
    const before = await current();
    expect(await update({ buyingStage: "Searching", phone: null, agentId, email: "jane@example.com" })).toEqual(before);
    expect(await update({})).toEqual(before);
    expect((await world.events()).map(({ type }) => type)).toEqual(["client.created"]);
  });

  it("refuses an address that another client has, and takes a client's own in other capitals", async () => {
    await newClient(world, { email: "bo@example.com" });
    await expect(update({ email: "BO@example.com" })).rejects.toMatchObject({ reason: "CLIENT_EMAIL_TAKEN" });
    expect(await update({ email: "JANE@example.com" })).toMatchObject({ email: "JANE@example.com", version: 2 });
    await update({ email: "jane.doe@example.com" });
    expect((await newClient(world, { email: "Jane.Doe@example.com" })).id).toBe(client.id);
    expect((await newClient(world, { email: "jane@example.com" })).id).not.toBe(client.id);
  });

  it("tells one of two who read the same version that it has changed, and shows it as it is", async () => {
    const stages = ["Touring", "Offer"];
    const results = await Promise.allSettled(stages.map((buyingStage) => update({ buyingStage, expectedVersion: 1 })));
    const [done, refused] = results.toSorted((a, b) => (a.status < b.status ? -1 : 1));
    expect(done).toMatchObject({ status: "fulfilled", value: { version: 2 } });
    const now = await current();
    expect(refused).toMatchObject({ reason: { reason: "STALE_VERSION", details: { current: now } } });
    expect(now.version).toBe(2);
  });

  it("loses none of twelve changes at once", async () => {
    const changes = Array.from({ length: 12 }, (_, at) => update({ phone: `555-${at}` }));
    const versions = (await Promise.all(changes)).map(({ version }) => version);
    expect(versions.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, at) => at + 2));
  });

  it("needs clients:read, as its answer shows the client; and knows no other organization's", async () => {
    const writer = world.withScopes(["clients:write"]);
    await expect(update({ phone: "1" }, writer)).rejects.toMatchObject({ reason: "SCOPE_REQUIRED" });
    const { id } = await newClient(await createWorld());
    await expect(update({ id, phone: "1" })).rejects.toMatchObject({ reason: "CLIENT_NOT_FOUND" });
  });
});
