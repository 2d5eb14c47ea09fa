import type { z } from "zod";
import type { Scope } from "./scopes.ts";

/** Who sees an event: what a principal may not read, it does not see happen either. */
export interface EventReading {
  /** What reads the noun. */
  readonly scope: Scope;
  /** The model of the resource: who is confined to some of its rows sees the events of those. */
  readonly model: string;
}

/** An event that operations may emit, declared beside its noun. `data` is the shape that webhooks and subscribers see. */
export interface EventType<Type extends string = string, Data extends z.ZodType = z.ZodType> {
  readonly type: Type;
  readonly description: string;
  readonly data: Data;
  readonly reading: EventReading;
}

export function event<const Type extends string, Data extends z.ZodType>(
  type: Type,
  description: string,
  data: Data,
  reading: EventReading,
): EventType<Type, Data> {
  return { type, description, data, reading };
}

/** The resource that an event is about, with the version that it has after the change. */
export interface EventResource {
  readonly id: string;
  readonly version: number;
}

/** An event as it goes to the outbox, in the same commit as the change. */
export interface EmittedEvent {
  readonly type: string;
  readonly resource: EventResource;
  readonly data: unknown;
  readonly credentialId: string;
}
