import type { Caller } from "./principal.ts";

/** What kind of work an operation is, for policies that limit by it (Orkestra's table in CONTRACTS.md). */
export const RATE_CLASSES = ["read", "write", "bulk", "webhook-management", "auth"] as const;
export type RateClass = (typeof RATE_CLASSES)[number];

/** Which contract's limits apply: the one that the route belongs to, or the surface's points. */
export const POLICIES = ["orkasa", "organicagent", "orkestra", "orckai", "points"] as const;
export type Policy = (typeof POLICIES)[number];

export interface LimitRequest {
  readonly caller: Caller;
  readonly policy: Policy;
  /** Everything that the request contains; admitted whole or refused whole. `cost` in points (`points` policy) or calls. */
  readonly items: readonly { readonly operation: string; readonly rate: RateClass; readonly cost: number }[];
}

/** One window's state after the decision. */
export interface LimitWindow {
  readonly name: string;
  readonly limit: number;
  readonly remaining: number;
  readonly windowSeconds: number;
  /** Epoch milliseconds of its end. */
  readonly resetAtMs: number;
}

export interface Decision {
  readonly allowed: boolean;
  /** The per-minute window: `X-RateLimit-*`. If another window refuses, `remaining` is 0 and `resetAtMs` the refuser's. */
  readonly limit: number;
  readonly remaining: number;
  readonly resetAtMs: number;
  /** Seconds to wait, at least 1; only where refused. */
  readonly retryAfterSeconds?: number;
  readonly windows: readonly LimitWindow[];
}

/** Decides all windows of a request together, in one round trip to its store. */
export interface Limiter {
  take(request: LimitRequest): Promise<Decision>;
}
