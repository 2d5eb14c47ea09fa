import { AsyncLocalStorage } from "node:async_hooks";
import type { RunSql } from "./tenant-sql.ts";

/** Set for as long as one of the system's own statements is on its way through a tenant's client. */
const systems = new AsyncLocalStorage<true>();
const open = new AsyncLocalStorage<RunSql>();

export const isSystems = (): boolean => systems.getStore() === true;

/** Runs `work` of a transaction; meanwhile `currentTransaction` gives what runs the system's SQL in it. */
export function inTransaction<T>(run: RunSql, work: () => Promise<T>): Promise<T> {
  // Prisma sends a statement when it is awaited: that has to happen in here.
  const own: RunSql = (text, values) => systems.run(true, async () => await run(text, values));
  return open.run(own, work);
}

/**
 * What runs SQL in the transaction that the calling code is part of; undefined outside one. It confines nothing: it is for
 * what the system itself writes in the commit of a tenant's change, such as a job.
 */
export const currentTransaction = (): RunSql | undefined => open.getStore();
