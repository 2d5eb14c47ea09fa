import { ANY_CREDENTIAL, sealPosition } from "@orrery/operation";
import { z } from "zod";
import { operation } from "../../kernel.ts";
import { CURSOR_AHEAD, CURSOR_EXPIRED, EventView, eventsInput, toEventView } from "./event.ts";
import { eventReader } from "./event-reader.ts";

const HEARTBEAT_MS = 15_000;

/**
 * Events after a cursor (without one: from now on), and those to come, each once and in order. Now and then, and at once
 * when it begins, an item has no event: it says up to where there is nothing else to see, and that the stream is alive.
 * It ends when the server stops; whoever comes back with the last cursor misses nothing.
 */
export const followEvents = operation({
  name: "events.follow",
  summary: "Follows what happens, from a cursor on.",
  mode: "stream",
  scope: ANY_CREDENTIAL,
  rate: "read",
  input: z.object(eventsInput),
  output: z.object({ cursor: z.string(), event: EventView.nullable() }),
  errors: [CURSOR_EXPIRED, CURSOR_AHEAD],
  example: { input: () => ({}) },
  async *stream(request) {
    const { principal, cursors, events, signal } = request;
    const { log, heartbeatMs = HEARTBEAT_MS } = events;
    const { after, types, see } = eventReader(request);
    let position = after;
    let saidMs = Number.NEGATIVE_INFINITY;
    for await (const page of log.follow(principal.organizationId, after, { types, signal, heartbeatMs })) {
      const seen = await see(page, position);
      position = page.upTo;
      for (const event of seen) {
        const view = toEventView(cursors, event);
        yield { cursor: view.cursor, event: view };
      }
      const nowMs = performance.now();
      if (seen.length === 0 && nowMs - saidMs >= heartbeatMs) {
        yield { cursor: sealPosition(cursors, position), event: null };
        saidMs = nowMs;
      } else if (seen.length > 0) saidMs = nowMs;
    }
  },
});
