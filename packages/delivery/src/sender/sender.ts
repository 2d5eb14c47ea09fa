import { type Dispatcher, request } from "undici";

/** What came of one request. */
export interface Outcome {
  readonly startedAt: Date;
  readonly ms: number;
  /** Undefined where there was no answer. */
  readonly status?: number;
  /** Why there was none, or why it broke off. */
  readonly error?: string;
  /** The answer's first KiB. */
  readonly answer?: string;
  /** Its `Retry-After`, as it came. */
  readonly retryAfter?: string;
}

export interface SendOptions {
  readonly dispatcher: Dispatcher;
  /** For the whole exchange; default 15 s. */
  readonly timeoutMs?: number;
  /** Breaks off what is under way. */
  readonly signal?: AbortSignal;
}

export interface SentRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const TIMEOUT_MS = 15_000;
const ANSWER_BYTES = 1_024;

/** Whether a receiver has taken what was sent: with any 2xx, and nothing else. A redirect is a failure as well. */
export const isTaken = ({ status, error }: Pick<Outcome, "status" | "error">): boolean =>
  error === undefined && status !== undefined && status >= 200 && status < 300;

/** Posts a body once. It follows no redirect, and never throws. */
export async function send(
  { url, headers, body }: SentRequest,
  { dispatcher, timeoutMs = TIMEOUT_MS, signal }: SendOptions,
): Promise<Outcome> {
  const startedAt = new Date();
  const began = performance.now();
  const ms = () => Math.round(performance.now() - began);
  const timeout = AbortSignal.timeout(timeoutMs);
  let status: number | undefined;
  try {
    const answered = await request(url, {
      method: "POST",
      headers,
      body,
      dispatcher,
      signal: signal ? AbortSignal.any([timeout, signal]) : timeout,
    });
    status = answered.statusCode;
    const answer = await firstBytes(answered.body);
    const asked = answered.headers["retry-after"];
    return { startedAt, ms: ms(), status, answer, ...(typeof asked === "string" && { retryAfter: asked }) };
  } catch (error) {
    const why = timeout.aborted ? `no whole answer within ${timeoutMs / 1_000} s` : reasonOf(error);
    return { startedAt, ms: ms(), ...(status !== undefined && { status }), error: why };
  }
}

/** What is longer is not read to its end, and its connection closed. */
async function firstBytes(body: Dispatcher.ResponseData["body"]): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > ANSWER_BYTES) break;
  }
  const text = Buffer.concat(chunks).subarray(0, ANSWER_BYTES).toString("utf8");
  // PostgreSQL keeps any character but this.
  return text.replaceAll("\0", "\uFFFD");
}

/** In one line, without the stack. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error instanceof AggregateError ? error.errors[0] : error;
  const { code, message } = cause as Error & { code?: unknown };
  return (message === "" ? String(code) : message).slice(0, 300);
}
