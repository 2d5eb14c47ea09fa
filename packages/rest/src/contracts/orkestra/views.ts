import { followEvents, listEvents } from "@orrery/domain";
import type { OutputOf } from "@orrery/operation";
import { z } from "zod";
import { followedBy } from "../../route.ts";

const { items, nextCursor, asOf } = listEvents.output.shape;

/** `{ "data": […], "nextCursor", "asOf" }`: here, a cursor is never null. */
export const loggedEvents = {
  shows: z.object({ data: items, nextCursor, asOf }),
  respond({ output }: { output: OutputOf<typeof listEvents> }) {
    const { items: data, ...cursors } = output;
    return { data, ...cursors };
  },
};

/** One frame an event, under its cursor; a frame without one moves the client's cursor on. */
export const eventFrames = followedBy(
  followEvents,
  followEvents.output.shape.event.unwrap(),
  ({ cursor: id, event }) => (event ? { id, event: { type: event.type, data: event } } : { id }),
);
