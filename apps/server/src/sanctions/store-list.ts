import { randomUUID } from "node:crypto";
import type { Database } from "@orrery/db";
import { Failure } from "@orrery/operation";
import type { Prepared } from "./prepare-list.ts";

/** An entry, as a report names it. */
export interface NamedEntry {
  readonly id: number;
  readonly name: string;
}

/** What another version of the lists changes. */
export interface ListChanges {
  readonly added: readonly NamedEntry[];
  readonly removed: readonly NamedEntry[];
  readonly changed: readonly NamedEntry[];
}

const AT_ONCE = 1_000;
/** Of the swap where everything is new. */
const SWAP_TIMEOUT_MS = 120_000;

/** Puts rows beside what is there, where no screening sees them. @returns what they are staged under */
export async function stageRows(
  { sql }: Pick<Database, "sql">,
  rows: Iterable<Prepared>,
  staged: (count: number) => void,
): Promise<string> {
  const load = randomUUID();
  // What a load has left that was killed.
  await sql(`DELETE FROM "SanctionsStaged"`, []);
  let batch: Prepared[] = [];
  const flush = async () => {
    await sql(
      `INSERT INTO "SanctionsStaged" ("load", "kind", "key", "row")
       SELECT $1::uuid, "kind", "key", "row" FROM json_to_recordset($2::json) AS r("kind" text, "key" text, "row" jsonb)`,
      [load, JSON.stringify(batch)],
    );
    staged(batch.length);
    batch = [];
  };
  for (const row of rows) {
    batch.push(row);
    if (batch.length === AT_ONCE) await flush();
  }
  if (batch.length > 0) await flush();
  await sql(`ANALYZE "SanctionsStaged"`, []);
  return load;
}

export async function unstage({ sql }: Pick<Database, "sql">, load: string): Promise<void> {
  await sql(`DELETE FROM "SanctionsStaged" WHERE "load" = $1::uuid`, [load]);
}

/** What would come, go and change. */
export async function changesOf({ sql }: Pick<Database, "sql">, load: string): Promise<ListChanges> {
  const entries = (text: string) => sql<NamedEntry>(text, [load]);
  return {
    added: await entries(`SELECT s."key"::int4 AS "id", s."row"->>'name' AS "name" FROM "SanctionsStaged" s
      LEFT JOIN "SanctionsEntry" e ON e."id" = s."key"::int4
      WHERE s."load" = $1::uuid AND s."kind" = 'entry' AND e."id" IS NULL ORDER BY 1`),
    removed: await entries(`SELECT e."id", e."name" FROM "SanctionsEntry" e
      LEFT JOIN "SanctionsStaged" s ON s."load" = $1::uuid AND s."kind" = 'entry' AND s."key" = e."id"::text
      WHERE s."key" IS NULL ORDER BY 1`),
    changed: await entries(`SELECT e."id", s."row"->>'name' AS "name" FROM "SanctionsEntry" e
      JOIN "SanctionsStaged" s ON s."load" = $1::uuid AND s."kind" = 'entry' AND s."key" = e."id"::text
      WHERE e."digest" <> s."row"->>'digest' ORDER BY 1`),
  };
}

/**
 * Of each table, what is new is put in, what is another is changed, and what is gone is deleted: whoever reads sees what was
 * there until the commit, and has to wait for nothing. `$2` is the version that it is all from.
 */
