import { setTimeout as after } from "node:timers/promises";
import { APICallError } from "@ai-sdk/provider";
import { retryAfterMs } from "../outgoing/retry-after.ts";

/** What a provider did with one request. */
export type Outcome<T> =
  | { readonly kind: "answered"; readonly answer: T }
  /** It was sent, and what came back can't be read, did not come in time, or broke off: it may have cost something. */
  | { readonly kind: "unreadable" | "timeout" | "lost"; readonly cause: unknown }
  /** It was not taken, and sending it again did not help in the time that there was: it cost nothing. */
  | { readonly kind: "unavailable"; readonly cause: unknown; readonly retryAfterSeconds: number | undefined }
  /** It never will be: a wrong key, no credit, something that this provider does not take. */
  | { readonly kind: "rejected"; readonly cause: unknown };

export interface RequestLimits {
  /** By `performance.now()`: until when there is to be an answer, all repetitions included. */
  readonly deadlineMs: number;
  /** How long the provider may take for one answer. */
  readonly requestTimeoutMs: number;
  readonly signal: AbortSignal;
}

/** How often a request is sent at most that the provider does not take. */
const SENDINGS = 6;
const FIRST_WAIT_MS = 1_000;

/**
 * Sends a request until the provider takes it. What it refuses for now (429, 5xx, no connection) is sent again when it says
 * (`Retry-After`), or else after 1, 2, 4 … seconds; not at all where that is after the deadline. Whatever else the library
 * throws is about an answer, which may be anything.
 * @throws what aborted `signal`
 */
export async function request<T>(
  send: (signal: AbortSignal) => Promise<T>,
  { deadlineMs, requestTimeoutMs, signal }: RequestLimits,
): Promise<Outcome<T>> {
  for (let sending = 1; ; sending += 1) {
    const timeout = AbortSignal.timeout(
      Math.max(Math.ceil(Math.min(requestTimeoutMs, deadlineMs - performance.now())), 1),
    );
    try {
      return { kind: "answered", answer: await send(AbortSignal.any([signal, timeout])) };
    } catch (cause) {
      signal.throwIfAborted();
      if (timeout.aborted) return { kind: "timeout", cause };
      if (isBrokenOff(cause)) return { kind: "lost", cause };
      if (!APICallError.isInstance(cause) || isTaken(cause)) return { kind: "unreadable", cause };
      if (!cause.isRetryable) return { kind: "rejected", cause };
      const askedMs = askedWaitMs(cause.responseHeaders);
      const waitMs = askedMs ?? backoffMs(sending);
      if (sending === SENDINGS || performance.now() + waitMs >= deadlineMs) {
        const retryAfterSeconds = askedMs === undefined ? undefined : Math.max(Math.ceil(askedMs / 1_000), 1);
        return { kind: "unavailable", cause, retryAfterSeconds };
      }
      await after(waitMs, undefined, { signal });
    }
  }
}

/** How long to wait after so many refusals where nobody says. */
export const backoffMs = (refusals: number): number => FIRST_WAIT_MS * 2 ** (refusals - 1) * (0.8 + Math.random() / 5);

const isTaken = ({ statusCode = 0 }: APICallError) => statusCode >= 200 && statusCode < 300;

/** What a connection ends with that a request was sent over. Where there was none, nothing was sent. */
const BROKEN_OFF: ReadonlySet<unknown> = new Set([
  ...["ECONNRESET", "EPIPE", "UND_ERR_SOCKET", "UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT"],
]);

/** Whether a request was sent whose answer did not come, or not whole. An error's answer says enough by its status. */
function isBrokenOff(error: unknown): boolean {
  if (APICallError.isInstance(error) && error.statusCode !== undefined && !isTaken(error)) return false;
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (BROKEN_OFF.has((cause as NodeJS.ErrnoException).code)) return true;
  }
  return false;
}

/** What the provider asks for: Anthropic and OpenAI also say it in milliseconds. */
function askedWaitMs(headers: Readonly<Record<string, string>> = {}): number | undefined {
  const exact = Number(headers["retry-after-ms"] || Number.NaN);
  return exact >= 0 ? exact : retryAfterMs(headers["retry-after"]);
}
