import { type Cursors, type LoggedEvent, reason, sealPosition } from "@orrery/operation";
import { z } from "zod";
import { timestamp, view } from "../../fields/presented.ts";
import { text } from "../../fields/text.ts";

/** In `details.oldest`: the cursor before the oldest event that is kept. */
export const CURSOR_EXPIRED = reason(
  "CURSOR_EXPIRED",
  "BAD_REQUEST",
  "Events after this cursor are not kept any more. Read again what you hold, and go on from the cursor in details.oldest.",
);
/** In `details.latest`: the cursor after the last event that there is. */
export const CURSOR_AHEAD = reason(
  "CURSOR_AHEAD",
  "BAD_REQUEST",
  "The log does not go as far as this cursor: the data was restored from an earlier state. Read again what you hold, and go on from the cursor in details.latest.",
);

/** The input of everything that reads events. */
export const eventsInput = {
  after: z.string().max(500).optional().describe("The cursor of the last event that is known."),
  types: z.array(text(100)).min(1).max(100).optional().describe("Only events of these types."),
};

/**
 * An event as everybody sees it. `position` counts all events of the organization, seen or not; `data` is the resource as
 * reading it gives it, and what the event says besides. Whoever holds a later `resource.version` may drop it.
 */
export const EventView = view("Event", {
  id: z.uuid(),
  cursor: z.string(),
  position: z.int(),
  type: z.string(),
  createdAt: timestamp,
  resource: z.object({ id: z.uuid(), version: z.int() }),
  data: z.record(z.string(), z.unknown()),
});

export function toEventView(cursors: Cursors, { position, createdAt, data, ...event }: LoggedEvent) {
  return {
    ...event,
    cursor: sealPosition(cursors, position),
    position,
    createdAt: createdAt.toISOString(),
    // Every event's schema is that of an object.
    data: data as Record<string, unknown>,
  };
}
