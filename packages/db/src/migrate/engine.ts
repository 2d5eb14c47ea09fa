import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import type { Database, MigrationConnection } from "../database.ts";
import type { RunSql } from "../tenancy/tenant-sql.ts";
import { type Migration, readMigrations, readSchema } from "./files.ts";

const NO_FILTER = { externalTables: [], externalEnums: [] };

const LOCK_KEY = "orrery:migrate";

async function engineOn(
  { adapter }: MigrationConnection,
  datamodels: [string, string][] | undefined,
): Promise<SchemaEngine> {
  // Its five megabytes are read where there is something to migrate.
  const { SchemaEngine: Engine } = await import("@prisma/schema-engine-wasm");
  return Engine.new({ datamodels }, () => undefined, bindMigrationAwareSqlAdapterFactory(adapter));
}

/**
 * Applies what is missing, through Prisma's own engine and into its own table. Processes that migrate the same database
 * take turns, and a migration takes as long as it needs.
 * @returns the names of what was applied.
 */
export async function applyMigrations(database: Database, migrations = readMigrations()): Promise<readonly string[]> {
  if ((await pendingMigrations(database, migrations)).length === 0) return [];
  return database.oneAtATime(LOCK_KEY, () =>
    // The engine locks for the session and leaves the lock behind: it goes with the connection.
    database.forMigrations(async (connection) => {
      // Whoever had the turn before may have applied them.
      const pending = await pendingMigrations(connection, migrations);
      return pending.length === 0 ? [] : applyThrough(connection, migrations);
    }),
  );
}

async function applyThrough(
  connection: MigrationConnection,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  const engine = await engineOn(connection, undefined);
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      filters: NO_FILTER,
      migrationsList: {
        baseDir: "prisma/migrations",
        lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
        shadowDbInitScript: "",
        migrationDirectories: migrations.map(({ name, sql }) => ({
          path: name,
          migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
        })),
      },
    });
    return appliedMigrationNames;
  } finally {
    engine.free();
  }
}

/** The migrations that the database lacks. Asked with one statement, so that a start that has nothing to do loads no engine. */
export async function pendingMigrations(
  { sql }: { readonly sql: RunSql },
  migrations = readMigrations(),
): Promise<readonly Migration[]> {
  const [table] = await sql<{ exists: boolean }>("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists", []);
  if (!table?.exists) return migrations;
  const done = await sql<{ migration_name: string }>(
    "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
    [],
  );
  const names = new Set(done.map((row) => row.migration_name));
  return migrations.filter(({ name }) => !names.has(name));
}

/** The SQL that would bring the (migrated) database to the schema; empty when they agree. */
export async function diffToSchema(database: Database, schema = readSchema()): Promise<string> {
  return database.forMigrations((connection) => diffThrough(connection, schema));
}

async function diffThrough(connection: MigrationConnection, schema: [string, string][]): Promise<string> {
  const engine = await engineOn(connection, schema);
  try {
    const { stdout } = await engine.diff({
      from: {
        tag: "schemaDatasource",
        files: schema.map(([path, content]) => ({ path, content })),
        configDir: "prisma",
      },
      to: { tag: "schemaDatamodel", files: schema.map(([path, content]) => ({ path, content })) },
      script: true,
      exitCode: null,
      filters: NO_FILTER,
      shadowDatabaseUrl: null,
    } as Parameters<SchemaEngine["diff"]>[0]);
    return (stdout ?? "").replace("-- This is an empty migration.", "").trim();
  } finally {
    engine.free();
  }
}
