/** An event as the log has it, with what its dialects say of its organization. */
export interface DeliveredEvent {
  /** The event's own id: `webhook-id` of every attempt. */
  readonly id: string;
  readonly type: string;
  readonly createdAt: Date;
  readonly organization: { readonly id: string; readonly slug: string };
  readonly resource: { readonly id: string; readonly version: number };
  /** Where it stands in the organization's log, as every surface says it; null of what is in no log (a test). */
  readonly cursor: string | null;
  /** The event's data in camelCase, its keys in the order that they are written in. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** A form in which events are sent: a published contract's, or Standard Webhooks alone. */
export interface Dialect {
  /** The types that its document knows; undefined where it takes all there are. `*` means these. */
  readonly types?: readonly string[];
  /** What is sent, as JSON serialises it: fields in their order on the wire. */
  body(event: DeliveredEvent): object;
  /** What it has beside Standard Webhooks' headers, made from the bytes that are sent. `secret` is the whole string, `whsec_` and all. */
  headers?(body: string, secret: string): Readonly<Record<string, string>>;
  /** After how long nothing is tried any more. */
  readonly giveUpAfterMs: number;
}

const HOUR_MS = 3_600_000;

/** Its "capped at 24h" reads both ways: no gap is longer, and nothing is tried later than that after the event. */
export const DAY_MS = 24 * HOUR_MS;
/** As long as an endpoint may fail before it is disabled. */
export const FIVE_DAYS_MS = 5 * DAY_MS;

/** Where the event stands, last: what a document does not list is only ever added. */
export const placed = ({ cursor }: DeliveredEvent) => (cursor === null ? {} : { cursor });
