import type { SystemDb } from "@orrery/db";

const FLUSH_MS = 10_000;
const CAPACITY = 100_000;

// Rows are locked in the order of their ids, as every process does it, so that two never wait for each other. The triggers
// that follow credential changes and the row's version know nothing of this column.
const FLUSH = `WITH "used" AS (
    SELECT * FROM unnest($1::text[]::uuid[], $2::float8[]) AS "u"("id", "ms")
  ), "locked" AS (
    SELECT "id" FROM "ApiKey" WHERE "id" IN (SELECT "id" FROM "used") ORDER BY "id" FOR NO KEY UPDATE
  )
  UPDATE "ApiKey" SET "lastUsedAt" = greatest("lastUsedAt", to_timestamp("used"."ms" / 1000))
  FROM "used" JOIN "locked" USING ("id") WHERE "ApiKey"."id" = "used"."id"`;

/** The same of what apps were allowed. */
const FLUSH_APPS = FLUSH.replaceAll('"ApiKey"', '"AuthorizedApp"');

export interface LastUseOptions {
  readonly system: SystemDb;
  readonly flushMs?: number;
  /** A flush failed; what it held is kept for the next one. */
  readonly onError?: (error: unknown) => void;
}

/** When each key, and what each app was allowed, was last used: kept here, and written for all of them together every 10 s (or as told). */
export interface LastUse {
  note(credentialId: string, nowMs: number): void;
  start(): void;
  /** Writes what is left. */
  stop(): Promise<void>;
}

export function createLastUse({ system, flushMs = FLUSH_MS, onError = () => undefined }: LastUseOptions): LastUse {
  let used = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  function note(credentialId: string, nowMs: number): void {
    const before = used.get(credentialId);
    // While the database is away, the first ones of too many go: a time that is not written is no harm.
    if (before === undefined && used.size >= CAPACITY) used.delete(used.keys().next().value ?? "");
    if (before === undefined || before < nowMs) used.set(credentialId, nowMs);
  }

  async function flush(): Promise<void> {
    if (used.size === 0) return;
    const flushed = used;
    used = new Map();
    try {
      const given = [[...flushed.keys()], [...flushed.values()]];
      const written = await system.$executeRawUnsafe(FLUSH, ...given);
      // What is no key is what an app was allowed, or an app that acts for itself, which keeps no time.
      if (written < flushed.size) await system.$executeRawUnsafe(FLUSH_APPS, ...given);
    } catch (error) {
      for (const [credentialId, ms] of flushed) note(credentialId, ms);
      onError(error);
    }
  }

  /** One after another: a slow flush must not be met by the next. */
  function flushNext(): Promise<void> {
    running = running.then(flush);
    return running;
  }

  return {
    note,
    start() {
      timer ??= setInterval(() => void flushNext(), flushMs).unref();
    },
    async stop() {
      clearInterval(timer);
      timer = undefined;
      await flushNext();
    },
  };
}
