import { createEstateAgent, createLead, createProperty, updateLead } from "@orrery/domain";
import { createWorld, type FreshDatabase, freshDatabase, type TestWorld } from "@orrery/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** A lost connection, thrown by the driver at the chosen statement. */
class Lost extends Error {}

/** Throws at one boundary: before or after the n-th statement from now on. */
const fault = {
  at: Number.POSITIVE_INFINITY,
  when: "before" as "before" | "after",
  statement: 0,
  seen: [] as string[],
};
const observer = {
  before(sql: string) {
    fault.statement += 1;
    fault.seen.push(sql);
    if (fault.when === "before" && fault.statement === fault.at) throw new Lost(sql);
  },
  after(sql: string) {
    if (fault.when === "after" && fault.statement === fault.at) throw new Lost(sql);
  },
};
const arm = (at: number, when: "before" | "after") => Object.assign(fault, { at, when, statement: 0, seen: [] });
const disarm = () => arm(Number.POSITIVE_INFINITY, "before");

let fresh: FreshDatabase;
let world: TestWorld;
beforeAll(async () => {
  fresh = await freshDatabase(observer);
  world = await createWorld({ database: fresh.database });
});
afterAll(() => fresh[Symbol.asyncDispose]());

/** What the mutation and its key have left behind. */
async function left(idempotencyKey: string, leadId?: string) {
  const { system } = fresh.database;
  const where = { organizationId: world.organizationId };
  const [leads, submissions, events, records, audited] = await Promise.all([
    system.lead.findMany({
      where: { ...where, ...(leadId === undefined ? { notes: idempotencyKey } : { id: leadId, version: { gt: 1 } }) },
    }),
    system.leadSubmission.findMany({ where: { ...where, notes: idempotencyKey } }),
    system.outboxEvent.findMany({
      where: { ...where, ...(leadId === undefined ? {} : { resourceId: leadId, resourceVersion: { gt: 1 } }) },
    }),
    system.idempotencyRecord.findMany({ where: { key: idempotencyKey } }),
    system.auditEntry.findMany({
      where: { ...where, ...(leadId === undefined ? {} : { operation: updateLead.name, resourceId: leadId }) },
    }),
  ]);
  const ids = new Set(leads.map(({ id }) => id));
  const about = <Row extends { resourceId: string | null }>(rows: Row[]) =>
    leadId === undefined ? rows.filter(({ resourceId }) => ids.has(resourceId ?? "")) : rows;
  return {
    leads: leads.length,
    submissions: submissions.length,
    events: about(events).length,
    records: records.length,
    audited: about(audited).length,
  };
}

async function statementsOf(run: () => Promise<unknown>): Promise<readonly string[]> {
  disarm();
  await run();
  return [...fault.seen];
}

describe("a fault at every statement boundary of leads.create", () => {
  it("leaves lead, submission, events, key and line all there, or all gone; and the key makes the retry safe", async () => {
    const propertyId = (await world.run(createProperty)).id;
    const agentId = (await world.run(createEstateAgent)).id;
    const create = (key: string) =>
      world.invoke(
        createLead,
        { name: "John", email: `${key}@example.com`, notes: key, propertyId, agentId },
        { idempotencyKey: key },
      );
    const statements = await statementsOf(() => create("plain"));
    expect(statements.at(0)).toBe("BEGIN");
    expect(statements.at(-1)).toBe("COMMIT");
    expect(statements.length).toBeGreaterThanOrEqual(9);
    const all = { leads: 1, submissions: 1, events: 2, records: 1, audited: 1 };
    const none = { leads: 0, submissions: 0, events: 0, records: 0, audited: 0 };

    for (const when of ["before", "after"] as const) {
      for (let at = 1; at <= statements.length; at += 1) {
        const key = `${when}-${at}`;
        arm(at, when);
        await expect(create(key), `${when} ${statements[at - 1]}`).rejects.toThrow();
        disarm();
        const committed = when === "after" && at === statements.length;
        expect(await left(key), `${when} ${statements[at - 1]}`).toEqual(committed ? all : none);
        expect((await create(key)).replayed).toBe(committed);
        expect(await left(key)).toEqual(all);
      }
    }
  });
});

describe("a fault at every statement boundary of leads.update", () => {
  it("leaves row, events, key and the audit log's line all there, or all gone", async () => {
    const agentId = (await world.run(createEstateAgent)).id;
    const fresh = async () => (await world.run(createLead)).lead?.id ?? "";
    const update = (id: string, key: string) =>
      world.invoke(updateLead, { id, status: "qualified", agentId }, { idempotencyKey: key });
    const first = await fresh();
    const statements = await statementsOf(() => update(first, "update-plain"));
    const all = { leads: 1, submissions: 0, events: 2, records: 1, audited: 1 };
    const none = { leads: 0, submissions: 0, events: 0, records: 0, audited: 0 };

    for (const when of ["before", "after"] as const) {
      for (let at = 1; at <= statements.length; at += 1) {
        const key = `update-${when}-${at}`;
        const id = await fresh();
        arm(at, when);
        await expect(update(id, key), `${when} ${statements[at - 1]}`).rejects.toThrow();
        disarm();
        const committed = when === "after" && at === statements.length;
        expect(await left(key, id), `${when} ${statements[at - 1]}`).toEqual(committed ? all : none);
      }
    }
  });
});

it("goes on after a fault: no connection is left inside a broken transaction", async () => {
  arm(3, "before");
  await expect(world.run(createLead)).rejects.toThrow();
  disarm();
  const made = await Promise.all(Array.from({ length: 15 }, () => world.run(createEstateAgent)));
  expect(new Set(made.map(({ id }) => id)).size).toBe(15);
  const [open] = await fresh.database.sql<{ open: number }>(
    "SELECT count(*)::int4 AS open FROM pg_stat_activity WHERE state LIKE 'idle in transaction%' AND datname = current_database()",
    [],
  );
  expect(open).toEqual({ open: 0 });
});
