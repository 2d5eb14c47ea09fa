import { type Dispatcher, request } from "undici";
import { z } from "zod";
import { retryAfterMs } from "../outgoing/retry-after.ts";

/** Where a portal's API is, and what opens it. */
export interface PushAccess {
  /** Without a slash at the end. */
  readonly apiUrl: string;
  readonly accessToken: string;
}

/** What a portal says of a listing, or why it could not be asked. */
export type PushAnswer =
  | { readonly kind: "accepted" | "pending"; readonly externalId: string; readonly url: string | null }
  | { readonly kind: "rejected" | "removed"; readonly reasons: readonly string[] }
  | { readonly kind: "withdrawn" }
  /** The token is good no more. */
  | { readonly kind: "unauthorized" }
  | { readonly kind: "failed"; readonly error: string; readonly retryAfterMs?: number | undefined };

export interface PushedBody {
  /** Goes up with each change: the portal keeps the highest. */
  readonly revision: number;
  readonly [field: string]: unknown;
}

/** The JSON push protocol (docs/portals.md), from our side. Nothing is thrown but what `signal` is aborted with. */
export interface JsonPush {
  put(access: PushAccess, listingId: string, body: PushedBody, signal: AbortSignal): Promise<PushAnswer>;
  withdraw(access: PushAccess, listingId: string, signal: AbortSignal): Promise<PushAnswer>;
  state(access: PushAccess, listingId: string, signal: AbortSignal): Promise<PushAnswer>;
}

export interface JsonPushOptions {
  /** The guarded way out. */
  readonly dispatcher: Dispatcher;
  /** Of one exchange, from its connection to the last byte; default 8 s. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 8_000;
/** Of an answer; it is a few fields. */
const ANSWER_MAX_BYTES = 65_536;
const TEXT_MAX = 2_000;
/** How much of a content type is repeated. */
const TYPE_MAX = 100;

/** What a database can hold: PostgreSQL has no NUL in texts, and no halves of characters. */
const isStorable = (value: string) => !value.includes("\0") && value.isWellFormed();
const text = z.string().min(1).max(TEXT_MAX).refine(isStorable);
const Answer = z.object({
  id: text.optional(),
  state: z.enum(["accepted", "pending", "rejected", "removed"]),
  url: z
    .url({ protocol: /^https?$/ })
    .max(TEXT_MAX)
    .refine(isStorable)
    .nullish(),
  reasons: z.array(text).max(50).nullish(),
});

export function createJsonPush({ dispatcher, timeoutMs = TIMEOUT_MS }: JsonPushOptions): JsonPush {
  const exchange = async (asked: Exchange, understand: (heard: Heard) => PushAnswer): Promise<PushAnswer> => {
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const heard = await hear(dispatcher, { ...asked, signal: AbortSignal.any([asked.signal, timeout]) });
      return commonAnswer(heard) ?? understand(heard);
    } catch (error) {
      asked.signal.throwIfAborted();
      if (timeout.aborted) return failed(`The portal did not answer within ${timeoutMs / 1_000} seconds.`);
      return failed(`The portal could not be reached: ${reasonOf(error)}.`);
    }
  };
  return {
    put: (access, id, body, signal) => exchange({ method: "PUT", access, id, body, signal }, understood),
    withdraw: (access, id, signal) =>
      exchange({ method: "DELETE", access, id, signal }, (heard) =>
        heard.status === 404 || heard.status === 410 || isGood(heard) ? { kind: "withdrawn" } : unexpected(heard),
      ),
    state: (access, id, signal) =>
      exchange({ method: "GET", access, id, signal }, (heard) => {
        if (heard.status !== 404 && heard.status !== 410) return understood(heard);
        return { kind: "removed", reasons: ["The portal has it no more."] };
      }),
  };
}

interface Exchange {
  readonly method: "PUT" | "DELETE" | "GET";
  readonly access: PushAccess;
  readonly id: string;
  readonly body?: PushedBody;
  readonly signal: AbortSignal;
}

interface Heard {
  readonly status: number;
  readonly type: string;
  readonly retryAfter: string | undefined;
  /** Undefined where there is more of it than is read. */
  readonly text: string | undefined;
}

async function hear(dispatcher: Dispatcher, { method, access, id, body, signal }: Exchange): Promise<Heard> {
  const answer = await request(`${access.apiUrl}/listings/${encodeURIComponent(id)}`, {
    dispatcher,
    method,
    signal,
    headers: {
      authorization: `Bearer ${access.accessToken}`,
      accept: "application/json",
      "user-agent": "Orrery",
      ...(body && { "content-type": "application/json", "idempotency-key": `${id}-${body.revision}` }),
    },
    body: body ? JSON.stringify(body) : null,
  });
  const { "content-type": type, "retry-after": retryAfter } = answer.headers;
  return {
    status: answer.statusCode,
    type: String(type ?? "").slice(0, TYPE_MAX),
    retryAfter: retryAfter === undefined ? undefined : String(retryAfter),
    text: await textOf(answer.body),
  };
}

async function textOf(body: Dispatcher.ResponseData["body"]): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > ANSWER_MAX_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

const isGood = ({ status }: Heard) => status >= 200 && status < 300;

/** What means the same, whatever was asked. */
function commonAnswer({ status, retryAfter }: Heard): PushAnswer | undefined {
  if (status === 401) return { kind: "unauthorized" };
  if (status === 403) return failed("The portal does not let this account do that (403).");
  if (status >= 300 && status < 400)
    return failed(`The portal answered with a redirect (${status}), which is not followed.`);
  if (status !== 429 && status < 500) return undefined;
  const error = status === 429 ? "The portal asks for fewer requests (429)." : `The portal has failed (${status}).`;
  return { kind: "failed", error, retryAfterMs: retryAfterMs(retryAfter) };
}

/** Of a PUT, or a GET: a listing's state. A 422 is a refusal, with or without reasons. */
function understood(heard: Heard): PushAnswer {
  if (heard.status === 422) return { kind: "rejected", reasons: refusalOf(heard) };
  if (!isGood(heard)) return unexpected(heard);
  if (heard.text === undefined) return failed(`The portal's answer has more than ${ANSWER_MAX_BYTES} bytes.`);
  const parsed = jsonOf(heard.text);
  if (parsed === undefined) return failed(`The portal's answer is no JSON (${heard.type || "no type"}).`);
  const { data: answer, error } = Answer.safeParse(parsed);
  if (!answer) {
    const [issue] = error.issues;
    return failed(`The portal's answer can't be understood: ${issue?.path.join(".") || "it"} is not as agreed.`);
  }
  const { state, id, url = null, reasons } = answer;
  if (state === "rejected" || state === "removed") return { kind: state, reasons: reasons ?? [] };
  if (id === undefined) return failed("The portal has taken the listing without saying what it calls it (id).");
  return { kind: state, externalId: id, url };
}

function refusalOf({ text: given = "" }: Heard): readonly string[] {
  const { data } = z.object({ reasons: z.array(text).min(1).max(50) }).safeParse(jsonOf(given));
  return data?.reasons ?? ["The portal gives no reason."];
}

function jsonOf(given: string): unknown {
  try {
    return JSON.parse(given);
  } catch {
    return undefined;
  }
}

const unexpected = ({ status }: Heard) => failed(`The portal answered with ${status}, which is not as agreed.`);

const failed = (error: string): PushAnswer => ({ kind: "failed", error });

/** In words that say what happened, without what was sent. */
function reasonOf(error: unknown): string {
  const { code, message, cause } = error as { code?: string; message?: string; cause?: { code?: string } };
  return cause?.code ?? code ?? message ?? "for no known reason";
}
