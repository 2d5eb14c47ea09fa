import { setTimeout as after } from "node:timers/promises";
import { APICallError } from "@ai-sdk/provider";
import { retryAfterMs } from "../outgoing/retry-after.ts";

/** What a provider did with one request. */
export type Outcome<T> =
  | { readonly kind: "answered"; readonly answer: T }
  /** It was taken, and what came back can't be read: it may have cost something. */
  | { readonly kind: "unreadable" | "timeout"; readonly cause: unknown }
  /** It was not taken, and sending it again did not help in the time that there was: it cost nothing. */
  | { readonly kind: "unavailable"; readonly cause: unknown; readonly retryAfterSeconds: number }
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
 * (`Retry-After`), or else after 1, 2, 4 … seconds; not at all where that is after the deadline.
 * @throws what aborted `signal`, and defects
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
      if (!APICallError.isInstance(cause)) throw cause;
      if (!cause.isRetryable) return { kind: isTaken(cause) ? "unreadable" : "rejected", cause };
      const waitMs =
        askedWaitMs(cause.responseHeaders) ?? FIRST_WAIT_MS * 2 ** (sending - 1) * (0.8 + Math.random() / 5);
      if (sending === SENDINGS || performance.now() + waitMs >= deadlineMs) {
        return { kind: "unavailable", cause, retryAfterSeconds: Math.max(Math.ceil(waitMs / 1_000), 1) };
      }
      await after(waitMs, undefined, { signal });
    }
  }
}

const isTaken = ({ statusCode = 0 }: APICallError) => statusCode >= 200 && statusCode < 300;

/** What the provider asks for: Anthropic and OpenAI also say it in milliseconds. */
function askedWaitMs(headers: Readonly<Record<string, string>> = {}): number | undefined {
  const exact = Number(headers["retry-after-ms"] || Number.NaN);
  return exact >= 0 ? exact : retryAfterMs(headers["retry-after"]);
}
