import { ANY_CREDENTIAL, type EventLog, type LogPage, sealPosition } from "@orrery/operation";
import { z } from "zod";
import { operation } from "../../kernel.ts";
import { PAGE_DEFAULT, PAGE_MAX } from "../../paging/keyset.ts";
import { CURSOR_AHEAD, CURSOR_EXPIRED, EventView, eventsInput, toEventView } from "./event.ts";
import { eventReader } from "./event-reader.ts";

/** How long a request may wait for something to happen. */
const WAIT_MAX_SECONDS = 30;

/**
 * Events in the order of their positions, from the oldest that is kept or after a cursor. `nextCursor` always goes on from
 * here; where it is `asOf`, nothing was left when this was read. A page may be empty and not the last: what a credential
 * does not see is passed over, so many positions at a time.
 */
export const listEvents = operation({
  name: "events.list",
  summary: "Lists what happened, oldest first, after a cursor; waits for the next event where it is told to.",
  mode: "read",
  scope: ANY_CREDENTIAL,
  rate: "read",
  input: z.object({
    ...eventsInput,
    limit: z.int().min(1).max(PAGE_MAX).default(PAGE_DEFAULT),
    wait: z
      .int()
      .min(0)
      .max(WAIT_MAX_SECONDS)
      .default(0)
      .describe("Where there is nothing yet: how many seconds to wait for it."),
  }),
  output: z.object({ items: z.array(EventView), nextCursor: z.string(), asOf: z.string() }),
  errors: [CURSOR_EXPIRED, CURSOR_AHEAD],
  example: { input: () => ({ limit: 2 }) },
  async handle(request) {
    const { input, cursors, events } = request;
    const { organizationId } = request.principal;
    const { after, types, see } = eventReader(request);
    const untilMs = performance.now() + input.wait * 1_000;
    for (let position = after; ; ) {
      const page = await events.log.read(organizationId, position, { types, limit: input.limit });
      const seen = await see(page, position);
      if (seen.length > 0 || !(await isThereMore(events.log, organizationId, page, untilMs))) {
        return {
          items: seen.map((event) => toEventView(cursors, event)),
          nextCursor: sealPosition(cursors, page.upTo),
          asOf: sealPosition(cursors, page.head),
        };
      }
      position = page.upTo;
    }
  },
});

/** Whether it is worth it to read on, after what may be a wait. */
async function isThereMore(log: EventLog, organizationId: string, { upTo, head }: LogPage, untilMs: number) {
  const leftMs = untilMs - performance.now();
  return leftMs > 0 && (upTo < head || (await log.wait(organizationId, upTo, leftMs)));
}
