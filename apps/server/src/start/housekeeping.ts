import { purgeSessions, purgeSigningKeys, rotateOldSigningKey } from "@orrery/access";
import { purgeIdempotencyRecords, type SystemDb } from "@orrery/db";
import type { Logger } from "../observability/log.ts";

const HOUR_MS = 3_600_000;

export interface HousekeepingOptions {
  readonly system: SystemDb;
  /** 32 bytes, under which signing keys are kept. */
  readonly sealingKey: Buffer;
  readonly logger: Logger;
}

type Task = readonly [what: string, run: (options: HousekeepingOptions) => Promise<unknown>];

/** What is done; where rows go, it says how many. */
const TASKS: readonly Task[] = [
  ["forgetting old idempotency keys", ({ system }) => purgeIdempotencyRecords(system)],
  ["forgetting old credential changes", ({ system }) => purgeCredentialChanges(system)],
  ["forgetting sessions that ended", ({ system }) => purgeSessions(system)],
  ["rotating an old signing key", ({ system, sealingKey }) => rotateOldSigningKey(system, sealingKey)],
  ["forgetting signing keys of no use", ({ system }) => purgeSigningKeys(system)],
];

/** Tidies up, now and every hour. @returns what stops it, after the tasks that are under way. */
export function startHousekeeping(options: HousekeepingOptions): () => Promise<void> {
  let running = tidyUp(options);
  const timer = setInterval(() => {
    running = tidyUp(options);
  }, HOUR_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
    return running;
  };
}

/** Each task on its own: one that fails keeps no other from being done. */
async function tidyUp(options: HousekeepingOptions): Promise<void> {
  const { logger } = options;
  for (const [what, run] of TASKS) {
    try {
      const rows = await run(options);
      if (typeof rows === "number" && rows > 0) logger.info({ rows }, what);
    } catch (error) {
      // The next hour tries again; what is kept longer does no harm.
      logger.warn({ err: error }, `${what} failed`);
    }
  }
}

/** Every process reads the changes of the last half minute; what is older has been followed. */
async function purgeCredentialChanges(system: SystemDb): Promise<number> {
  const { count } = await system.credentialChange.deleteMany({
    where: { createdAt: { lt: new Date(Date.now() - HOUR_MS) } },
  });
  return count;
}
