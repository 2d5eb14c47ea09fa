import { listEvents } from "@orrery/domain";
import type { OutputOf } from "@orrery/operation";
import { z } from "zod";

const { items, nextCursor, asOf } = listEvents.output.shape;

/** `{ "data": […], "nextCursor", "asOf" }`: here, a cursor is never null. */
export const loggedEvents = {
  shows: z.object({ data: items, nextCursor, asOf }),
  respond({ output }: { output: OutputOf<typeof listEvents> }) {
    const { items: data, ...cursors } = output;
    return { data, ...cursors };
  },
};
