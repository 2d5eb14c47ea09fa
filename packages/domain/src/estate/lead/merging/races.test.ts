import { createWorld, type TestWorld, usesPostgres } from "@orrery/testkit";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createProperty } from "../../property/create-property.ts";
import { createLead } from "../create-lead.ts";
import { getLead } from "../get-lead.ts";
import { newLead } from "../testing.ts";
import { mergeLeads } from "./merge-leads.ts";
import { unmergeLead } from "./unmerge-lead.ts";

let world: TestWorld;
beforeEach(async () => {
  world = await createWorld();
});

const get = async (id: string) => (await world.invoke(getLead, { id })).output;

/** How many wait for a lock of somebody's. */
async function waiting(): Promise<number> {
  const [row] = await world.database.sql<{ count: number }>(
    `SELECT count(*)::int4 AS "count" FROM pg_stat_activity WHERE "datname" = current_database() AND "wait_event_type" = 'Lock'`,
    [],
  );
  return row?.count ?? 0;
}

/** Has all of them wait for a lead, in this order, before the first is done. */
async function inTurns<const Work extends readonly (() => Promise<unknown>)[]>(leadId: string, ...work: Work) {
  const begun: Promise<unknown>[] = [];
  await world.database.system.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT FROM "Lead" WHERE "id" = ${leadId}::uuid FOR UPDATE`;
      for (const [at, one] of work.entries()) {
        begun.push(one());
        await vi.waitFor(async () => expect(await waiting()).toBe(at + 1), { timeout: 5_000, interval: 10 });
      }
    },
    { timeout: 20_000 },
  );
  await Promise.all(begun);
}

// The embedded database has but one connection, so that nobody waits for anybody.
describe.runIf(usesPostgres)("what comes for a lead that is just being merged", () => {
  const send = (input: object) => () => world.invoke(createLead, { name: "Ann", email: "ann@example.com", ...input });
  /** By a credential that sees neither lead. */
  const sendUnseen = async (input: object) => {
    const { id: propertyId } = await world.run(createProperty);
    const principal = { ...world.principal, confinedTo: [`property:${propertyId}`] };
    const sent = { name: "Ann", email: "ann@example.com", propertyId, ...input };
    return () => world.invoke(createLead, sent, { principal });
  };

  it("is its own once the merge is undone", async () => {
    const lead = await newLead(world, { email: "ann@example.com" });
    const other = await newLead(world, { phone: "305 555 0100", notes: "Theirs" });
    const merge = () => world.invoke(mergeLeads, { id: lead.id, otherId: other.id });
    await inTurns(lead.id, merge, send({ phone: "786 555 0199", notes: "Mine" }));
    expect(await get(lead.id)).toMatchObject({ phone: "305 555 0100", notes: "Theirs" });
    await world.invoke(unmergeLead, { id: lead.id, otherId: other.id });
    expect(await get(lead.id)).toMatchObject({ phone: "786 555 0199", notes: "Mine" });
    expect(await get(other.id)).toMatchObject({ phone: "305 555 0100", notes: "Theirs" });
  });

  it("goes with it where it becomes part of another", async () => {
    const [lead, other] = [await newLead(world, { name: "Lee" }), await newLead(world, { email: "ann@example.com" })];
    const merge = () => world.invoke(mergeLeads, { id: lead.id, otherId: other.id });
    await inTurns(other.id, merge, send({ notes: "Mine" }));
    expect(await get(lead.id)).toMatchObject({ notes: "Mine" });
    await world.invoke(unmergeLead, { id: lead.id, otherId: other.id });
    expect(await get(lead.id)).toMatchObject({ notes: null });
    expect(await get(other.id)).toMatchObject({ notes: "Mine" });
  });

  it("is the other's where that is one of its own again", async () => {
    const [lead, other] = [await newLead(world, { name: "Lee" }), await newLead(world, { email: "ann@example.com" })];
    await world.invoke(mergeLeads, { id: lead.id, otherId: other.id });
    const unmerge = () => world.invoke(unmergeLead, { id: lead.id, otherId: other.id });
    await inTurns(lead.id, unmerge, send({ notes: "Mine" }));
    expect(await get(lead.id)).toMatchObject({ notes: null });
    expect(await get(other.id)).toMatchObject({ notes: "Mine" });
  });

  it("is the other's where that is one of its own again, also where its sender sees neither", async () => {
    const [lead, other] = [await newLead(world, { name: "Lee" }), await newLead(world, { email: "ann@example.com" })];
    await world.invoke(mergeLeads, { id: lead.id, otherId: other.id });
    const unmerge = () => world.invoke(unmergeLead, { id: lead.id, otherId: other.id });
    await inTurns(lead.id, unmerge, await sendUnseen({ phone: "786 555 0199" }));
    expect(await get(lead.id)).toMatchObject({ phone: null });
    expect(await get(other.id)).toMatchObject({ phone: "786 555 0199" });
  });

  it("is its own once the merge is undone, also where its sender does not see it", async () => {
    const lead = await newLead(world, { email: "ann@example.com" });
    const other = await newLead(world, { phone: "305 555 0100" });
    const merge = () => world.invoke(mergeLeads, { id: lead.id, otherId: other.id });
    await inTurns(lead.id, merge, await sendUnseen({ phone: "786 555 0199" }));
    await world.invoke(unmergeLead, { id: lead.id, otherId: other.id });
    expect(await get(lead.id)).toMatchObject({ phone: "786 555 0199" });
  });
});
