import type { EventLog, EventType } from "@orrery/operation";

/** What the domain needs of the events; the server gives it. */
export interface EventFeed {
  readonly log: EventLog;
  /** All types that there are (the registry's). */
  readonly types: readonly EventType[];
  /** How long a stream is silent at most, and a little more; default 15 s. */
  readonly heartbeatMs?: number;
}
