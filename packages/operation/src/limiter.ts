import type { Caller } from "./principal.ts";

/** What kind of work an operation is, for policies that limit by it (Orkestra's table in CONTRACTS.md). */
export const RATE_CLASSES = ["read", "write", "bulk", "webhook-management", "auth", "refresh"] as const;
export type RateClass = (typeof RATE_CLASSES)[number];

/**
 * Which contract's limits apply: the one that the route belongs to, or the surface's points; `files` are read by anybody,
 * `hooks` sent to, `pages` seen and filled in by visitors, `mails` sent to mailboxes, and `oauth` what apps ask of the authorization server.
 */
export const POLICIES = [
  "orkasa",
  "organicagent",
  "orkestra",
  "orckai",
  "points",
  "files",
  "hooks",
  "pages",
  "mails",
  "oauth",
] as const;
export type Policy = (typeof POLICIES)[number];

export interface LimitRequest {
  readonly caller: Caller;
  /** The client's IP address: what is limited per address is so for callers with a credential too. */
  readonly address: string;
  /** Instead of the caller: what an operation counts by itself once it knows it (`session:0197…`). */
  readonly subject?: string;
  readonly policy: Policy;
  /** Everything that the request contains; admitted whole or refused whole. `cost` in points (`points` policy) or calls. */
  readonly items: readonly { readonly operation: string; readonly rate: RateClass; readonly cost: number }[];
  /** The nouns whose data it reads: the decision brings their versions along, where the store keeps them. */
  readonly reads?: readonly string[];
}

/** One window's state after the decision; of the requests at once, which have no window, `windowSeconds` is undefined. */
export interface LimitWindow {
  readonly name: string;
  readonly limit: number;
  readonly remaining: number;
  readonly windowSeconds: number | undefined;
  /** Epoch milliseconds of its end; of the requests at once, of when to try again. */
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
  /** Epoch milliseconds by the clock that decided: that of the store. */
  readonly nowMs: number;
  /**
   * Where credentials of the caller's organization stand: another text than before means that some have changed. Undefined
   * where the store keeps no such mark.
   */
  readonly epoch?: string;
  /** Of each noun that the request reads, where the organization's data stands: a whole number that only grows, or "0" where none is known. */
  readonly versions?: Readonly<Record<string, string>>;
  /** Gives back what the request holds while it runs (its place among the requests at once). May be called twice. */
  readonly release?: () => void;
}

/** Decides all windows of a request together, in one round trip to its store. */
export interface Limiter {
  take(request: LimitRequest): Promise<Decision>;
}
