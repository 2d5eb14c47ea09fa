import { holds, type LoggedEvent, type Principal } from "@orrery/operation";
import { z } from "zod";
import { operation } from "../../kernel.ts";
import { CURSOR_AHEAD, CURSOR_EXPIRED } from "../../platform/event/event.ts";
import { type EventReader, eventReader } from "../../platform/event/event-reader.ts";
import type { EventFeed } from "../../platform/event/ports.ts";
import { createProperty } from "../property/create-property.ts";
import { propertiesRead } from "../property/property.ts";
import { contextUrl, nextLink, ordersOf, pageSizeOf, selected, selectedFields, setOptions } from "./odata/options.ts";
import { notSupported, ODATA_UNSUPPORTED } from "./odata/refusals.ts";
import { ENTITY_EVENT_FIELDS, type EntityEvent } from "./reso-model.ts";
import { isOpen, type SequenceRange, sequenceRange } from "./sequence-range.ts";

/** What cursors of this list are sealed for. */
const LIST = "reso events";

/** How often the log is read on for one page: what a credential does not see is passed over, so many positions at a time. */
const READS_MAX = 10;

/**
 * The EntityEvent resource (RESO RCP-27): what happened to listings, by the positions of the organization's log, which only
 * grow. Whoever has read up to one goes on with `EntityEventSequence gt` it; a listing that is then not found has left the feed.
 */
export const listEntityEvents = operation({
  name: "listings.resoEvents",
  summary: "Lists which listings have changed, oldest first, after a position in the log.",
  mode: "read",
  scope: propertiesRead,
  rate: "read",
  internal: "It is the RESO Web API's own form of events.list.",
  input: z.object(setOptions),
  output: z.object({
    "@odata.context": z.string(),
    value: z.array(z.record(z.string(), z.unknown())),
    "@odata.nextLink": z.string().optional(),
  }),
  errors: [CURSOR_EXPIRED, CURSOR_AHEAD, ODATA_UNSUPPORTED],
  example: {
    async input(world) {
      await world.run(createProperty, { status: "active" });
      return { filter: "EntityEventSequence gt 0", top: 2 };
    },
  },
  async handle({ input, principal, db, cursors, events, fail, resoUrl }) {
    const select = selectedFields("EntityEvent", ENTITY_EVENT_FIELDS, input.select);
    assertOrder(input.orderby);
    const asked = input.filter === undefined ? sequenceRange("EntityEventSequence gt 0") : sequenceRange(input.filter);
    const { skiptoken, pageSize, format: _, ...options } = input;
    const [from] = skiptoken === undefined ? [] : cursors.open(LIST, skiptoken);
    const range = from === undefined ? asked : { ...asked, after: Number(from) };
    const reader = eventReader({
      input: { types: listingTypes(events, principal) },
      principal,
      db,
      cursors,
      events,
      fail,
    });
    const read = await readRange(events, principal, reader, range, pageSizeOf(input));
    // Who begins at the beginning has nothing to miss.
    if (range.after > 0 && range.after + 1 < read.keptFrom) fail(CURSOR_EXPIRED, { oldest: read.keptFrom - 1 });
    if (range.after > read.head && isOpen(range)) fail(CURSOR_AHEAD, { latest: read.head });
    const root = resoUrl();
    return {
      "@odata.context": contextUrl(root, "EntityEvent", select, []),
      value: read.events.map((event) => selected(toEntityEvent(event), select)),
      ...(read.upTo < Math.min(read.head, range.upTo) && {
        "@odata.nextLink": nextLink(
          root,
          "EntityEvent",
          { ...options, top: input.top ?? pageSize },
          cursors.seal(LIST, [`${read.upTo}`]),
        ),
      }),
    };
  },
});

const toEntityEvent = ({ position, resource }: LoggedEvent): EntityEvent => ({
  EntityEventSequence: position,
  ResourceName: "Property",
  ResourceRecordKey: resource.id,
});

/** All that is told of a property. */
const listingTypes = ({ types }: EventFeed, principal: Principal): string[] =>
  types.flatMap(({ type, reading }) => (reading.model === "Property" && holds(principal, reading.scope) ? type : []));

/** @throws Failure ODATA_UNSUPPORTED for another order than the log's */
function assertOrder(orderby: string | undefined): void {
  const orders = ordersOf("EntityEvent", ENTITY_EVENT_FIELDS, orderby);
  const isOwn = orders.every(({ field, descending }) => field === "EntityEventSequence" && !descending);
  if (!isOwn) throw notSupported("orderby", "Events come by EntityEventSequence, oldest first.");
}

/** What was read of a range: `upTo` is where to go on. */
interface RangeRead {
  readonly events: readonly LoggedEvent[];
  readonly upTo: number;
  readonly head: number;
  readonly keptFrom: number;
}

async function readRange(
  { log }: EventFeed,
  { organizationId }: Principal,
  { types, see }: EventReader,
  { after, upTo }: SequenceRange,
  limit: number,
): Promise<RangeRead> {
  const events: LoggedEvent[] = [];
  for (let position = after, reads = 1; ; reads += 1) {
    const page = await log.read(organizationId, position, { types, limit: limit - events.length });
    const seen = await see(page, undefined);
    events.push(...seen.filter((event) => event.position <= upTo));
    position = page.upTo;
    const isOver = position >= Math.min(page.head, upTo) || events.length >= limit || reads === READS_MAX;
    if (isOver) return { events, upTo: position, head: page.head, keptFrom: page.keptFrom };
  }
}
