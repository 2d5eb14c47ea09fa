import { credentialHeaders } from "../options.ts";
import { type FollowedEvent, type FollowOptions, resumed, type StreamItem } from "./resumed.ts";
import { streamItems } from "./stream-items.ts";
import { refusalOf } from "./stream-refused.ts";

/**
 * Follows what happens: `for await (const event of followEvents({ baseUrl, apiKey })) …`. Each event comes once and in
 * order, whatever becomes of the connection: where it breaks off, is silent for too long or can't be had, it is taken up
 * again after the last cursor, with growing pauses (`Retry-After` is waited for).
 * @throws CursorExpired where the events after the cursor are not kept any more
 * @throws StreamRefused for any other request that will not be answered: no credential or one that has ended, a plan or
 *   a scope that is missing, a cursor or a type that there is not
 */
export function followEvents(options: FollowOptions): AsyncGenerator<FollowedEvent, void, undefined> {
  let retryMs: number | undefined;
  return resumed(options, async (cursor, signal) => {
    const response = await askedFor(options, cursor, signal);
    const items = streamItems(response?.ok ? response.body : null, (ms) => {
      retryMs = ms;
    });
    return {
      items: untilBroken(items),
      retryAfter: response?.headers.get("retry-after") ?? null,
      retryMs: () => retryMs,
    };
  });
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

/** However it breaks off, that is the end of it. */
const untilBroken = (items: AsyncIterator<StreamItem, void>): AsyncIterator<StreamItem, void> => ({
  next: () => items.next().catch(() => ({ done: true, value: undefined })),
});
