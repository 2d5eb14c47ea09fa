import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../../prisma");
export const SCHEMA_DIR = join(root, "schema");
export const MIGRATIONS_DIR = join(root, "migrations");

export interface Migration {
  /** The folder's name: `20261122120000_leads`. */
  readonly name: string;
  readonly sql: string;
}

/** The migrations on disk, oldest first. */
export function readMigrations(): readonly Migration[] {
  return readdirSync(MIGRATIONS_DIR, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, sql: readFileSync(join(MIGRATIONS_DIR, name, "migration.sql"), "utf8") }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The schema's files, as Prisma's engine takes them. */
export function readSchema(): [path: string, content: string][] {
  return readdirSync(SCHEMA_DIR)
    .sort()
    .map((file) => [file, readFileSync(join(SCHEMA_DIR, file), "utf8")]);
}
