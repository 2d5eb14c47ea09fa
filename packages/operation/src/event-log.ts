import type { Cursors } from "./cursors.ts";
import type { EventResource } from "./events.ts";

/** An event with its place among those of its organization. */
export interface LoggedEvent {
  readonly id: string;
  /** Counts from 1 without a gap, in the order of commits as far as they followed each other. */
  readonly position: number;
  readonly type: string;
  readonly resource: EventResource;
  readonly data: unknown;
  readonly createdAt: Date;
}

/** A stretch of an organization's log, as it stood at one moment. */
export interface LogPage {
  readonly events: readonly LoggedEvent[];
  /** Everything up to here was looked at: where to go on. */
  readonly upTo: number;
  /** The last position that was given; 0 before the first event. */
  readonly head: number;
  /** The oldest position that is kept. What goes on after an earlier one has lost events. */
  readonly keptFrom: number;
}

/** Events of these types alone; of all, without it. */
interface TypeFilter {
  readonly types?: readonly string[] | undefined;
}

export interface ReadOptions extends TypeFilter {
  /** The most events. */
  readonly limit: number;
}

export interface FollowOptions extends TypeFilter {
  readonly signal: AbortSignal;
  /** How long it may be silent; then it gives a page without events. */
  readonly heartbeatMs: number;
}

/** Every organization's events, in one order for everybody who reads them. */
export interface EventLog {
  /**
   * What comes after a position; without one, from the oldest that is kept. A page may hold fewer events than there are,
   * or none: `upTo` says how far it went.
   */
  read(organizationId: string, after: number | undefined, options: ReadOptions): Promise<LogPage>;
  /**
   * What comes after a position (without one, after the last), and goes on with what is to come: each once, in order.
   * The first page comes at once, even if it is empty. It ends when `signal` aborts, and when the process ends.
   */
  follow(organizationId: string, after: number | undefined, options: FollowOptions): AsyncIterable<LogPage>;
  /** Waits until there is something after a position. @returns whether there was, in time */
  wait(organizationId: string, after: number, waitMs: number): Promise<boolean>;
  /**
   * A position up to which everything had been committed when this was asked: what is read now and what is logged after
   * it have no gap between them. It may be a second old, and then some of what is after it is known already.
   */
  head(organizationId: string): Promise<number>;
}

/** What positions in the log are sealed for. */
const LIST = "events";

/** A position as callers see it: opaque, and good in its organization alone. */
export const sealPosition = (cursors: Cursors, position: number): string => cursors.seal(LIST, [`${position}`]);

/** @throws Failure INVALID_CURSOR */
export const openPosition = (cursors: Cursors, cursor: string): number => Number(cursors.open(LIST, cursor)[0]);
