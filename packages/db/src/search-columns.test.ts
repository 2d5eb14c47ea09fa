import { createWorld, freshDatabase, plant, type TestWorld, testDatabase } from "@orrery/testkit";
import { beforeAll, describe, expect, it } from "vitest";
import { applyMigrations, openEmbedded, Prisma } from "./index.ts";
import { readMigrations } from "./migrate/files.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await createWorld();
});

interface Columns {
  readonly search: string;
  readonly searchText: string;
}

async function columnsOf(table: "Property" | "Lead", id: string): Promise<Columns> {
  const text = `SELECT "search"::text, "searchText" FROM "${table}" WHERE "id" = $1::uuid`;
  const [row] = await world.database.sql<Columns>(text, [id]);
  if (!row) throw new Error(`There is no ${table} ${id}.`);
  return row;
}

const property = (data: Omit<Prisma.PropertyUncheckedCreateInput, "organizationId">) =>
  world.database.system.property.create({ data: { ...data, organizationId: world.organizationId } });

const lead = (data: Omit<Prisma.LeadUncheckedCreateInput, "organizationId" | "source">) =>
  world.database.system.lead.create({ data: { ...data, source: "api", organizationId: world.organizationId } });

describe("what a row is found by", () => {
  it("of a property is title, place and features, and its description among the words alone", async () => {
    const address = { line1: "7 Łódzka", line2: "B", city: "ZÜRICH", region: "ZH", postalCode: "8001" };
    const { id } = await property({ title: "Café–Bar", ...address, features: ["Sun deck"], description: "Très chic!" });
    const { search, searchText } = await columnsOf("Property", id);
    expect(searchText).toBe("cafe bar 7 lodzka b zurich zh 8001 sun deck");
    expect(search.split(" ").toSorted()).toEqual(
      ["'7':3B", "'8001':8B", "'b':5B", "'bar':2A", "'cafe':1A", "'chic':12C", "'deck':10B", "'lodzka':4B"].concat([
        ...["'sun':9B", "'tres':11C", "'zh':7B", "'zurich':6B"],
      ]),
    );
  });

  it("of a lead is name, email, phone in both ways and address, and its notes among the words alone", async () => {
    const contact = { email: "Ana.D@Example.com", phone: "+1 (555) 123-4567", propertyAddress: "1 Elm St" };
    const { id } = await lead({ name: "Ana Díaz", ...contact, notes: "Soon" });
    const { search, searchText } = await columnsOf("Lead", id);
    expect(searchText).toBe("ana diaz ana d example com 1 555 123 4567 5551234567 1 elm st");
    expect(search).toContain("'soon':15C");
    expect(search).toMatch(/'ana':1A,3B/);
  });

  it("is there where nothing is but what must be", async () => {
    expect(await columnsOf("Property", (await property({ title: "Plot" })).id)).toEqual({
      search: "'plot':1A",
      searchText: "plot",
    });
    expect(await columnsOf("Lead", (await lead({ name: "!" })).id)).toEqual({ search: "", searchText: "" });
  });

  it("holds all that a row may hold", async () => {
    const { id } = await property({
      title: "x".repeat(200),
      description: `${"ß ".repeat(5_000)}${"y".repeat(10_000)}`,
      features: Array.from({ length: 100 }, (_, at) => `${at} ${"é".repeat(97)}`),
    });
    expect((await columnsOf("Property", id)).searchText.length).toBeGreaterThan(10_000);
  });

  it("follows every change, and nobody can write it", async () => {
    const { system, sql } = world.database;
    const { id } = await property({ title: "Old" });
    await system.property.update({ where: { id }, data: { title: "New", city: "Miami" } });
    const after = await columnsOf("Property", id);
    expect(after).toEqual({ search: "'miami':2B 'new':1A", searchText: "new miami" });
    await sql(`UPDATE "Property" SET "search" = 'forged', "searchText" = 'forged' WHERE "id" = $1::uuid`, [id]);
    expect(await columnsOf("Property", id)).toEqual(after);
    await system.property.update({ where: { id }, data: { status: "sold" } });
    expect(await columnsOf("Property", id)).toEqual(after);
  });
});

it("is no field of the client's, so that no query without a selection gives it", async () => {
  for (const fields of [Prisma.PropertyScalarFieldEnum, Prisma.LeadScalarFieldEnum]) {
    expect(Object.keys(fields)).not.toContain("search");
    expect(Object.keys(fields)).not.toContain("searchText");
  }
  const { id } = await plant(world.database, "Property", world.organizationId);
  const row = await world.database.system.property.findUniqueOrThrow({ where: { id } });
  expect(Object.keys(row).filter((name) => name.startsWith("search"))).toEqual([]);
});

it("is given to the rows that were there before it was", async () => {
  const migrations = readMigrations();
  const at = migrations.findIndex(({ name }) => name.endsWith("_search"));
  const database = await openEmbedded(undefined);
  await applyMigrations(database, migrations.slice(0, at));
  await database.script(`
    INSERT INTO "Organization" ("id", "name", "slug", "plan", "updatedAt") VALUES (gen_random_uuid(), 'O', 'o', 'solo', now());
    INSERT INTO "Property" ("id", "organizationId", "title", "updatedAt") SELECT gen_random_uuid(), "id", 'Château', now() FROM "Organization";
    INSERT INTO "Lead" ("id", "organizationId", "name", "source", "updatedAt") SELECT gen_random_uuid(), "id", 'Zoë', 'api', now() FROM "Organization";`);
  await applyMigrations(database, migrations);
  const texts = `SELECT "searchText" FROM "Property" UNION ALL SELECT "searchText" FROM "Lead"`;
  expect(await database.sql(texts, [])).toEqual([{ searchText: "chateau" }, { searchText: "zoe" }]);
  await database.close();
});

it("has its extensions on every database", async () => {
  const names = `SELECT extname FROM pg_extension WHERE extname IN ('pg_trgm', 'unaccent', 'btree_gin') ORDER BY 1`;
  await using fresh = await freshDatabase();
  for (const database of [await testDatabase(), fresh.database]) {
    expect(await database.sql(names, [])).toEqual([
      { extname: "btree_gin" },
      { extname: "pg_trgm" },
      { extname: "unaccent" },
    ]);
  }
});
