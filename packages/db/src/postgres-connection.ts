import { PrismaPg } from "@prisma/adapter-pg";
import { Client, type ClientConfig, Pool } from "pg";
import type { RunSql } from "./tenancy/tenant-sql.ts";

/** How long a server may take to greet before it counts as away. */
export const CONNECT_TIMEOUT_MS = 5_000;

/** What every connection to a server has. @param url `postgresql://user:password@host:5432/database` */
export function connectionConfig(url: string): ClientConfig & { connectionString: string } {
  return { connectionString: url, keepAlive: true, application_name: "orrery" };
}

/**
 * For pools: connections that are made within `connectMs` or not at all. The pool's own timeout covers the wait for a free
 * connection as well, which in a burst is no sign that the server is away.
 */
export function boundedClient(connectMs: number = CONNECT_TIMEOUT_MS): new () => Client {
  return class extends Client {
    constructor(config?: ClientConfig) {
      super({ ...config, connectionTimeoutMillis: connectMs });
    }
  };
}

/** For work that takes as long as it takes: whatever the role, the database or the URL say. */
const NO_TIMEOUTS = "SET statement_timeout = 0; SET lock_timeout = 0; SET idle_in_transaction_session_timeout = 0";

/**
 * Runs `work` while no other process that shares this PostgreSQL database runs anything under the same key. The lock has
 * a connection of its own, so that it lasts as long as the work and goes with the process.
 * @param signal closes the connection while it waits for the lock, so that this fails
 */
export async function withServerLock<T>(
  url: string,
  key: string,
  work: () => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const client = new Client({ ...connectionConfig(url), connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  // Without a listener a connection that is lost meanwhile would end the process.
  client.on("error", () => undefined);
  await client.connect();
  const giveUp = () => void client.end();
  signal?.addEventListener("abort", giveUp);
  try {
    signal?.throwIfAborted();
    await client.query(NO_TIMEOUTS);
    await client.query("SELECT pg_advisory_lock(hashtextextended($1, 0))", [key]);
    signal?.removeEventListener("abort", giveUp);
    return await work();
  } finally {
    signal?.removeEventListener("abort", giveUp);
    await client.end();
  }
}

/** One connection, as the migrations want it. */
export interface SingleConnection {
  readonly factory: PrismaPg;
  readonly sql: RunSql;
  script(sql: string): Promise<void>;
}

/** Runs `work` on one connection without timeouts, and closes it: what the session has locked or set goes with it. */
export async function onSingleConnection<T>(
  url: string,
  work: (connection: SingleConnection) => Promise<T>,
): Promise<T> {
  const pool = new Pool({
    ...connectionConfig(url),
    Client: boundedClient(),
    max: 1,
    // A session that were closed for idling would lose its locks in the middle of the work.
    idleTimeoutMillis: 0,
    onConnect: (client) => client.query(NO_TIMEOUTS) as never,
  });
  pool.on("error", () => undefined);
  try {
    return await work({
      factory: new PrismaPg(pool, { onPoolError: () => undefined }),
      sql: async (text, values) => (await pool.query(text, [...values])).rows,
      script: async (sql) => void (await pool.query(sql)),
    });
  } finally {
    await pool.end();
  }
}
