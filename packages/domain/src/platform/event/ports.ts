import type { EventLog, EventType, LinkFields, Principal } from "@orrery/operation";

/** What the domain needs of the events; the server gives it. */
export interface EventFeed {
  readonly log: EventLog;
  /** All types that there are (the registry's). */
  readonly types: readonly EventType[];
  /** How long a stream is silent at most, and a little more; default 15 s. */
  readonly heartbeatMs?: number;
}

/** What an address for following events is good for. */
export interface EventStreamGrant {
  /** The scopes that whoever has it reads events by, as far as the principal has them still. */
  readonly scopes: readonly string[];
  /** What `events.follow` is given, each time. */
  readonly fields: LinkFields;
}

export interface EventStreamLinks {
  /** It is good for an hour, or as long as the principal's own credential if that is less. */
  create(principal: Principal, grant: EventStreamGrant): Promise<{ readonly url: string; readonly expiresAt: Date }>;
}

export interface PlatformPorts {
  readonly events: EventFeed;
  readonly eventStreamLinks: EventStreamLinks;
}
