import { cursorsFor, type OutputOf, type Principal, sealPosition } from "@orrery/operation";
import { cursorKeyOf } from "@orrery/server";
import { createWorld, requesterOf, TEST_ROOT_SECRET, type TestWorld, testKernel, unlimited } from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { createClient } from "../../estate/client/create-client.ts";
import { newLead } from "../../estate/lead/testing.ts";
import { followEvents } from "./follow-events.ts";

type Item = OutputOf<typeof followEvents>;

let world: TestWorld;
beforeEach(async () => {
  world = await createWorld();
});

const cursorAt = (position: number) =>
  sealPosition(cursorsFor(cursorKeyOf(TEST_ROOT_SECRET), world.organizationId), position);

interface Following {
  readonly principal?: Principal;
  readonly heartbeatMs?: number;
}

async function follow(input: object, { principal = world.principal, ...feed }: Following = {}) {
  const kernel = testKernel(world.database, unlimited, feed);
  const permit = await kernel.admit(requesterOf(principal), "points", [{ operation: followEvents }]);
  const { signal } = new AbortController();
  return kernel.stream(permit, followEvents, input, { signal })[Symbol.asyncIterator]();
}

/** The next so many items. */
async function take(items: AsyncIterator<Item>, count: number): Promise<Item[]> {
  const taken: Item[] = [];
  while (taken.length < count) taken.push((await items.next()).value);
  return taken;
}

describe("following events", () => {
  it("begins at once, where it is told to, and goes on with what is to come", async () => {
    for (let leads = 0; leads < 2; leads += 1) await newLead(world);
    await world.relay();
    const items = await follow({ after: cursorAt(1) });
    expect(await take(items, 1)).toMatchObject([{ cursor: cursorAt(2), event: { position: 2, cursor: cursorAt(2) } }]);
    await newLead(world);
    await world.relay();
    expect(await take(items, 1)).toMatchObject([{ event: { position: 3, type: "lead.created" } }]);
    await items.return?.();
  });

  it("begins with what is to come where it is told nothing, and says from where on", async () => {
    await newLead(world);
    await world.relay();
    const items = await follow({});
    expect(await take(items, 1)).toEqual([{ cursor: cursorAt(1), event: null }]);
    await newLead(world);
    await world.relay();
    expect(await take(items, 1)).toMatchObject([{ event: { position: 2 } }]);
    await items.return?.();
  });

  it("moves the cursor of who sees nothing for long", async () => {
    const items = await follow(
      { after: cursorAt(0) },
      { principal: world.withScopes(["clients:read"]), heartbeatMs: 20 },
    );
    expect(await take(items, 1)).toEqual([{ cursor: cursorAt(0), event: null }]);
    await newLead(world);
    await newLead(world);
    await world.relay();
    for (let cursor = ""; cursor !== cursorAt(2); ) {
      const [item] = await take(items, 1);
      expect(item?.event).toBeNull();
      cursor = item?.cursor ?? "";
    }
    await world.run(createClient);
    await world.relay();
    for (let item: Item | undefined; !item?.event; ) {
      [item] = await take(items, 1);
      if (item?.event) expect(item.event).toMatchObject({ position: 3, type: "client.created" });
    }
    await items.return?.();
  });

  it("shows a confined credential what it sees alone", async () => {
    const [seen, unseen] = [await newLead(world), await newLead(world)];
    await world.relay();
    const items = await follow(
      { after: cursorAt(0) },
      { principal: { ...world.principal, confinedTo: [`lead:${seen.id}`] }, heartbeatMs: 20 },
    );
    const [first, second] = await take(items, 2);
    expect(first?.event?.resource.id).toBe(seen.id);
    expect(second).toEqual({ cursor: cursorAt(2), event: null });
    expect(unseen.id).not.toBe(seen.id);
    await items.return?.();
  });

  it.each([
    ["a type that there is not", { types: ["lead.eaten"] }, "INVALID_INPUT"],
    ["a forged cursor", { after: "AAAA" }, "INVALID_CURSOR"],
  ])("refuses %s before it gives anything", async (_what, input, reason) => {
    await expect((await follow(input)).next()).rejects.toMatchObject({ code: "BAD_REQUEST", reason });
  });

  it("refuses a cursor that the log does not reach, and one that is too old", async () => {
    await expect((await follow({ after: cursorAt(1) })).next()).rejects.toMatchObject({ reason: "CURSOR_AHEAD" });
    await newLead(world);
    await newLead(world);
    await world.relay();
    await world.database.sql(`UPDATE "log"."Head" SET "keptFrom" = 3 WHERE "organizationId" = $1::uuid`, [
      world.organizationId,
    ]);
    await expect((await follow({ after: cursorAt(1) })).next()).rejects.toMatchObject({
      reason: "CURSOR_EXPIRED",
      details: { oldest: cursorAt(2) },
    });
  });
});
