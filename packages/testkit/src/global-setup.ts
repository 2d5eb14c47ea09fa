import { openPostgres } from "@orrery/db";
import { databasePrefix, makeReady, onServer, templateName, urlOf, usesPostgres } from "./database.ts";
import { removeRunFolder } from "./run-folder.ts";

/** Before a run on PostgreSQL: a migrated template, which each worker's database is copied from. After it: all of them go. */
export async function setup(): Promise<void> {
  if (!usesPostgres) return;
  await onServer(`CREATE DATABASE "${templateName}"`);
  const template = await openPostgres(urlOf(templateName));
  await makeReady(template);
  await template.close();
}

export async function teardown(): Promise<void> {
  removeRunFolder();
  if (!usesPostgres) return;
  const databases = await onServer(`SELECT datname FROM pg_database WHERE datname LIKE '${databasePrefix}%'`);
  for (const { datname } of databases) await onServer(`DROP DATABASE "${datname}" WITH (FORCE)`);
}
