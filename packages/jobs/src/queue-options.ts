import type { ConstructorOptions, QueueOptions } from "pg-boss";
import type { JobKind } from "./kind.ts";

const DAY_SECONDS = 86_400;

/** After how long without a sign of life a job's process is taken for lost; pg-boss takes no less. */
const HEARTBEAT_SECONDS = 10;
/** How often a worker gives one. */
export const HEARTBEAT_REFRESH_SECONDS = 3;
/** How often what has given none is looked for. */
const SUPERVISE_SECONDS = 2;

/** A queue's options. What a job may take is bounded by its heartbeat: pg-boss's own bound is at its most. */
export const queueOptions = ({ retries, retrySeconds, retentionDays }: JobKind): QueueOptions => ({
  heartbeatSeconds: HEARTBEAT_SECONDS,
  expireInSeconds: DAY_SECONDS - 1,
  retryLimit: retries,
  retryDelay: retrySeconds.first,
  retryDelayMax: retrySeconds.most,
  retryBackoff: true,
  retentionSeconds: retentionDays * DAY_SECONDS,
  deleteAfterSeconds: DAY_SECONDS,
});

/** Of a process that only sends, or prepares: nothing runs beside it. */
export const SENDING = { supervise: false, schedule: false, registerInstance: false } as const;

/** Of a process that takes jobs. */
export const WORKING = {
  ...SENDING,
  supervise: true,
  migrate: false,
  monitorIntervalSeconds: SUPERVISE_SECONDS,
  superviseIntervalSeconds: SUPERVISE_SECONDS,
} as const satisfies ConstructorOptions;
