import type { Decision, LimitWindow } from "@orrery/operation";

/** One window that a request counts in. */
export interface Charge {
  /** What is counted together: unique within a request, with the tenant (or the address) in braces, as a Redis hash tag. */
  readonly bucket: string;
  /** The window's name in the `RateLimit` fields. */
  readonly name: string;
  readonly windowSeconds: number;
  readonly limit: number;
  /** What this request adds; 0 only looks. */
  readonly cost: number;
}

/** A window as it stood before the request. One that has not begun counts 0 and would end a whole window from now. */
export interface Counter {
  readonly count: number;
  readonly endsAtMs: number;
}

export const PER_MINUTE_SECONDS = 60;

/** Whether a window has room for its charge. The Redis script says the same in Lua. */
export const fits = ({ limit, cost }: Charge, { count }: Counter): boolean => count + cost <= limit;

/**
 * What a request is told, from the windows as they stood before it: all of them take it, or none.
 * Of the per-minute windows it shows the one with the least left, or the one that refuses.
 */
export function decide(charges: readonly Charge[], counters: readonly Counter[], nowMs: number): Decision {
  const pairs = charges.map((charge, index) => ({ charge, counter: counterAt(counters, index) }));
  const refusers = pairs.filter(({ charge, counter }) => !fits(charge, counter));
  const allowed = refusers.length === 0;
  const states = pairs.map(({ charge, counter }) => stateOf(charge, counter, allowed));
  const shown = tightest(states.filter(({ windowSeconds }) => windowSeconds === PER_MINUTE_SECONDS));
  if (allowed) return { allowed, ...figures(shown), nowMs, windows: states };

  // All refusers have to end before a retry can pass, so the last one to end is the one to wait for.
  const refused = refusers.map(({ charge, counter }) => stateOf(charge, counter, allowed));
  const refuser = refused.reduce((last, state) => (state.resetAtMs > last.resetAtMs ? state : last));
  const ofMinute = refuser.windowSeconds === PER_MINUTE_SECONDS;
  return {
    allowed,
    ...(ofMinute ? figures(refuser) : { limit: shown.limit, remaining: 0, resetAtMs: refuser.resetAtMs }),
    retryAfterSeconds: Math.max(1, Math.ceil((refuser.resetAtMs - nowMs) / 1_000)),
    nowMs,
    windows: states,
  };
}

function stateOf({ name, limit, cost, windowSeconds }: Charge, counter: Counter, allowed: boolean): LimitWindow {
  const count = counter.count + (allowed ? cost : 0);
  return { name, limit, remaining: Math.max(0, limit - count), windowSeconds, resetAtMs: counter.endsAtMs };
}

const figures = ({ limit, remaining, resetAtMs }: LimitWindow) => ({ limit, remaining, resetAtMs });

function tightest(windows: readonly LimitWindow[]): LimitWindow {
  return windows.reduce((least, window) => (window.remaining < least.remaining ? window : least));
}

function counterAt(counters: readonly Counter[], index: number): Counter {
  const counter = counters[index];
  if (!counter) throw new Error(`The store gave no counter for charge ${index}.`);
  return counter;
}
