import type {
  IsolationLevel,
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlMigrationAwareDriverAdapterFactory,
  SqlQuery,
  SqlQueryable,
  Transaction,
} from "@prisma/driver-adapter-utils";

/** Sees every statement on its way to the database: for counting in tests, and for injecting faults at any boundary. */
export interface StatementObserver {
  /** Called before the statement is sent; throwing keeps it from being sent. */
  before?(sql: string): void;
  /** Called after the database has answered; throwing loses the answer. */
  after?(sql: string): void;
}

/** Wraps a driver adapter. Transactions show as `BEGIN`, `COMMIT` and `ROLLBACK`, whichever way the driver sends them. */
export function observed(
  factory: SqlDriverAdapterFactory,
  observer: StatementObserver,
  runScript: (sql: string) => Promise<void>,
): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => observedAdapter(await factory.connect(), observer, runScript),
    connectToShadowDb: () =>
      Promise.reject(new Error("There is no shadow database: db:diff compares with a live one.")),
  };
}

function observedAdapter(
  adapter: SqlDriverAdapter,
  observer: StatementObserver,
  runScript: (sql: string) => Promise<void>,
): SqlDriverAdapter {
  return {
    ...observedQueries(adapter, observer),
    // The adapters split scripts at every semicolon, or do not wait for them; a function's body survives neither.
    executeScript: runScript,
    startTransaction: (isolationLevel) => begin(adapter, observer, isolationLevel),
    getConnectionInfo: () => adapter.getConnectionInfo?.() ?? { supportsRelationJoins: true },
    dispose: () => adapter.dispose(),
  };
}

async function begin(
  adapter: SqlDriverAdapter,
  observer: StatementObserver,
  isolationLevel: IsolationLevel | undefined,
): Promise<Transaction> {
  observer.before?.("BEGIN");
  const tx = await adapter.startTransaction(isolationLevel);
  try {
    observer.after?.("BEGIN");
  } catch (error) {
    await observedTransaction(tx, {}).rollback();
    throw error;
  }
  return observedTransaction(tx, observer);
}

/**
 * A transaction that always ends. When a COMMIT fails, Prisma gives the connection back as it is (with pg) or forgets the
 * transaction (with PGlite, whose only connection would stay taken); then the next transaction would run inside this
 * one. So whatever has not ended is rolled back before its connection goes back.
 */
function observedTransaction(tx: Transaction, observer: StatementObserver): Transaction {
  const queries = observedQueries(tx, observer);
  // With phantom queries the engine sends no COMMIT of its own: the driver does, when it is told to commit.
  const phantom = tx.options.usePhantomQuery;
  let ended = phantom;
  return {
    ...queries,
    options: tx.options,
    async executeRaw(query: SqlQuery) {
      const count = await queries.executeRaw(query);
      if (ENDS_TRANSACTION.test(query.sql)) ended = true;
      return count;
    },
    async commit() {
      if (!phantom) return tx.commit();
      try {
        observer.before?.("COMMIT");
      } catch (error) {
        await tx.rollback();
        throw error;
      }
      await tx.commit();
      observer.after?.("COMMIT");
    },
    async rollback() {
      if (phantom) observer.before?.("ROLLBACK");
      // A connection that can't roll back is broken, and the pool drops it when it comes back.
      if (!ended) await tx.executeRaw({ sql: "ROLLBACK", args: [], argTypes: [] }).catch(() => undefined);
      await tx.rollback();
    },
  } as Transaction;
}

const ENDS_TRANSACTION = /^(COMMIT|ROLLBACK)$/;

function observedQueries(queryable: SqlQueryable, observer: StatementObserver): SqlQueryable {
  return {
    provider: queryable.provider,
    adapterName: queryable.adapterName,
    queryRaw: (query: SqlQuery) => watched(observer, query.sql, () => queryable.queryRaw(query)),
    executeRaw: (query: SqlQuery) => watched(observer, query.sql, () => queryable.executeRaw(query)),
  };
}

async function watched<T>(observer: StatementObserver, sql: string, run: () => Promise<T>): Promise<T> {
  observer.before?.(sql);
  const result = await run();
  observer.after?.(sql);
  return result;
}
