/** `npm run db:migrate`: applies what is missing to the PostgreSQL database that DATABASE_URL names. */
import { applyMigrations, openPostgres } from "../src/index.ts";

const url = process.env.DATABASE_URL;
if (url === undefined) {
  process.stderr.write(
    "DATABASE_URL is missing. Example: DATABASE_URL=postgresql://orrery:secret@127.0.0.1:5432/orrery\n",
  );
  process.exit(2);
}
const database = await openPostgres(url);
const applied = await applyMigrations(database);
process.stdout.write(
  applied.length === 0 ? "Nothing to apply.\n" : `Applied:\n${applied.map((name) => `  ${name}\n`).join("")}`,
);
await database.close();
// The engine keeps a timer of a minute alive.
process.exit(0);
