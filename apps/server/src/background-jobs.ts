import type { Database } from "@orrery/db";
import { createJobSender, type JobSender, type JobWorker, type RunningWorkers, startWorkers } from "@orrery/jobs";
import type { Logger } from "./observability/log.ts";

/** The jobs of one process: those that it sends, and those that it takes, if it does. */
export interface BackgroundJobs extends Pick<JobSender, "send"> {
  /** Takes jobs from now on. */
  take(workers: readonly JobWorker[]): Promise<void>;
  stop(): Promise<void>;
}

/** @param database with its queues prepared */
export async function createBackgroundJobs(database: Database, logger: Logger): Promise<BackgroundJobs> {
  const onProblem = (error: unknown) => logger.warn({ err: error }, "a job, or the queue of jobs, failed");
  const sender = await createJobSender(database, onProblem);
  let running: RunningWorkers | undefined;
  return {
    send: sender.send,
    async take(workers) {
      running = await startWorkers(database, workers, onProblem);
    },
    async stop() {
      await running?.stop();
      await sender.stop();
    },
  };
}
