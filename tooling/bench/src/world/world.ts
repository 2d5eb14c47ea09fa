import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { applyMigrations, type Database, openPostgres } from "@orrery/db";
import { claimRedis } from "./redis.ts";

/** What the servers of a run share: a database and a part of Redis of its own, and one organization. */
export interface World extends AsyncDisposable {
  readonly database: Database;
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly organizationId: string;
  /** May do everything. */
  readonly key: string;
  readonly rootSecret: string;
  /** For logs and data, which go with the run. */
  readonly folder: string;
  /** Runs the `orrery` command as an operator. @returns what it prints as JSON */
  orrery(...argv: readonly string[]): Promise<unknown>;
}

const POSTGRES = process.env.ORRERY_TEST_DATABASE_URL ?? "postgresql://postgres@127.0.0.1:5432/postgres";
const CLI = join(import.meta.dirname, "../../../../apps/server/src/cli/main.ts");
/** The most that an operator may set. */
const NO_LIMIT = 10_000_000;
const SLUG = "bench";

/** An empty, migrated database with an organization of the plan `pro`, whose limits an operator has raised. */
export async function createWorld(say: (text: string) => void): Promise<World> {
  await using stack = new AsyncDisposableStack();
  const folder = mkdtempSync(join(tmpdir(), "orrery-bench-"));
  stack.defer(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  const redisUrl = await claimRedis(stack);
  const { database, databaseUrl } = await createDatabase(stack, say);
  await applyMigrations(database);
  const orrery = (...argv: readonly string[]) => runOrrery(databaseUrl, argv);
  const created = await orrery("organizations", "create", "--name", "Bench", "--slug", SLUG, "--plan", "pro");
  const { organizationId, key } = created as { organizationId: string; key: string };
  const limits = ["orkasa.minute", "organicagent.minute", "points.minute"].map((name) => `${name}=${NO_LIMIT}`);
  await orrery("limits", "set", SLUG, ...limits);
  const rootSecret = randomBytes(32).toString("base64");
  const held = stack.move();
  return {
    ...{ database, databaseUrl, redisUrl, organizationId, key, rootSecret, folder, orrery },
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  };
}

async function createDatabase(stack: AsyncDisposableStack, say: (text: string) => void) {
  const name = `orrery_bench_${randomBytes(6).toString("hex")}`;
  const url = new URL(POSTGRES);
  url.pathname = `/${name}`;
  const server = await openPostgres(POSTGRES, { poolSize: 2 });
  stack.defer(() => server.close());
  say(`Making the database ${name}.`);
  await server.script(`CREATE DATABASE "${name}"`);
  const database = await openPostgres(url.href);
  // After the drop, which ends what is still under way in it.
  stack.defer(() => database.close());
  stack.defer(() => server.script(`DROP DATABASE "${name}" WITH (FORCE)`));
  return { database, databaseUrl: url.href };
}

async function runOrrery(databaseUrl: string, argv: readonly string[]): Promise<unknown> {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", CLI, ...argv, "--json"], {
    env: { PATH: process.env.PATH, DATABASE_URL: databaseUrl },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  if (code !== 0) throw new Error(`orrery ${argv.join(" ")}: ${stderr}`);
  return JSON.parse(stdout);
}
