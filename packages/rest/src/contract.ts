import type { Failure, Policy } from "@orrery/operation";
import type { KeyStyle } from "./wire/key-style.ts";

/** The two URL spaces (CONTRACTS.md, "The four published contracts"). */
export type Space = "/v1" | "/api/v1";

/** One published contract: what its endpoints have in common. */
export interface Contract {
  /** Also the limiter's policy. */
  readonly name: Exclude<Policy, "points" | "files">;
  readonly keys: KeyStyle;
  /** A list's `limit` over it is taken as it; without it, the operation refuses what is over its own maximum. */
  readonly clampLimitAt?: number;
  /** The whole body around what an endpoint answers with. */
  envelope(view: unknown): unknown;
  error(failure: Failure): ErrorAnswer;
}

export interface ErrorAnswer {
  readonly status: number;
  /** In names as they go on the wire. */
  readonly body: unknown;
}
