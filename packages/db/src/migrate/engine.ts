import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { SchemaEngine } from "@prisma/schema-engine-wasm";
import type { Database } from "../database.ts";
import { type Migration, readMigrations, readSchema } from "./files.ts";

const NO_FILTER = { externalTables: [], externalEnums: [] };

async function engineOn(database: Database, datamodels: [string, string][] | undefined): Promise<SchemaEngine> {
  return SchemaEngine.new({ datamodels }, () => undefined, bindMigrationAwareSqlAdapterFactory(database.adapter));
}

/** Applies what is missing, through Prisma's own engine and into its own table. @returns the names of what was applied. */
export async function applyMigrations(database: Database, migrations = readMigrations()): Promise<readonly string[]> {
  if ((await pendingMigrations(database, migrations)).length === 0) return [];
  const engine = await engineOn(database, undefined);
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
  database: Database,
  migrations = readMigrations(),
): Promise<readonly Migration[]> {
  const [table] = await database.sql<{ exists: boolean }>(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists",
    [],
  );
  if (!table?.exists) return migrations;
  const done = await database.sql<{ migration_name: string }>(
    "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
    [],
  );
  const names = new Set(done.map((row) => row.migration_name));
  return migrations.filter(({ name }) => !names.has(name));
}

/** The SQL that would bring the (migrated) database to the schema; empty when they agree. */
export async function diffToSchema(database: Database, schema = readSchema()): Promise<string> {
  const engine = await engineOn(database, schema);
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
