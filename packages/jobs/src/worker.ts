import type { Database } from "@orrery/db";
import { type JobWithMetadata, PgBoss } from "pg-boss";
import type { z } from "zod";
import { ownConnection } from "./connect.ts";
import type { JobKind } from "./kind.ts";
import { HEARTBEAT_REFRESH_SECONDS, WORKING } from "./queue-options.ts";

/** One attempt at a job. */
export interface Attempt<Data> {
  readonly id: string;
  readonly data: Data;
  /** Nobody tries again after this one. */
  readonly isLast: boolean;
  /** Aborts when this process stops, and when the job is somebody else's by now. Then throw: it is tried again. */
  readonly signal: AbortSignal;
}

/** What does the jobs of one kind. What it throws costs one of the kind's retries. */
export interface JobWorker<Data extends z.ZodType = z.ZodType> {
  readonly kind: JobKind<Data>;
  /** How many at a time, in this process. */
  readonly concurrency: number;
  /** How many of these may be one owner's (`ownerOf`); all, unless told. */
  readonly perOwner?: number;
  run(attempt: Attempt<z.output<Data>>): Promise<void>;
}

export const jobWorker = <Data extends z.ZodType>(worker: JobWorker<Data>): JobWorker => worker as unknown as JobWorker;

export interface RunningWorkers {
  /** Takes no more jobs, and has those under way stop: they are tried again elsewhere. */
  stop(): Promise<void>;
}

/** Own connections of a process that takes jobs. */
const CONNECTIONS = 2;
const POLL_SECONDS = 1;
const STOP_TIMEOUT_MS = 8_000;

/** Takes jobs, as many processes may. A process that is lost loses none: another takes over within about 10 s. */
export async function startWorkers(
  database: Database,
  workers: readonly JobWorker[],
  onProblem: (error: unknown) => void,
): Promise<RunningWorkers> {
  const boss = new PgBoss({ ...ownConnection(database, CONNECTIONS), ...WORKING });
  boss.on("error", onProblem);
  await boss.start();
  const stopping = new AbortController();
  for (const worker of workers) await begin(boss, worker, stopping.signal, onProblem);
  return {
    async stop() {
      stopping.abort();
      await boss.stop({ graceful: true, timeout: STOP_TIMEOUT_MS });
    },
  };
}

async function begin(
  boss: PgBoss,
  { kind, concurrency, perOwner, run }: JobWorker,
  stopping: AbortSignal,
  onProblem: (error: unknown) => void,
): Promise<void> {
  const options = {
    includeMetadata: true as const,
    localConcurrency: concurrency,
    ...(perOwner !== undefined && { localGroupConcurrency: perOwner }),
    pollingIntervalSeconds: POLL_SECONDS,
    // Nothing notifies of a retry that has become due.
    notifyPollingIntervalSeconds: POLL_SECONDS,
    heartbeatRefreshSeconds: HEARTBEAT_REFRESH_SECONDS,
  };
  const id: string = await boss.work(kind.name, options, async ([job]: JobWithMetadata[]) => {
    if (!job) return;
    const signal = AbortSignal.any([stopping, job.signal]);
    const isLast = job.retryCount >= job.retryLimit;
    try {
      await run({ id: job.id, data: kind.data.parse(job.data), isLast, signal });
    } catch (error) {
      if (!signal.aborted) onProblem(error);
      throw error;
    } finally {
      // Otherwise the next job waits for the next poll.
      boss.notifyWorker(id);
    }
  });
}
