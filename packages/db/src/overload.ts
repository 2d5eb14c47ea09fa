import { Failure, reason } from "@orrery/operation";

/** Nothing was done; the same request may well be served a little later. */
export const OVERLOADED = reason("OVERLOADED", "INTERNAL_ERROR", "The server is too busy for this request now.");

export interface GateLimits {
  readonly waiting: number;
  readonly waitMs: number;
}

/** A burst that the rate limits allow gets its turn within the wait. */
const LIMITS: GateLimits = { waiting: 5_000, waitMs: 30_000 };

/** Runs `work` when it is its turn, first come first served. @throws Failure OVERLOADED where there is none in time */
export type Gate = <T>(work: () => Promise<T>) => Promise<T>;

/** Lets so many run at once; the others wait, within limits. */
export function createGate(maxRunning: number, { waiting: maxWaiting, waitMs }: GateLimits = LIMITS): Gate {
  let running = 0;
  /** Each takes the place of one that ends. Sets keep their order. */
  const waiting = new Set<() => void>();

  async function turn(): Promise<void> {
    if (running < maxRunning) {
      running += 1;
      return;
    }
    if (waiting.size >= maxWaiting) throw Failure.of(OVERLOADED);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const timer = setTimeout(() => reject(Failure.of(OVERLOADED)), waitMs);
    waiting.add(resolve);
    try {
      await promise;
    } finally {
      clearTimeout(timer);
      waiting.delete(resolve);
    }
  }

  /** The place goes to who has waited longest, and is free only if there is nobody. */
  function leave(): void {
    const [next] = waiting;
    if (!next) running -= 1;
    else {
      waiting.delete(next);
      next();
    }
  }

  return async (work) => {
    await turn();
    try {
      return await work();
    } finally {
      leave();
    }
  };
}

/** What the pool says after its wait for a free connection, and Prisma after its own. */
const NO_CONNECTION = /timeout exceeded when trying to connect|Unable to start a transaction in the given time/;

/** Whether an error says that there was no connection to be had in time. */
export function isOverload(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof Failure && error.reason === OVERLOADED.name) return true;
  return NO_CONNECTION.test(error.message) || isOverload(error.cause);
}
