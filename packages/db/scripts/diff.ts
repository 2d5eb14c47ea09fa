/**
 * `npm run -s db:diff -- NAME` writes `prisma/migrations/<time>_NAME/migration.sql` with what the schema has and the
 * migrations lack. `--check` writes nothing and exits 1 when they differ. Compared with a live embedded database, to
 * which the migrations were applied.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { applyMigrations, diffToSchema, openEmbedded } from "../src/index.ts";
import { MIGRATIONS_DIR } from "../src/migrate/files.ts";
import { freezeNewTables } from "../src/migrate/freeze.ts";

const [argument] = process.argv.slice(2);
if (argument === undefined || !/^(--check|[a-z0-9_]+)$/.test(argument)) {
  process.stderr.write("Usage: db:diff NAME | --check      NAME in lower case, with underscores: db:diff add_tasks\n");
  process.exit(2);
}
const database = await openEmbedded(undefined);
await applyMigrations(database);
const sql = await diffToSchema(database);

if (sql === "") {
  process.stdout.write("The migrations and the schema agree.\n");
} else if (argument === "--check") {
  process.stderr.write(`The migrations lack this of the schema (run db:diff NAME):\n\n${sql}\n`);
} else {
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join(MIGRATIONS_DIR, `${stamp}_${argument}`);
  mkdirSync(folder);
  writeFileSync(join(folder, "migration.sql"), `${sql}\n${freezeNewTables(sql)}`);
  process.stdout.write(`Wrote prisma/migrations/${stamp}_${argument}/migration.sql. Read it before you commit it.\n`);
}
// The engine keeps a timer of a minute alive.
process.exit(sql !== "" && argument === "--check" ? 1 : 0);
