import type { components } from "../generated/v1.ts";
import { type ClientOptions, credentialHeaders } from "../options.ts";
import { pause, waitMs } from "./backoff.ts";
import { type StreamItem, streamItems } from "./stream-items.ts";
import { refusalOf } from "./stream-refused.ts";

/** An event as `GET /v1/events` gives it. */
export type FollowedEvent = components["schemas"]["OrkestraEvent"];

export interface FollowOptions extends ClientOptions {
  /** The cursor of the last event that is known. Without it: from now on. */
  readonly after?: string | undefined;
  /** Only events of these types. */
  readonly types?: readonly string[] | undefined;
  /** Ends it, without an error. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Told where to go on after everything that came until now: for an event when the next one is asked for, so that who
   * keeps it and begins there again has each event at least once. Cursors move on without events as well.
   */
  readonly onCursor?: ((cursor: string) => void) | undefined;
}

/**
 * Follows what happens: `for await (const event of followEvents({ baseUrl, apiKey })) …`. Each event comes once and in
 * order, whatever becomes of the connection: where it breaks off, is silent for too long or can't be had, it is taken up
 * again after the last cursor, with growing pauses (`Retry-After` is waited for).
 * @throws CursorExpired where the events after the cursor are not kept any more
 * @throws StreamRefused for any other request that will not be answered: no credential or one that has ended, a plan or
 *   a scope that is missing, a cursor or a type that there is not
 */
export async function* followEvents(options: FollowOptions): AsyncGenerator<FollowedEvent, void, undefined> {
  const { signal = new AbortController().signal, onCursor } = options;
  let cursor = options.after;
  let failures = 0;
  let retryMs: number | undefined;
  while (!signal.aborted) {
    const left = new AbortController();
    let retryAfter: string | null = null;
    try {
      const response = await askedFor(options, cursor, AbortSignal.any([signal, left.signal]));
      retryAfter = response?.headers.get("retry-after") ?? null;
      const items = streamItems(response?.ok ? response.body : null, (ms) => {
        retryMs = ms;
      });
      for (let item = await taken(items); item; item = await taken(items)) {
        failures = 0;
        if (item.data !== undefined) yield JSON.parse(item.data) as FollowedEvent;
        cursor = item.cursor;
        onCursor?.(cursor);
      }
    } finally {
      left.abort();
    }
    await pause(waitMs({ failures, retryMs, retryAfter }), signal);
    failures += 1;
  }
}

/** Undefined where nobody answers. @throws StreamRefused for a refusal that another try would not change */
async function askedFor(
  options: FollowOptions,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<Response | undefined> {
  const url = new URL("/v1/events", options.baseUrl);
  if (options.types) url.searchParams.set("types", options.types.join(","));
  if (cursor !== undefined) url.searchParams.set("after", cursor);
  const headers = { Accept: "text/event-stream", ...credentialHeaders(options) };
  const response = await fetch(url, { headers, signal }).catch(() => undefined);
  const refusal = response && (await refusalOf(response));
  if (refusal) throw refusal;
  return response;
}

/** Undefined at the end, however it came. */
async function taken(items: AsyncIterator<StreamItem, void>): Promise<StreamItem | undefined> {
  const next = await items.next().catch(() => undefined);
  return next?.done === false ? next.value : undefined;
}
