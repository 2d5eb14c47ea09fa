import { createHash } from "node:crypto";
import type { Store } from "@orrery/operation";
import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { LRUCache } from "lru-cache";
import { Pool } from "pg";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { observed, type StatementObserver } from "./adapter/observe.ts";
import { openFolder } from "./embedded.ts";
import { PrismaClient } from "./generated/client/client.ts";
import { confinedClients } from "./tenancy/tenant-db.ts";
import type { RunSql } from "./tenancy/tenant-sql.ts";
import { createStore, type TenantAccess } from "./unit-of-work.ts";

/** Every row of every tenant: for authentication, the relay, jobs and the operator. Handlers never get it. */
export type SystemDb = PrismaClient;

export interface Database {
  readonly kind: "embedded" | "postgresql";
  readonly system: SystemDb;
  readonly store: Store<TenantAccess>;
  /** For migrations: the driver as Prisma's schema engine wants it. */
  readonly adapter: SqlMigrationAwareDriverAdapterFactory;
  /** Runs a statement on the driver itself. */
  readonly sql: RunSql;
  /** Runs many statements as they stand. */
  script(sql: string): Promise<void>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly observer?: StatementObserver;
}

/** What a driver has to give. */
interface Driver {
  readonly kind: Database["kind"];
  readonly factory: Parameters<typeof observed>[0];
  readonly sql: RunSql;
  script(sql: string): Promise<void>;
  close(): Promise<void>;
}

export interface PostgresOptions extends DatabaseOptions {
  /** Connections of this process. */
  readonly poolSize?: number;
  readonly onConnectionError?: (error: Error) => void;
}

/** A PostgreSQL server. @param url `postgresql://user:password@host:5432/database`. */
export async function openPostgres(url: string, options: PostgresOptions = {}): Promise<Database> {
  const onConnectionError = options.onConnectionError ?? (() => undefined);
  const pool = new Pool({
    connectionString: url,
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
    application_name: "orrery",
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
      kind: "postgresql",
      factory,
      sql: async (text, values) => (await pool.query({ name: nameOf(text), text, values: [...values] })).rows,
      script: async (sql) => void (await pool.query(sql)),
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
      kind: "embedded",
      factory: new PrismaPGlite(pglite) as Driver["factory"],
      sql: async <Row>(text: string, values: readonly unknown[]) => (await pglite.query<Row>(text, [...values])).rows,
      script: async (sql) => void (await pglite.exec(sql)),
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
    kind: driver.kind,
    system,
    store: createStore(confinedClients(system), sql),
    adapter,
    sql,
    script: driver.script,
    async close() {
      await system.$disconnect();
      await driver.close();
    },
  };
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
