/** Before the first new try, unless the server says otherwise. */
const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

export interface Waiting {
  /** Tries since something came. */
  readonly failures: number;
  /** What the stream says of itself (`retry:`). */
  readonly retryMs: number | undefined;
  /** What the last answer says: seconds, or a date. */
  readonly retryAfter: string | null;
}

/**
 * How long to wait before the next try: twice as long each time, and of that something between half and all, so that
 * clients that were cut off together do not come back together. Never less than `Retry-After`.
 */
export function waitMs(
  { failures, retryMs = FIRST_MS, retryAfter }: Waiting,
  random: () => number = Math.random,
  nowMs: number = Date.now(),
): number {
  const most = Math.min(retryMs * 2 ** failures, LONGEST_MS);
  const jittered = most / 2 + (random() * most) / 2;
  return Math.round(retryAfter === null ? jittered : msOf(retryAfter, nowMs) + jittered);
}

function msOf(retryAfter: string, nowMs: number): number {
  const seconds = Number(retryAfter);
  const ms = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(retryAfter) - nowMs;
  return Number.isFinite(ms) ? Math.max(ms, 0) : 0;
}

/** Done at the signal, too. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done);
  });
}
