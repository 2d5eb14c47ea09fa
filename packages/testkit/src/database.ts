import { randomBytes } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { rename } from "node:fs/promises";
import { join } from "node:path";
import {
  applyMigrations,
  type Database,
  type DatabaseOptions,
  openEmbedded,
  openPostgres,
  type StatementObserver,
} from "@orrery/db";
import { createJobSender, type JobSender, prepareJobs } from "@orrery/jobs";
import { JOB_KINDS } from "@orrery/server";
import { Client } from "pg";
import { runFolder } from "./run-folder.ts";

/** The PostgreSQL server that the suites run on; without it they run on the embedded default. */
const SERVER_URL = process.env.ORRERY_TEST_DATABASE_URL;
/** Every database that a run makes is named with it, so that the run's end can drop them all. */
const RUN = process.env.ORRERY_TEST_RUN ?? `run${process.pid}`;

export const usesPostgres = SERVER_URL !== undefined;

/** The connection string of another database on the test server. */
export function urlOf(databaseName: string): string {
  const url = new URL(SERVER_URL ?? "");
  url.pathname = `/${databaseName}`;
  return url.href;
}

/** Runs a statement on the test server's own database. */
export async function onServer(sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: SERVER_URL });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

export const databasePrefix = `orrery_test_${RUN}_`;
export const templateName = `${databasePrefix}template`;

export interface FreshDatabase extends AsyncDisposable {
  readonly database: Database;
  /** The connection string; undefined on the embedded default. */
  readonly url: string | undefined;
}

/** Migrated, with its queues of jobs: as a start leaves it. */
export async function makeReady(database: Database): Promise<void> {
  await applyMigrations(database);
  await prepareJobs(database, JOB_KINDS);
}

const senders = new WeakMap<Database, Promise<JobSender>>();

/** What sends the jobs of a database in kernels without a server. Have it made outside of transactions. */
export function jobSenderOf(database: Database): Promise<JobSender> {
  const known = senders.get(database) ?? createJobSender(database);
  senders.set(database, known);
  return known;
}

/** A migrated database of its own, for tests that break it, count its statements or need it empty. */
export async function freshDatabase(observer?: StatementObserver): Promise<FreshDatabase> {
  const options = observer ? { observer } : {};
  if (!usesPostgres) return freshEmbedded(options);
  const name = `${databasePrefix}${randomBytes(6).toString("hex")}`;
  await createFromTemplate(name);
  const database = await openPostgres(urlOf(name), options);
  return {
    database,
    url: urlOf(name),
    async [Symbol.asyncDispose]() {
      await database.close();
      await onServer(`DROP DATABASE "${name}" WITH (FORCE)`);
    },
  };
}

async function freshEmbedded(options: DatabaseOptions): Promise<FreshDatabase> {
  const folder = mkdtempSync(join(runFolder(), "database-"));
  await copyTemplate(folder);
  const database = await openEmbedded(folder, options);
  return {
    database,
    url: undefined,
    async [Symbol.asyncDispose]() {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Makes a folder's database a copy of one that is migrated: making one anew takes ten times as long. Whoever of a run needs
 * it first makes the one to copy; where two do at once, either's will do.
 */
export async function copyTemplate(folder: string): Promise<void> {
  const template = join(runFolder(), "template");
  if (!existsSync(template)) {
    const made = mkdtempSync(join(runFolder(), "making-"));
    const database = await openEmbedded(made);
    await makeReady(database);
    await database.close();
    // Refused where somebody was faster: a folder with something in it is not replaced.
    await rename(made, template).catch(() => rmSync(made, { recursive: true }));
  }
  cpSync(template, folder, { recursive: true });
}

async function createFromTemplate(name: string): Promise<void> {
  const [template] = await onServer(`SELECT 1 FROM pg_database WHERE datname = '${templateName}'`);
  if (!template)
    throw new Error("The template database is missing: the suites need packages/testkit/src/global-setup.ts.");
  await onServer(`CREATE DATABASE "${name}" TEMPLATE "${templateName}"`);
}

const SHARED = Symbol.for("orrery.testkit.database");
type Shared = { [SHARED]?: Promise<Database> };

/** The database that all tests of one worker share: each test makes its own organizations, so none sees another's rows. */
export function testDatabase(): Promise<Database> {
  const shared = globalThis as Shared;
  shared[SHARED] ??= freshDatabase().then(({ database }) => database);
  return shared[SHARED];
}
