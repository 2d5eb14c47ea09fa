import { type Database, pendingMigrations } from "@orrery/db";
import type { Logger } from "./observability/log.ts";

/** What `/readyz` answers. */
export interface Readiness {
  readonly status: "ready" | "unavailable";
  readonly database: { readonly kind: Database["kind"]; readonly ok: boolean; readonly problem?: string };
  /** Where limits are counted: exactly over all processes, or in each on its own. */
  readonly limiter: { readonly counts: "redis" | "process"; readonly note?: string };
}

export interface Probes {
  readiness(): Promise<Readiness>;
}

export interface ProbeOptions {
  readonly database: Database;
  readonly limiterStatus: () => "redis" | "process";
  readonly logger: Logger;
}

/** An orchestrator asks every few seconds, and takes silence for a no. */
const TIMEOUT_MS = 2_000;

const PER_PROCESS = "Limits hold in each process on its own: Redis is not configured, or does not answer.";

export function createProbes({ database, limiterStatus, logger }: ProbeOptions): Probes {
  return {
    async readiness() {
      const problem = await problemOf(database, logger);
      const counts = limiterStatus();
      return {
        status: problem === undefined ? "ready" : "unavailable",
        database: { kind: database.kind, ok: problem === undefined, ...(problem !== undefined && { problem }) },
        limiter: { counts, ...(counts === "process" && { note: PER_PROCESS }) },
      };
    },
  };
}

/** One query says both: that the database answers, and which migrations it has. */
async function problemOf(database: Database, logger: Logger): Promise<string | undefined> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`No answer within ${TIMEOUT_MS} ms.`)), TIMEOUT_MS);
  try {
    const pending = await Promise.race([pendingMigrations(database), late.promise]);
    return pending.length === 0 ? undefined : `It lacks the migrations ${pending.map(({ name }) => name).join(", ")}.`;
  } catch (error) {
    logger.error({ err: error }, "the database does not answer");
    return "It does not answer.";
  } finally {
    clearTimeout(timer);
  }
}
