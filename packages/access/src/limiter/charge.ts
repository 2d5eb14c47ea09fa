import type { Decision, LimitWindow } from "@orrery/operation";

/** One window that a request counts in. */
export interface Charge {
  /** What is counted together: unique within a request, with whose counter it is in braces, as a Redis hash tag. */
  readonly bucket: string;
  /** The window's name in the `RateLimit` fields. */
  readonly name: string;
  readonly windowSeconds: number;
  readonly limit: number;
  /** What this request adds; 0 only looks. */
  readonly cost: number;
  /** Whose counter it is. Networks and subjects are the caller's to make up; principals have valid credentials. */
  readonly of: "principal" | "network" | "subject";
}

/** A place among the requests of a credential that are under way at a time. */
export interface Lease {
  readonly bucket: string;
  readonly name: string;
  readonly limit: number;
}

/** Everything that one request asks of a limiter. */
export interface Demand {
  readonly charges: readonly Charge[];
  readonly lease: Lease | undefined;
  /** The organization whose credentials' epoch the decision is to bring. */
  readonly epochOf: string | undefined;
  /** The nouns of that organization whose data's versions the decision is to bring. */
  readonly reads: readonly string[];
}

/** A window as it stood before the request. One that has not begun counts 0 and would end a whole window from now. */
export interface Counter {
  readonly count: number;
  readonly endsAtMs: number;
}

/** What a store knew before the request, in the order of the demand. */
export interface Standing {
  readonly nowMs: number;
  readonly counters: readonly Counter[];
  /** How many leases are held. */
  readonly held: number;
}

export const PER_MINUTE_SECONDS = 60;
/** Nobody knows when a request under way will end. */
const LEASE_RETRY_MS = 1_000;

/**
 * What a request is told, from how things stood before it: all of its windows and its lease take it, or none. The Redis
 * script comes to the same `allowed` in Lua. Of the per-minute windows it shows the one with the least left, or the one
 * that refuses.
 */
export function decide({ charges, lease }: Demand, { nowMs, counters, held }: Standing): Decision {
  const fits = charges.map(({ cost, limit }, index) => counterAt(counters, index).count + cost <= limit);
  if (lease) fits.push(held < lease.limit);
  const allowed = !fits.includes(false);
  const windows = charges.map((charge, index) => stateOf(charge, counterAt(counters, index), allowed));
  if (lease) windows.push(leaseState(lease, held, allowed, nowMs));
  const shown = tightest(windows.filter(ofMinute));
  if (allowed) return { allowed, ...figures(shown), nowMs, windows };

  // All refusers have to end before a retry can pass, so the last one to end is the one to wait for.
  const refusers = windows.filter((_, index) => !fits[index]);
  const refuser = refusers.reduce((last, state) => (state.resetAtMs > last.resetAtMs ? state : last));
  return {
    allowed,
    ...(ofMinute(refuser) ? figures(refuser) : { limit: shown.limit, remaining: 0, resetAtMs: refuser.resetAtMs }),
    retryAfterSeconds: Math.max(1, Math.ceil((refuser.resetAtMs - nowMs) / 1_000)),
    nowMs,
    windows,
  };
}

function stateOf({ name, limit, cost, windowSeconds }: Charge, counter: Counter, allowed: boolean): LimitWindow {
  const count = counter.count + (allowed ? cost : 0);
  return { name, limit, remaining: Math.max(0, limit - count), windowSeconds, resetAtMs: counter.endsAtMs };
}

function leaseState({ name, limit }: Lease, held: number, allowed: boolean, nowMs: number): LimitWindow {
  const remaining = Math.max(0, limit - held - (allowed ? 1 : 0));
  return { name, limit, remaining, windowSeconds: undefined, resetAtMs: nowMs + LEASE_RETRY_MS };
}

const ofMinute = ({ windowSeconds }: LimitWindow) => windowSeconds === PER_MINUTE_SECONDS;

const figures = ({ limit, remaining, resetAtMs }: LimitWindow) => ({ limit, remaining, resetAtMs });

function tightest(windows: readonly LimitWindow[]): LimitWindow {
  return windows.reduce((least, window) => (window.remaining < least.remaining ? window : least));
}

function counterAt(counters: readonly Counter[], index: number): Counter {
  const counter = counters[index];
  if (!counter) throw new Error(`The store gave no counter for charge ${index}.`);
  return counter;
}
