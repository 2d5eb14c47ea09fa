import { CREDENTIAL_CHANGED, Failure, LimitExceeded, toFailure } from "@orrery/operation";

/**
 * Why sockets are closed, beside what graphql-ws' protocol and `ws` say themselves (4400, 4401, 4406, 4408, 4409, 4429,
 * 1009). Stock clients of graphql-ws connect again after each of these.
 */
export const CLOSE = {
  /** The server stops. */
  goingAway: 1001,
  /** Too many sockets, too many requests, or the server could not look. */
  tryAgainLater: 1013,
  /** The credential is not good, or not any more. */
  forbidden: 4403,
  /** The credential has other rights than when the socket was opened. */
  rightsChanged: 4410,
  /** The client does not read. */
  notReading: 4413,
} as const;
export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE];

/** RFC 6455, 5.5.1: a control frame has 125 bytes, of which the code takes two. */
const REASON_MAX_BYTES = 123;

/** How a socket is closed. */
export interface Closing {
  readonly code: CloseCode;
  /** Begins with the code or reason of the kernel's table, where that is why. */
  readonly reason: string;
}

export const GOING_AWAY: Closing = { code: CLOSE.goingAway, reason: "The server stops. Connect again." };
export const NOT_READING: Closing = { code: CLOSE.notReading, reason: "What was sent is not read." };
export const TOO_MANY_SOCKETS: Closing = { code: CLOSE.tryAgainLater, reason: "Too many sockets of this credential." };

/** What becomes of a socket whose credential is refused, or has ended, or can't be looked at. */
export function closingFor(error: unknown): Closing & { readonly isOurs: boolean } {
  const { code, reason, message } = toFailure(error);
  const said = Buffer.from(`${reason ?? code}: ${message}`)
    .subarray(0, REASON_MAX_BYTES)
    .toString();
  return { code: codeFor(error), reason: said, isOurs: code === "INTERNAL_ERROR" };
}

function codeFor(error: unknown): CloseCode {
  if (!(error instanceof Failure) || error instanceof LimitExceeded) return CLOSE.tryAgainLater;
  return error.reason === CREDENTIAL_CHANGED.name ? CLOSE.rightsChanged : CLOSE.forbidden;
}
