import { createWorld, freshDatabase } from "@orrery/testkit";
import { describe, expect, it } from "vitest";
import { applyMigrations, diffToSchema, openEmbedded, pendingMigrations } from "../index.ts";
import { readMigrations, readSchema } from "./files.ts";
import { freezeNewTables } from "./freeze.ts";

async function migratedEmbedded() {
  const database = await openEmbedded(undefined);
  await applyMigrations(database);
  return database;
}

describe("migrations", () => {
  // The comparing half of Prisma's engine reads the embedded database alone: it can't take PostgreSQL's "char" from pg.
  it("make what the schema describes", async () => {
    const database = await migratedEmbedded();
    expect(await diffToSchema(database)).toBe("");
    await database.close();
  });

  it("differ from a schema that has more: the check can fail", async () => {
    const database = await migratedEmbedded();
    const more: [string, string] = ["zz.prisma", "model Planted {\n  id String @id\n}\n"];
    expect(await diffToSchema(database, [...readSchema(), more])).toContain('CREATE TABLE "Planted"');
    await database.close();
  });

  it("are applied once, in order, in one place with Prisma's own", async () => {
    await using fresh = await freshDatabase();
    expect(await pendingMigrations(fresh.database)).toEqual([]);
    const extra = {
      name: "29990101000000_extra",
      sql: "CREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 2; END $$;",
    };
    const all = [...readMigrations(), extra];
    expect(await applyMigrations(fresh.database, all)).toEqual([extra.name]);
    expect(await applyMigrations(fresh.database, all)).toEqual([]);
    expect(await fresh.database.sql("SELECT two()", [])).toEqual([{ two: 2 }]);
  });

  it("say so when one fails, and keep the data that was there", async () => {
    await using fresh = await freshDatabase();
    const world = await createWorld({ database: fresh.database });
    const bad = { name: "29990101000000_bad", sql: 'CREATE TABLE "Half" (id int); SELECT no_such_function();' };
    await expect(applyMigrations(fresh.database, [...readMigrations(), bad])).rejects.toThrow();
    expect(await fresh.database.system.organization.findUnique({ where: { id: world.organizationId } })).not.toBeNull();
  });
});

describe("freezeNewTables", () => {
  it("gives a trigger to each new table with an organization, and to no other", () => {
    const sql = `CREATE TABLE "Task" (\n    "id" UUID NOT NULL,\n    "organizationId" UUID NOT NULL\n);\n\nCREATE TABLE "Plan" (\n    "id" UUID NOT NULL\n);`;
    expect(freezeNewTables(sql)).toContain('BEFORE UPDATE OF "organizationId" ON "Task"');
    expect(freezeNewTables(sql)).not.toContain('"Plan"');
  });
});