const SWAP: readonly string[] = [
  `DELETE FROM "SanctionsEntry" e WHERE NOT EXISTS (SELECT FROM "SanctionsStaged" s
     WHERE s."load" = $1::uuid AND s."kind" = 'entry' AND s."key" = e."id"::text) AND $2::int4 > 0`,
  `INSERT INTO "SanctionsEntry" ("id", "kind", "name", "programs", "title", "remarks", "addresses", "hasRecord", "digest", "since")
   SELECT n."id", n."kind", n."name", n."programs", n."title", n."remarks", n."addresses", n."hasRecord", n."digest", $2::int4
   FROM "SanctionsStaged" s, json_populate_record(NULL::"SanctionsEntry", s."row"::json) n
   WHERE s."load" = $1::uuid AND s."kind" = 'entry'
   ON CONFLICT ("id") DO UPDATE SET "kind" = excluded."kind", "name" = excluded."name", "programs" = excluded."programs",
     "title" = excluded."title", "remarks" = excluded."remarks", "addresses" = excluded."addresses",
     "hasRecord" = excluded."hasRecord", "digest" = excluded."digest", "since" = excluded."since"
   WHERE "SanctionsEntry"."digest" <> excluded."digest"`,
  `DELETE FROM "SanctionsName" e WHERE NOT EXISTS (SELECT FROM "SanctionsStaged" s
     WHERE s."load" = $1::uuid AND s."kind" = 'name' AND s."key" = e."id") AND $2::int4 > 0`,
  `INSERT INTO "SanctionsName" ("id", "entryId", "name", "quality", "words", "familyWords", "since")
   SELECT n."id", n."entryId", n."name", n."quality", n."words", n."familyWords", $2::int4
   FROM "SanctionsStaged" s, json_populate_record(NULL::"SanctionsName", s."row"::json) n
   WHERE s."load" = $1::uuid AND s."kind" = 'name'
   ON CONFLICT ("id") DO UPDATE SET "name" = excluded."name", "quality" = excluded."quality", "words" = excluded."words",
     "familyWords" = excluded."familyWords", "since" = excluded."since"
   WHERE ("SanctionsName"."name", "SanctionsName"."quality", "SanctionsName"."words", "SanctionsName"."familyWords")
     IS DISTINCT FROM (excluded."name", excluded."quality", excluded."words", excluded."familyWords")`,
  `DELETE FROM "SanctionsWord" e WHERE NOT EXISTS (SELECT FROM "SanctionsStaged" s
     WHERE s."load" = $1::uuid AND s."kind" = 'word' AND s."key" = e."word") AND $2::int4 > 0`,
  `INSERT INTO "SanctionsWord" ("word", "spelling", "sound", "names", "count")
   SELECT n."word", n."word", n."sound", n."names", n."count"
   FROM "SanctionsStaged" s, json_populate_record(NULL::"SanctionsWord", s."row"::json) n
   WHERE s."load" = $1::uuid AND s."kind" = 'word' AND $2::int4 > 0
   ON CONFLICT ("word") DO UPDATE SET "sound" = excluded."sound", "names" = excluded."names", "count" = excluded."count"
   WHERE ("SanctionsWord"."sound", "SanctionsWord"."names") IS DISTINCT FROM (excluded."sound", excluded."names")`,
];

/** One version of the lists, to be. */
export interface NewList {
  readonly source: string;
  readonly checksum: string;
  readonly entries: number;
  readonly names: number;
  /** How many rows are staged. */
  readonly staged: number;
  readonly changes: ListChanges;
}

/** Nobody takes any of it away before the commit. @throws Failure CONFLICT where it is not whole: another load has begun meanwhile, as this one has lost its turn */
async function assertWhole(sql: Database["sql"], load: string, staged: number): Promise<void> {
  await sql(`LOCK TABLE "SanctionsStaged" IN SHARE MODE`, []);
  const [row] = await sql<{ count: number }>(
    `SELECT count(*)::int4 AS "count" FROM "SanctionsStaged" WHERE "load" = $1::uuid`,
    [load],
  );
  if (row?.count === staged) return;
  throw new Failure("CONFLICT", { message: "Another load came in between. The lists are as they were: load again." });
}

/**
 * Has what is staged take the place of what is there, in one transaction. @param sent runs in it
 * @returns the new version
 * @throws Failure CONFLICT
 */
export async function swapIn(
  database: Database,
  load: string,
  { changes: { added, removed, changed }, staged, ...list }: NewList,
  sent: (version: number) => Promise<void>,
): Promise<number> {
  const counts = { added: added.length, removed: removed.length, changed: changed.length };
  const version = await database.transaction(async (sql) => {
    await assertWhole(sql, load, staged);
    const [row] = await sql<{ version: number }>(
      `INSERT INTO "SanctionsList" ("id", "version", "source", "checksum", "entries", "names", "changes")
       SELECT gen_random_uuid(), coalesce(max("version"), 0) + 1, $1, $2, $3::int4, $4::int4, $5::jsonb FROM "SanctionsList"
       RETURNING "version"`,
      [list.source, list.checksum, list.entries, list.names, JSON.stringify(counts)],
    );
    const { version } = row as { version: number };
    for (const statement of SWAP) await sql(statement, [load, version]);
    await sent(version);
    return version;
  }, SWAP_TIMEOUT_MS);
  // The planner goes by how many words there are.
  for (const table of ["SanctionsWord", "SanctionsName"]) await database.sql(`ANALYZE "${table}"`, []);
  return version;
}
