import { createWorld, plant } from "@orrery/testkit";
import { describe, expect, it } from "vitest";
import { tenantStatement } from "../index.ts";

const NAMES = tenantStatement<{ name: string }>(
  `SELECT "name" FROM "EstateAgent" WHERE "organizationId" = $1::uuid AND "name" LIKE $2 ORDER BY "name"`,
);

describe("tenantStatement", () => {
  it("is refused at its declaration when it is not confined", () => {
    expect(() => tenantStatement('SELECT * FROM "Lead"')).toThrow("confined");
    expect(() => tenantStatement('SELECT * FROM "Lead" WHERE "organizationId" = $2')).toThrow("confined");
  });

  it("is refused where it was never declared, outside transactions as well as inside", async () => {
    const world = await createWorld();
    const { store } = world.database;
    const forged = { text: `SELECT "id" FROM "ApiKey" WHERE $1::text IS NOT NULL` } as unknown as typeof NAMES;
    await expect(store.reader(world.principal).sql.all(forged)).rejects.toThrow("declared statements");
    const inside = store.transaction(world.principal, ({ access }) => access.sql.all(forged));
    await expect(inside).rejects.toThrow("declared statements");
  });

  it("shows each organization its own rows, outside and inside a transaction", async () => {
    const [a, b] = await Promise.all([createWorld(), createWorld()]);
    await plant(a.database, "EstateAgent", a.organizationId);
    for (const world of [a, b]) {
      const { store } = world.database;
      const outside = await store.reader(world.principal).sql.all(NAMES, "plant%");
      const inside = await store.transaction(world.principal, ({ access }) => access.sql.all(NAMES, "plant%"));
      expect(outside).toEqual(world === a ? [{ name: expect.stringContaining("planted") }] : []);
      expect(inside).toEqual(outside);
    }
  });

  it("sees inside a transaction what that transaction has written", async () => {
    const world = await createWorld();
    const names = await world.database.store.transaction(world.principal, async ({ access: { db, sql } }) => {
      await db.estateAgent.create({ data: { name: "fresh" } });
      return sql.all(NAMES, "fresh");
    });
    expect(names).toEqual([{ name: "fresh" }]);
  });
});

describe("a declared statement, for a credential that is confined to resources", () => {
  const SUBMISSIONS = tenantStatement<{ source: string }>(
    (seen) =>
      `SELECT s."source" FROM "LeadSubmission" s JOIN "Lead" l ON l."organizationId" = s."organizationId" AND l."id" = s."leadId"
       WHERE s."organizationId" = $1::uuid AND ($2::text IS NULL OR s."source" LIKE $2) AND ${seen("LeadSubmission", "s")} AND ${seen("Lead", "l")}
       ORDER BY s."source"`,
  );
  const KEYS = tenantStatement(
    (seen) => `SELECT "id" FROM "ApiKey" WHERE "organizationId" = $1::uuid AND ${seen("ApiKey")}`,
  );
  const LOCK = tenantStatement<{ locked: boolean }>(
    `SELECT TRUE AS "locked" FROM "EstateAgent" WHERE "organizationId" = $1::uuid`,
    { beyondConfinement: "It tells nothing." },
  );

  /** Two agents' leads, each with a submission. */
  async function planted() {
    const world = await createWorld();
    const { system, store } = world.database;
    const ids = [];
    for (const source of ["one", "two"]) {
      const [agent, submission] = [
        await plant(world.database, "EstateAgent", world.organizationId),
        await plant(world.database, "LeadSubmission", world.organizationId),
      ];
      const { leadId } = await system.leadSubmission.update({ where: { id: submission.id }, data: { source } });
      await system.lead.update({ where: { id: leadId }, data: { agentId: agent.id } });
      ids.push({ agent: `estate-agent:${agent.id}`, lead: `lead:${leadId}` });
    }
    await plant(world.database, "ApiKey", world.organizationId);
    const run = async (statement: typeof SUBMISSIONS, confinedTo: readonly string[], ...values: readonly unknown[]) => {
      const principal = { ...world.principal, confinedTo };
      const outside = await store.reader(principal).sql.all(statement, ...values);
      expect(await store.transaction(principal, ({ access }) => access.sql.all(statement, ...values))).toEqual(outside);
      return outside;
    };
    return { world, run, ids };
  }

  it("sees what is within, by whichever way, and what it is asked for of that", async () => {
    const { world, run, ids } = await planted();
    const [one = { agent: "", lead: "" }, two = one] = ids;
    const both = [{ source: "one" }, { source: "two" }];
    expect(await world.database.store.reader(world.principal).sql.all(SUBMISSIONS, null)).toEqual(both);
    expect(await run(SUBMISSIONS, [one.agent], null)).toEqual([{ source: "one" }]);
    expect(await run(SUBMISSIONS, [two.lead], null)).toEqual([{ source: "two" }]);
    expect(await run(SUBMISSIONS, [one.lead, two.agent], null)).toEqual(both);
    expect(await run(SUBMISSIONS, [one.lead, two.agent], "t%")).toEqual([{ source: "two" }]);
    expect(await run(SUBMISSIONS, [], null)).toEqual([]);
  });

  it("sees no row of a model that nothing is confined to", async () => {
    const { world, run, ids } = await planted();
    expect(await world.database.store.reader(world.principal).sql.all(KEYS)).toHaveLength(1);
    expect(await run(KEYS as never, [ids[0]?.agent ?? ""])).toEqual([]);
  });

  it("is refused unless it is declared for such, and runs as it is where it says why", async () => {
    const { run, ids } = await planted();
    const confinedTo = [ids[0]?.agent ?? ""];
    await expect(run(NAMES as never, confinedTo, "%")).rejects.toMatchObject({ reason: "CONFINED" });
    expect(await run(LOCK as never, confinedTo)).toEqual([{ locked: true }, { locked: true }]);
  });
});
