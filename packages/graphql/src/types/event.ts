import type { listEvents } from "@orrery/domain";
import type { OutputOf } from "@orrery/operation";
import { builder } from "../builder.ts";

type PageShape = OutputOf<typeof listEvents>;
export type EventShape = PageShape["items"][number];

const EventResource = builder.objectRef<EventShape["resource"]>("EventResource").implement({
  description: "What an event is about.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "A UUID." }),
    version: t.exposeInt("version", { description: "After the change." }),
  }),
});

export const Event = builder.objectRef<EventShape>("Event").implement({
  description: "Something that happened.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "A UUID: the same wherever the event is seen." }),
    cursor: t.exposeString("cursor", { description: "What comes after it is read with `after`." }),
    position: t.exposeFloat("position", {
      description: "A whole number: counts all events of the organization, seen or not.",
    }),
    type: t.exposeString("type", { description: "Such as `lead.created`." }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    resource: t.expose("resource", { type: EventResource }),
    data: t.expose("data", {
      type: "JSON",
      description: "As REST gives the resource, and what the event says besides.",
    }),
  }),
});

export const EventPage = builder.objectRef<PageShape>("EventPage").implement({
  description: "A stretch of what happened, in its order. It may be empty and not the last one.",
  fields: (t) => ({
    items: t.expose("items", { type: [Event] }),
    nextCursor: t.exposeString("nextCursor", { description: "Where to go on, always." }),
    asOf: t.exposeString("asOf", { description: "Where the log ended. Equal to `nextCursor`: nothing is left." }),
  }),
});
