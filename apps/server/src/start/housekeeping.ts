import { purgeIdempotencyRecords, type SystemDb } from "@orrery/db";
import type { Logger } from "../observability/log.ts";

const HOUR_MS = 3_600_000;

/** Forgets old idempotency keys, now and every hour. @returns what stops it, after a purge that is under way. */
export function startHousekeeping(system: SystemDb, logger: Logger): () => Promise<void> {
  let running = purge(system, logger);
  const timer = setInterval(() => {
    running = purge(system, logger);
  }, HOUR_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
    return running;
  };
}

async function purge(system: SystemDb, logger: Logger): Promise<void> {
  try {
    const purged = await purgeIdempotencyRecords(system);
    if (purged > 0) logger.info({ purged }, "old idempotency keys are forgotten");
  } catch (error) {
    // The next hour tries again; a key that is kept longer does no harm.
    logger.warn({ err: error }, "old idempotency keys could not be purged");
  }
}
