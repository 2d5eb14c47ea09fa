import { createWorld, requesterOf, type TestWorld } from "@orrery/testkit";
import { beforeAll, describe, expect, it } from "vitest";
import { streamClients } from "./stream-clients.ts";
import { newClient, plantClients } from "./testing.ts";

let world: TestWorld;
let ids: string[];
beforeAll(async () => {
  world = await createWorld();
  ids = await plantClients(world, 1_203);
});

async function open(input: object, principal = world.principal) {
  const permit = await world.kernel.admit(requesterOf(principal), "organicagent", [{ operation: streamClients }]);
  return world.kernel.stream(permit, streamClients, input, { signal: new AbortController().signal });
}
const idsOf = async (input: object) => (await Array.fromAsync(await open(input))).map(({ id }) => id);

describe("all clients", () => {
  it("come once each, newest first and then by id, over any number of batches", async () => {
    expect(await idsOf({})).toEqual(ids);
  });

  it.each([
    [0, 1],
    [0, 500],
    [499, 2],
    [200, 501],
    [203, 1_000],
    [1_202, 1_000],
    [1_203, 5],
    [2_147_483_647, 5],
  ])("from offset %i, %i of them", async (offset, limit) => {
    expect(await idsOf({ offset, limit })).toEqual(ids.slice(offset, offset + limit));
  });

  it("from an offset to the end", async () => {
    expect(await idsOf({ offset: 600 })).toEqual(ids.slice(600));
  });

  it("stay as many when others come in between", async () => {
    const fresh = await createWorld();
    const planted = await plantClients(fresh, 700);
    const permit = await fresh.kernel.admit(requesterOf(fresh.principal), "organicagent", [
      { operation: streamClients },
    ]);
    const seen: string[] = [];
    const rows = fresh.kernel.stream(permit, streamClients, {}, { signal: new AbortController().signal });
    for await (const { id } of rows) {
      seen.push(id);
      if (seen.length % 100 === 0) await newClient(fresh);
    }
    expect(seen).toEqual(planted);
  });

  it("are refused with a limit that is none, or over 1,000", async () => {
    for (const input of [{ limit: 0 }, { limit: 1_001 }, { limit: 1.5 }, { offset: -1 }]) {
      await expect(idsOf(input)).rejects.toMatchObject({ reason: "INVALID_INPUT" });
    }
  });
});
