import {
  CREDENTIAL_CHANGED,
  CREDENTIAL_INVALID,
  CREDENTIAL_MISSING,
  Failure,
  LINK_INVALID,
  ORIGIN_NOT_ALLOWED,
  PLAN_TOO_LOW,
} from "./errors.ts";
import type { Caller } from "./principal.ts";
import type { CredentialProblem } from "./requester.ts";

/**
 * Watches over a credential for what outlives its request. Calls `ended` once: when the credential ends by time, then;
 * within a second of when it was revoked, is beyond its plan, or has other rights than this caller was given
 * (`CREDENTIAL_CHANGED`). Of somebody without a credential nothing ends.
 * @returns what ends the watching
 */
export type StandingWatch = (caller: Caller, ended: (why: Failure) => void) => () => void;

const REFUSALS = {
  missing: CREDENTIAL_MISSING,
  invalid: CREDENTIAL_INVALID,
  plan: PLAN_TOO_LOW,
  origin: ORIGIN_NOT_ALLOWED,
  link: LINK_INVALID,
} as const satisfies Record<CredentialProblem, unknown>;

/** What somebody is told whose credential has this problem. */
export const refusalOf = (problem: CredentialProblem): Failure => Failure.of(REFUSALS[problem]);

const ENDINGS: ReadonlySet<string | undefined> = new Set(
  [...Object.values(REFUSALS), CREDENTIAL_CHANGED].map(({ name }) => name),
);

/** Whether this is how a watch, or a stream that is watched, says what has become of its credential. */
export const endsCredential = (error: unknown): error is Failure =>
  error instanceof Failure && ENDINGS.has(error.reason);
