import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { applyMigrations, type Database, openEmbedded, openPostgres, pendingMigrations } from "@orrery/db";
import { prepareJobs } from "@orrery/jobs";
import type { Storage, StorageEnv } from "../env.ts";
import { type FolderLock, lockFolder } from "../folder/lock.ts";
import { JOB_KINDS } from "../job-kinds.ts";
import { StartError } from "./start-error.ts";

/** A migrated database, and the lock of the data folder where the database is in it. */
export interface OpenStorage {
  readonly database: Database;
  readonly lock: FolderLock | undefined;
  close(): Promise<void>;
}

/**
 * Opens the database and brings it up to date. In production a PostgreSQL database is brought up to date by the operator,
 * before the new version starts; the embedded one has no other moment than the start.
 * @throws StartError, FolderInUse
 */
export async function openStorage({ storage, dataDir, production }: StorageEnv): Promise<OpenStorage> {
  return storage.kind === "embedded" ? openFolder(dataDir) : openServer(storage, production);
}

async function openFolder(dataDir: string): Promise<OpenStorage> {
  const lock = await lockFolder(dataDir);
  try {
    const database = await openFirstTimeSafely(join(dataDir, "database"));
    return {
      database,
      lock,
      async close() {
        await lock.desk.close();
        await database.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/**
 * A process that is killed while it makes the database leaves one that does not open. A mark beside it says that nothing
 * was ever stored there, so that the next start may begin anew.
 */
async function openFirstTimeSafely(folder: string): Promise<Database> {
  const mark = `${folder}.incomplete`;
  if (existsSync(mark)) rmSync(folder, { recursive: true, force: true });
  if (!existsSync(folder)) writeFileSync(mark, "");
  const database = await openEmbedded(folder);
  try {
    await applyMigrations(database);
    await prepareJobs(database, JOB_KINDS);
  } catch (error) {
    await database.close();
    throw error;
  }
  rmSync(mark, { force: true });
  return database;
}

async function openServer(
  { url, poolSize }: Storage & { kind: "postgresql" },
  production: boolean,
): Promise<OpenStorage> {
  const database = await openPostgres(url, { poolSize });
  try {
    const pending = await pendingMigrations(database).catch((cause: NodeJS.ErrnoException) => {
      const { host, pathname } = new URL(url);
      const why = cause.code ?? cause.message;
      throw new StartError(`PostgreSQL at ${host}${pathname} cannot be used (${why}). Check DATABASE_URL.`, { cause });
    });
    if (pending.length > 0)
      await migrate(
        database,
        pending.map(({ name }) => name),
        production,
      );
    await prepareJobs(database, JOB_KINDS);
  } catch (error) {
    await database.close();
    throw error;
  }
  return { database, lock: undefined, close: () => database.close() };
}

async function migrate(database: Database, pending: readonly string[], production: boolean): Promise<void> {
  if (production) {
    throw new StartError(`The database lacks the migrations ${pending.join(", ")}. Run: npm run db:migrate`);
  }
  await applyMigrations(database);
}
