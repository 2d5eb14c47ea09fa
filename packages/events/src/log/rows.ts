import type { Database } from "@orrery/db";
import type { LoggedEvent, LogPage, ReadOptions } from "@orrery/operation";
import type { Head } from "../relay/move.ts";

type Sql = Database["sql"];

/** How far one statement looks for events of certain types, in positions. */
export const WINDOW = 2_000;

const READ = `SELECT "head"."position"::float8 AS "head", "head"."keptFrom"::float8 AS "keptFrom", "event".*
  FROM "log"."Head" AS "head" LEFT JOIN LATERAL (
    SELECT "eventId"::text, "position"::float8 AS "at", "type", "resourceId"::text, "resourceVersion", "data", "createdAt"
    FROM "log"."Event" WHERE "organizationId" = $1::uuid
      AND "position" > greatest($2::float8::bigint, "head"."keptFrom" - 1)
      AND "position" <= greatest($2::float8::bigint, "head"."keptFrom" - 1) + ${WINDOW}
      AND ($4::text[] IS NULL OR "type" = ANY ($4::text[]))
    ORDER BY "position" LIMIT $3::int4
  ) AS "event" ON TRUE
  WHERE "head"."organizationId" = $1::uuid`;

interface Row {
  readonly head: number;
  readonly keptFrom: number;
  readonly eventId: string | null;
  readonly at: number;
  readonly type: string;
  readonly resourceId: string;
  readonly resourceVersion: number;
  readonly data: unknown;
  readonly createdAt: Date;
}

/** Before the oldest that is kept. */
const BEGINNING = 0;

/** One stretch of the log, after a position (from the oldest, without one), in one statement and so as of one moment. */
export async function readPage(
  sql: Sql,
  organizationId: string,
  after: number | undefined,
  { types, limit }: ReadOptions,
): Promise<LogPage> {
  const rows = await sql<Row>(READ, [organizationId, after ?? BEGINNING, limit, types ?? null]);
  const [{ head, keptFrom } = { head: 0, keptFrom: 1 }] = rows;
  const events = rows.flatMap((row) => (row.eventId === null ? [] : [eventOf(row, row.eventId)]));
  const begins = Math.max(after ?? BEGINNING, keptFrom - 1);
  // With fewer events than asked for, all of the window was looked at.
  const last = events.length === limit ? events.at(-1)?.position : undefined;
  return { events, upTo: last ?? Math.max(begins, Math.min(head, begins + WINDOW)), head, keptFrom };
}

function eventOf(row: Row, id: string): LoggedEvent {
  const { at, type, resourceId, resourceVersion, data, createdAt } = row;
  return { id, position: at, type, resource: { id: resourceId, version: resourceVersion }, data, createdAt };
}

const HEADS = `SELECT "organizationId"::text, "position"::float8 FROM "log"."Head"
  WHERE "organizationId" = ANY ($1::text[]::uuid[])`;

/** How far the logs of these organizations go; those without any event are left out. */
export const readHeads = (sql: Sql, organizationIds: readonly string[]): Promise<Head[]> =>
  sql<Head>(HEADS, [organizationIds]);
