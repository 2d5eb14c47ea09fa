import { createWorld, freshDatabase, usesPostgres } from "@orrery/testkit";
import { describe, expect, it } from "vitest";
import { listLeads } from "../estate/lead/list-leads.ts";
import { listProperties } from "../estate/property/list-properties.ts";

const ROWS = 5_000;

/** Rows of many words, in one organization of two. */
const FILL = `
  INSERT INTO "Property" ("id", "organizationId", "title", "line1", "city", "updatedAt")
  SELECT gen_random_uuid(), o."id", 'House ' || md5(n::text), n || ' Oak Ave', 'City ' || n % 97, now()
  FROM "Organization" o, generate_series(1, ${ROWS}) n;
  INSERT INTO "Lead" ("id", "organizationId", "name", "email", "source", "updatedAt")
  SELECT gen_random_uuid(), o."id", md5(n::text), n || '@example.com', 'api', now()
  FROM "Organization" o, generate_series(1, ${ROWS}) n;`;

// The embedded database's statistics are the same, but nobody keeps so many rows in it.
describe.runIf(usesPostgres)("a search's statement", () => {
  it("goes through the indexes for words and for likeness, in every order, and through no whole table", async () => {
    const statements: string[] = [];
    await using fresh = await freshDatabase({ before: (sql) => void statements.push(sql) });
    const world = await createWorld({ database: fresh.database });
    await fresh.database.script(FILL);
    for (const table of ["Property", "Lead"]) await fresh.database.sql(`ANALYZE "${table}"`, []);
    const search = () => statements.find((sql) => sql.startsWith('WITH "asked"')) ?? "";
    const q = "hause 77";
    const searches: [table: string, run: () => Promise<unknown>][] = [
      ["Property", () => world.invoke(listProperties, { q })],
      ["Property", () => world.invoke(listProperties, { q, sort: "-price" })],
      ["Property", () => world.invoke(listProperties, { q, direction: "backward" })],
      ["Lead", () => world.invoke(listLeads, { q })],
    ];
    for (const [table, run] of searches) {
      statements.length = 0;
      await run();
      const sql = search();
      const filters = new Set(sql.match(/\$\d+/g)).size - 5;
      const values = [
        world.organizationId,
        ["hause", "77"],
        null,
        null,
        21,
        ...Array.from({ length: filters }, () => null),
      ];
      const plan = (await fresh.database.sql<{ "QUERY PLAN": string }>(`EXPLAIN ${sql}`, values))
        .map((line) => line["QUERY PLAN"])
        .join("\n");
      expect(plan).toContain(`on "${table}_organizationId_search_idx"`);
      expect(plan).toContain(`on "${table}_organizationId_searchText_idx"`);
      expect(plan).not.toContain("Seq Scan");
    }
  });
});
