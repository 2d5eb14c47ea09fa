import type {
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
    startTransaction: async (isolationLevel) => {
      const tx = await watched(observer, "BEGIN", () => adapter.startTransaction(isolationLevel));
      return observedTransaction(tx, observer);
    },
    getConnectionInfo: () => adapter.getConnectionInfo?.() ?? { supportsRelationJoins: true },
    dispose: () => adapter.dispose(),
  };
}

function observedTransaction(tx: Transaction, observer: StatementObserver): Transaction {
  // With phantom queries the engine sends no COMMIT of its own: the driver does, when it is told to commit.
  const phantom = tx.options.usePhantomQuery;
  return {
    ...observedQueries(tx, observer),
    options: tx.options,
    commit: () => (phantom ? watched(observer, "COMMIT", () => tx.commit()) : tx.commit()),
    rollback: () => (phantom ? watched(observer, "ROLLBACK", () => tx.rollback()) : tx.rollback()),
  } as Transaction;
}

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
