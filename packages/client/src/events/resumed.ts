import type { components } from "../generated/v1.ts";
import type { ClientOptions } from "../options.ts";
import { pause, waitMs } from "./backoff.ts";

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

/** An event, or only that nothing else was to be seen up to here. */
export interface StreamItem {
  readonly cursor: string;
  readonly event?: FollowedEvent;
}

/** What came of a try. */
export interface Connection {
  /** They end, or throw, where the connection does; StreamRefused is for who follows. */
  readonly items: AsyncIterator<StreamItem, unknown>;
  /** The header of an answer that was none. */
  readonly retryAfter?: string | null;
  /** How long the server wants its clients to wait, as far as it has said. */
  readonly retryMs?: () => number | undefined;
}

/**
 * Connects again and again, each time after the last cursor, so that each event comes once and in order.
 * @param connect throws what another try would not change, and nothing else
 */
export async function* resumed(
  { after, signal = new AbortController().signal, onCursor }: FollowOptions,
  connect: (cursor: string | undefined, signal: AbortSignal) => Promise<Connection>,
): AsyncGenerator<FollowedEvent, void, undefined> {
  let cursor = after;
  let failures = 0;
  while (!signal.aborted) {
    const left = new AbortController();
    let wait: Omit<Parameters<typeof waitMs>[0], "failures">;
    try {
      const { items, retryAfter = null, retryMs } = await connect(cursor, AbortSignal.any([signal, left.signal]));
      for (let next = await items.next(); !next.done; next = await items.next()) {
        const item = next.value;
        failures = 0;
        if (item.event) yield item.event;
        cursor = item.cursor;
        onCursor?.(cursor);
      }
      wait = { retryAfter, retryMs: retryMs?.() };
    } finally {
      left.abort();
    }
    await pause(waitMs({ failures, ...wait }), signal);
    failures += 1;
  }
}
