import { testDatabase } from "@orrery/testkit";
import { describe, expect, it } from "vitest";
import { assertEveryModelIsPlaced, MODELS } from "./models.ts";

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
