import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from "openid-client";
import { RefusedTarget } from "../outgoing/outgoing.ts";
import { AnswerTooLong } from "./guarded-fetch.ts";

/**
 * What became of it: `refused` by the provider, or by our own rules, so that it would be no other the next time;
 * `unavailable`, so that it may be; `nonsense`, which is no answer of an authorization server.
 */
export type OAuthProblemKind = "refused" | "unavailable" | "nonsense";

/** Why something at an authorization server did not work, in words for whoever connects to it. It holds no secret. */
export class OAuthProblem extends Error {
  override readonly name = "OAuthProblem";
  readonly kind: OAuthProblemKind;
  /** The provider's own code for it (RFC 6749, 4.1.2.1 and 5.2), where it gave one. */
  readonly code: string | undefined;

  constructor(
    kind: OAuthProblemKind,
    message: string,
    options: { readonly code?: string; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.kind = kind;
    this.code = options.code;
  }
}

const SAID_MAX = 300;

/** What a provider says of an error is its own text: one line of it, and not too much. */
export const said = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim()
    .slice(0, SAID_MAX);

/** What codes ask to be tried again (RFC 6749, 4.1.2.1). */
const PASSING = new Set(["temporarily_unavailable", "server_error", "slow_down"]);
const isPassing = (status: number) => status >= 500 || status === 429 || status === 408;

/** Whatever was thrown on the way to an authorization server and back, as what it means. */
export function problemFrom(error: unknown): OAuthProblem {
  if (error instanceof OAuthProblem) return error;
  if (error instanceof ResponseBodyError || error instanceof AuthorizationResponseError) return given(error);
  if (error instanceof WWWAuthenticateChallengeError) {
    return new OAuthProblem("refused", "The provider refused the client's id or secret.", { cause: error });
  }
  const refused = causeOf(error, (one) => one instanceof RefusedTarget);
  if (refused) return new OAuthProblem("refused", `${refused.message}.`, { cause: error });
  if (causeOf(error, (one) => one instanceof AnswerTooLong)) return nonsense(error);
  if (error instanceof ClientError && error.code?.startsWith("OAUTH_")) return unexpected(error);
  return unavailable(error);
}

function given(error: ResponseBodyError | AuthorizationResponseError): OAuthProblem {
  const code = said(error.error);
  const status = error instanceof ResponseBodyError ? error.status : 400;
  const words = error.error_description === undefined ? "" : `: ${said(error.error_description)}`;
  const kind = PASSING.has(code) || isPassing(status) ? "unavailable" : "refused";
  return new OAuthProblem(kind, `The provider answered ${code}${words}`, { code, cause: error });
}

function unexpected(error: ClientError): OAuthProblem {
  if (error.code === "OAUTH_TIMEOUT" || error.code === "OAUTH_ABORT") return unavailable(error);
  const response = causeOf(error, (one): one is Error => (one as unknown) instanceof Response) as Response | undefined;
  if (response && isPassing(response.status)) return unavailable(error);
  return nonsense(error);
}

const unavailable = (cause: unknown) => new OAuthProblem("unavailable", "The provider did not answer.", { cause });

const nonsense = (cause: unknown) =>
  new OAuthProblem("nonsense", "The provider's answer is not one of an authorization server.", { cause });

/** The first of an error and its causes that is such a one. */
function causeOf(error: unknown, isOne: (cause: Error) => boolean): Error | undefined {
  for (let one = error as Error | undefined; one; one = one.cause as Error | undefined) if (isOne(one)) return one;
  return undefined;
}
