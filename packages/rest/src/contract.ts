import type { Failure, Policy } from "@orrery/operation";
import type { z } from "zod";
import type { KeyStyle } from "./wire/key-style.ts";

/** The two URL spaces (CONTRACTS.md, "The four published contracts"). */
export type Space = "/v1" | "/api/v1";

/** One published contract: what its endpoints have in common. */
export interface Contract {
  readonly name: "orkasa" | "organicagent" | "orkestra" | "orckai" | "reso";
  /** Whose limits hold. */
  readonly policy: Policy;
  /** Its name in the published documents. */
  readonly title: string;
  readonly description: string;
  /** What its policy allows, in words for the published documents. */
  readonly limits: string;
  readonly keys: KeyStyle;
  /** A list's `limit` over it is taken as it; without it, the operation refuses what is over its own maximum. */
  readonly clampLimitAt?: number;
  /** What every answer has, errors included. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Why a query parameter that the endpoint does not take is refused; without it, or undefined, it is ignored. @param name as it was sent */
  unknownParameter?(name: string): Failure | undefined;
  /** The whole body around what an endpoint answers with. */
  envelope(view: unknown): unknown;
  /** The schema of `envelope`'s body, for a view of this schema. */
  enveloped(view: z.ZodType): z.ZodType;
  error(failure: Failure): ErrorAnswer;
  /** The schema of the bodies of `error` that have these codes and, where the body shows them, these reasons. */
  errorBody(codes: readonly string[], reasons: readonly string[]): z.ZodType;
}

export interface ErrorAnswer {
  readonly status: number;
  /** In names as they go on the wire. */
  readonly body: unknown;
}
