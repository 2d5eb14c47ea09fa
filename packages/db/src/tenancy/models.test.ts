import { randomUUID } from "node:crypto";
import { testDatabase } from "@orrery/testkit";
import { describe, expect, it } from "vitest";
import { assertEveryModelIsPlaced, MODELS, NOUNS } from "./models.ts";

describe("the place of models", () => {
  it("stops the start for a model that nobody placed", () => {
    const { Lead: _, ...rest } = MODELS;
    expect(() => assertEveryModelIsPlaced(rest)).toThrow("The model Lead has no place");
  });

  it("stops the start for a tenant model without an organization", () => {
    expect(() => assertEveryModelIsPlaced({ ...MODELS, User: "tenant" })).toThrow("User has no organizationId");
  });

  it("is backed by a trigger on every table that has an organization, and a unique key that references can name", async () => {
    const { sql } = await testDatabase();
    const tables = await sql<{ table: string; frozen: boolean; referable: boolean }>(
      `SELECT c.relname AS "table",
         EXISTS (SELECT FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
                 WHERE t.tgrelid = c.oid AND p.proname IN ('orrery_freeze_organization', 'refuse_change')
                   AND t.tgenabled = 'O') AS frozen,
         EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisunique
                 AND pg_get_indexdef(i.indexrelid) LIKE '%("organizationId", id)') AS referable
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organizationId'
       WHERE c.relkind = 'r'`,
      [],
    );
    expect(tables.filter(({ frozen }) => !frozen)).toEqual([]);
    const tenants = Object.entries(MODELS).flatMap(([model, reach]) => (reach === "tenant" ? [model] : []));
    expect(tables.flatMap(({ table, referable }) => (referable ? [table] : []))).toEqual(
      expect.arrayContaining(tenants),
    );
  });

  it("has every reference between tenants' rows go through the organization too", async () => {
    const { sql } = await testDatabase();
    const loose = await sql<{ name: string }>(
      `SELECT conname AS name FROM pg_constraint c
       WHERE contype = 'f' AND array_length(conkey, 1) = 1
         AND connamespace = 'public'::regnamespace AND confrelid <> '"Organization"'::regclass AND confrelid <> '"User"'::regclass`,
      [],
    );
    expect(loose).toEqual([]);
  });
});

describe("the noun of models", () => {
  it("is what triggers note, of each of its tables and of no other, whatever the statement", async () => {
    const { sql } = await testDatabase();
    const noted = await sql<{ table: string; noun: string; events: number }>(
      `SELECT c.relname AS "table", rtrim(encode(t.tgargs, 'escape'), '\\000') AS "noun", bit_or(t.tgtype)::int4 AS "events"
       FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_class c ON c.oid = t.tgrelid
       WHERE p.proname = 'orrery_note_data_change' AND t.tgenabled = 'O' GROUP BY 1, 2`,
      [],
    );
    expect(Object.fromEntries(noted.map(({ table, noun }) => [table, noun]))).toEqual(NOUNS);
    // Statement triggers after INSERT (4), DELETE (8) and UPDATE (16).
    expect(new Set(noted.map(({ events }) => events))).toEqual(new Set([4 + 8 + 16]));
  });

  it("is noted once a transaction, in its commit, for each organization whose rows changed", async () => {
    const { sql, system } = await testDatabase();
    const data = (slug: string) => ({
      data: { name: "Touched", slug: `touched-${slug}-${randomUUID()}`, plan: "team" },
    });
    const [one, other] = [await system.organization.create(data("a")), await system.organization.create(data("b"))];
    const touches = () =>
      sql<{ organizationId: string; noun: string }>(
        `SELECT "organizationId"::text, "noun" FROM "DataTouch" WHERE "organizationId" = ANY ($1::uuid[]) ORDER BY "id"`,
        [[one.id, other.id]],
      );
    const property = (organizationId: string) => ({ organizationId, title: "House" });
    await system.$transaction(async (tx) => {
      await tx.property.createMany({ data: [property(one.id), property(other.id), property(one.id)] });
      await tx.property.updateMany({ where: { organizationId: one.id }, data: { title: "Home" } });
      await tx.lead.updateMany({ where: { organizationId: one.id }, data: { name: "Nobody" } });
    });
    expect((await touches()).map(({ organizationId, noun }) => `${organizationId} ${noun}`).sort()).toEqual(
      [`${one.id} property`, `${other.id} property`].sort(),
    );
    const rolledBack = system.$transaction(async (tx) => {
      await tx.estateAgent.create({ data: { organizationId: one.id, name: "Never" } });
      throw new Error("rolled back");
    });
    await expect(rolledBack).rejects.toThrow("rolled back");
    expect(await touches()).toHaveLength(2);
    await system.property.deleteMany({ where: { organizationId: other.id } });
    expect((await touches()).at(-1)).toEqual({ organizationId: other.id, noun: "property" });
    expect(await touches()).toHaveLength(3);
  });
});
