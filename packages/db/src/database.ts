import { createHash } from "node:crypto";
import type { PGlite } from "@electric-sql/pglite";
import type { Store } from "@orrery/operation";
import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { LRUCache } from "lru-cache";
import { type ClientBase, Pool } from "pg";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { observed, type StatementObserver } from "./adapter/observe.ts";
import { openFolder } from "./embedded.ts";
import { PrismaClient } from "./generated/client/client.ts";
import { createGate, type Gate } from "./overload.ts";
import {
  boundedClient,
  CONNECT_TIMEOUT_MS,
  connectionConfig,
  onSingleConnection,
  withServerLock,
} from "./postgres-connection.ts";
import { inTransaction } from "./tenancy/system-sql.ts";
import { tenantClients } from "./tenancy/tenant-db.ts";
import type { RunSql } from "./tenancy/tenant-sql.ts";
import { createTurns } from "./turns.ts";
import { createStore, type TenantAccess } from "./unit-of-work.ts";

/** Every row of every tenant: for authentication, the relay, jobs and the operator. Handlers never get it. */
export type SystemDb = PrismaClient;

export interface Database {
  readonly kind: "embedded" | "postgresql";
  /** For what keeps connections of its own, or shares the one that there is. */
  readonly connection: Connection;
  readonly system: SystemDb;
  readonly store: Store<TenantAccess>;
  /** Runs a statement on the driver itself. */
  readonly sql: RunSql;
  /** Runs `work` in one transaction of the system's own. What is sent meanwhile (jobs) is sent with its commit, or not at all. */
  transaction<T>(work: (sql: RunSql) => Promise<T>, timeoutMs: number): Promise<T>;
  /** Runs many statements as they stand. */
  script(sql: string): Promise<void>;
  /**
   * Runs `work` while no other process that shares the database runs anything under the same key, however long it takes.
   * @param signal gives up waiting for its turn; `work` that has begun goes on
   */
  oneAtATime<T>(key: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** Runs `work` on a connection of its own, without timeouts, that is closed afterwards; embedded there is but one. */
  forMigrations<T>(work: (connection: MigrationConnection) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** How the database is reached. */
export type Connection =
  | { readonly kind: "postgresql"; readonly url: string }
  | { readonly kind: "embedded"; readonly pglite: PGlite };

/** What migrations are made through. */
export interface MigrationConnection {
  /** The driver as Prisma's schema engine wants it. */
  readonly adapter: SqlMigrationAwareDriverAdapterFactory;
  readonly sql: RunSql;
}

export interface DatabaseOptions {
  readonly observer?: StatementObserver;
}

/** What a driver has to give. */
interface Driver {
  readonly connection: Connection;
  readonly factory: Parameters<typeof observed>[0];
  readonly sql: RunSql;
  /** How many transactions it takes at once, without keeping one waiting for long. */
  readonly transactions: number;
  script(sql: string): Promise<void>;
  readonly oneAtATime: Database["oneAtATime"];
  /** Where migrations do not run on the driver itself. */
  readonly forMigrations?: Database["forMigrations"];
  close(): Promise<void>;
}

export interface PostgresOptions extends DatabaseOptions {
  /** Connections of this process; a lock and a migration have their own besides. */
  readonly poolSize?: number;
  /** Where the usual ones do not do. */
  readonly timeouts?: Partial<typeof TIMEOUTS>;
  readonly onConnectionError?: (error: Error) => void;
}

const POOL_SIZE = 10;

/** In milliseconds. */
const TIMEOUTS = {
  /** Until a connection is made. */
  connectMs: CONNECT_TIMEOUT_MS,
  /** Until one is free: a burst is served late rather than refused. */
  waitMs: 30_000,
  /** For a statement, and between two of a transaction. */
  statementMs: 30_000,
  /** A little over the server's own for a statement: it ends the wait for a server that no longer says anything. */
  queryMs: 35_000,
};

/**
 * Merges, version checks and idempotency keys count on seeing what others have just committed, whatever the role or the
 * database has for its default. The pool waits for it, once a connection.
 */
async function readCommitted(client: ClientBase): Promise<void> {
  await client.query("SET default_transaction_isolation TO 'read committed'");
}

/** A PostgreSQL server. @param url `postgresql://user:password@host:5432/database`. */
export async function openPostgres(url: string, options: PostgresOptions = {}): Promise<Database> {
  const onConnectionError = options.onConnectionError ?? (() => undefined);
  const { connectMs, waitMs, statementMs, queryMs } = { ...TIMEOUTS, ...options.timeouts };
  const pool = new Pool({
    ...connectionConfig(url),
    Client: boundedClient(connectMs),
    max: options.poolSize ?? POOL_SIZE,
    connectionTimeoutMillis: waitMs,
    statement_timeout: statementMs,
    query_timeout: queryMs,
    idle_in_transaction_session_timeout: statementMs,
    onConnect: readCommitted,
  });
  // A connection that is lost while idle is dropped by the pool; without a listener it would end the process.
  pool.on("error", onConnectionError);
  const nameOf = statementNames();
  const factory = new PrismaPg(pool, {
    statementNameGenerator: ({ sql }) => nameOf(sql),
    onPoolError: onConnectionError,
    onConnectionError,
  });
  return database(
    {
      connection: { kind: "postgresql", url },
      factory,
      // Enough to keep each connection at work.
      transactions: 2 * (options.poolSize ?? POOL_SIZE),
      sql: async (text, values) => (await pool.query({ name: nameOf(text), text, values: [...values] })).rows,
      script: async (sql) => void (await pool.query(sql)),
      oneAtATime: (key, work, signal) => withServerLock(url, key, work, signal),
      forMigrations: (work) =>
        onSingleConnection(url, ({ factory, sql, script }) => work({ adapter: observed(factory, {}, script), sql })),
      close: () => pool.end(),
    },
    options,
  );
}

/** The embedded PostgreSQL (PGlite) in a folder, or in memory without one. One process at a time: hold the folder's lock. */
export async function openEmbedded(dataDir: string | undefined, options: DatabaseOptions = {}): Promise<Database> {
  const pglite = await openFolder(dataDir);
  return database(
    {
      connection: { kind: "embedded", pglite },
      factory: new PrismaPGlite(pglite) as Driver["factory"],
      transactions: 2,
      sql: async <Row>(text: string, values: readonly unknown[]) => (await pglite.query<Row>(text, [...values])).rows,
      script: async (sql) => void (await pglite.exec(sql)),
      // The folder's lock has seen to it that there is no other process. In this one, commands may come at once.
      oneAtATime: createTurns(),
      close: () => pglite.close(),
    },
    options,
  );
}

function database(driver: Driver, { observer = {} }: DatabaseOptions): Database {
  const adapter = observed(driver.factory, observer, driver.script);
  const system = new PrismaClient({ adapter, errorFormat: "minimal" });
  const sql: RunSql = async (text, values) => {
    observer.before?.(text);
    const rows = await driver.sql(text, values);
    observer.after?.(text);
    return rows as never;
  };
  return {
    kind: driver.connection.kind,
    connection: driver.connection,
    system,
    store: gated(createStore(tenantClients(system), sql), createGate(driver.transactions)),
    sql,
    transaction: (work, timeout) =>
      system.$transaction(
        (tx) => {
          const run: RunSql = (text, values) => tx.$queryRawUnsafe(text, ...values);
          return inTransaction(run, () => work(run));
        },
        { timeout },
      ),
    script: driver.script,
    oneAtATime: driver.oneAtATime,
    forMigrations: driver.forMigrations ?? ((work) => work({ adapter, sql })),
    async close() {
      await system.$disconnect();
      await driver.close();
    },
  };
}

/** Prisma gives a transaction up that waits long for a connection; so they wait for their turn here, and begin with one at hand. */
function gated({ reader, transaction }: Store<TenantAccess>, gate: Gate): Store<TenantAccess> {
  return { reader, transaction: (principal, work) => gate(() => transaction(principal, work)) };
}

/** Texts beyond these run unprepared: a list of ids makes a new text for each length, and a connection keeps every statement it prepared. */
const PREPARED_TEXTS = 500;

/** A short stable name for each SQL text, so that PostgreSQL plans it once per connection; the empty name means unprepared. */
function statementNames(): (sql: string) => string {
  const names = new Map<string, string>();
  const seenOnce = new LRUCache<string, true>({ max: PREPARED_TEXTS });
  return (sql) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= PREPARED_TEXTS || !seenOnce.has(sql)) {
      seenOnce.set(sql, true);
      return "";
    }
    const name = `o_${createHash("sha1").update(sql).digest("hex").slice(0, 20)}`;
    names.set(sql, name);
    return name;
  };
}
