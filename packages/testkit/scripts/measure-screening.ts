/**
 * `node packages/testkit/scripts/measure-screening.ts FOLDER [STEP]` loads OFAC's files from a folder into a database of its own (on
 * ORRERY_TEST_DATABASE_URL's server, or embedded) and says how well and how fast names are screened: of every STEP-th
 * person of the list (12), and of all common names.
 */
import { applyMigrations, type Database, openEmbedded, openPostgres } from "@orrery/db";
import { prepareJobs } from "@orrery/jobs";
import { JOB_KINDS, lookAt, ofacPaths, readList } from "@orrery/server";
import { Client } from "pg";
import { urlOf, usesPostgres } from "../src/database.ts";
import { loadSanctions } from "../src/sanctions/fixture.ts";
import { labelledNames } from "../src/sanctions/labelled-names.ts";
import { measureScreening } from "../src/sanctions/measure.ts";

const [folder, step = "12"] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write("Usage: measure-screening.ts FOLDER [STEP]\n");
  process.exit(2);
}
const NAME = `orrery_screening_${process.pid}`;
const database = await opened();
await applyMigrations(database);
await prepareJobs(database, JOB_KINDS);
const startedMs = performance.now();
const { entries, names, warnings } = await loadSanctions(database, folder);
say(`${entries} entries and ${names} names in ${((performance.now() - startedMs) / 1_000).toFixed(1)} s`);
for (const warning of warnings) say(warning);
const set = labelledNames(await readList(await looks(folder), () => undefined), Number(step));
for (const score of [80, 85, 90]) {
  const { byLabel, recall, precision, p50Ms, p95Ms } = await measureScreening(database, set, score);
  say(
    `\nscore ${score}: recall ${percent(recall)}, precision ${percent(precision)}; p50 ${p50Ms.toFixed(1)} ms, p95 ${p95Ms.toFixed(1)} ms`,
  );
  for (const [label, { names: all, right }] of byLabel)
    say(`  ${label.padEnd(24)} ${right} of ${all} (${percent(right / all)})`);
}
await database.close();
if (usesPostgres) await onServer(`DROP DATABASE "${NAME}"`);
process.exit(0);

async function opened(): Promise<Database> {
  if (!usesPostgres) return openEmbedded(undefined);
  await onServer(`CREATE DATABASE "${NAME}"`);
  return openPostgres(urlOf(NAME));
}

async function onServer(sql: string): Promise<void> {
  const client = new Client({ connectionString: urlOf("postgres") });
  await client.connect();
  await client.query(sql);
  await client.end();
}

async function looks(path: string) {
  const { entries: main, aliases, addresses } = await ofacPaths(path, {});
  return {
    entries: await lookAt(main),
    ...(aliases !== undefined && { aliases: await lookAt(aliases) }),
    ...(addresses !== undefined && { addresses: await lookAt(addresses) }),
  };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
