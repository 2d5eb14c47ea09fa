import type { DeliveredEvent } from "../dialects/dialect.ts";
import { dialectOf } from "../dialects/dialects.ts";
import type { Endpoint } from "./endpoint.ts";
import type { Sql } from "./sql.ts";

/** A delivery that is due, with the bytes that it sends. */
export interface Due {
  readonly id: string;
  readonly eventId: string;
  readonly attempts: number;
  readonly failures: number;
  readonly queuedAt: Date;
  /** Undefined where neither body nor event is kept any more: there is nothing to send. */
  readonly body: string | undefined;
}

interface Row {
  readonly id: string;
  readonly eventId: string;
  readonly position: number;
  readonly attempts: number;
  readonly failures: number;
  readonly queuedAt: Date;
  readonly body: string | null;
  readonly changed: readonly string[];
}

interface EventRow {
  readonly position: number;
  readonly type: string;
  readonly resourceId: string;
  readonly resourceVersion: number;
  readonly createdAt: Date;
  readonly data: Readonly<Record<string, unknown>>;
}

const DUE = `SELECT "id"::text, "eventId"::text, "position"::float8, "attempts", "failures", "queuedAt", "body", "changed"
  FROM "WebhookDelivery" AS "delivery"
  WHERE "organizationId" = $1::uuid AND "endpointId" = $2::uuid AND "state" = 'pending' AND "nextAttemptAt" <= now()
  ORDER BY "delivery"."nextAttemptAt", "delivery"."position" LIMIT $3::int4`;

const EVENTS = `SELECT "position"::float8, "type", "resourceId"::text, "resourceVersion", "createdAt", "data"
  FROM "log"."Event" WHERE "organizationId" = $1::uuid AND "position" = ANY ($2::float8[]::bigint[])`;

/** Where an event stands in its organization's log, as every surface writes it. */
export type CursorOf = (organizationId: string, position: number) => string;

/** What is due of an endpoint, what came first before what came later, and its bodies: written once, and then as they were kept. */
export async function readDue(sql: Sql, endpoint: Endpoint, atMost: number, cursorOf: CursorOf): Promise<Due[]> {
  const { organizationId, endpointId } = endpoint;
  const rows = await sql<Row>(DUE, [organizationId, endpointId, atMost]);
  const unwritten = rows.filter(({ body }) => body === null).map(({ position }) => position);
  const events = unwritten.length === 0 ? [] : await sql<EventRow>(EVENTS, [organizationId, unwritten]);
  const byPosition = new Map(events.map((event) => [event.position, event]));
  return rows.map(({ id, eventId, attempts, failures, queuedAt, ...row }) => {
    const body = row.body ?? written(endpoint, { eventId, ...row }, byPosition.get(row.position), cursorOf);
    return { id, eventId, attempts, failures, queuedAt, body };
  });
}

function written(
  { dialect, organizationId, slug }: Endpoint,
  { eventId, changed }: Pick<Row, "eventId" | "changed">,
  event: EventRow | undefined,
  cursorOf: CursorOf,
): string | undefined {
  if (!event) return undefined;
  const { position, type, resourceId, resourceVersion, createdAt, data } = event;
  const delivered: DeliveredEvent = {
    ...{ id: eventId, type, createdAt },
    organization: { id: organizationId, slug },
    resource: { id: resourceId, version: resourceVersion },
    cursor: cursorOf(organizationId, position),
    data: changed.length > 0 ? { ...data, changed } : data,
  };
  return JSON.stringify(dialectOf(dialect).body(delivered));
}
