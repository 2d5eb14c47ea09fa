import type { Logger } from "./observability/log.ts";

/** What is done again and again. Where it gives a number, that is how many it was about. */
export type Task = readonly [what: string, run: () => Promise<unknown>];

export interface RecurringOptions {
  /** From one beginning to the next; a round that takes longer is followed by the next at once. */
  readonly everyMs: number;
  /** Whether the first round is now. Default: no, it is after the first interval. */
  readonly isNow?: boolean;
  readonly logger: Logger;
}

/**
 * Does tasks one after the other, round by round, for as long as the process lives. Each is on its own: one that fails keeps no
 * other from being done, and is tried again in the next round.
 * @returns what ends it, once a round that is under way is over
 */
export function recurring(
  tasks: readonly Task[],
  { everyMs, isNow = false, logger }: RecurringOptions,
): () => Promise<void> {
  const round = async () => {
    for (const task of tasks) await done(task, logger);
  };
  let running = isNow ? round() : Promise.resolve();
  const timer = setInterval(() => {
    running = running.then(round);
  }, everyMs);
  timer.unref();
  return () => {
    clearInterval(timer);
    return running;
  };
}

async function done([what, run]: Task, logger: Logger): Promise<void> {
  try {
    const count = await run();
    if (typeof count === "number" && count > 0) logger.info({ count }, what);
  } catch (error) {
    logger.warn({ err: error }, `${what} failed`);
  }
}
