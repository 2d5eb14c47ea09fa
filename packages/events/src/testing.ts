import { randomUUID } from "node:crypto";
import type { Database } from "@orrery/db";

export interface Emitting {
  readonly type?: string;
  readonly resourceId?: string;
  /** Of the first; those after it count on. */
  readonly version?: number;
}

/** Puts events into the outbox in one commit, as operations do. */
export async function emit(
  { sql }: Pick<Database, "sql">,
  organizationId: string,
  count = 1,
  { type = "lead.created", resourceId = randomUUID(), version = 1 }: Emitting = {},
): Promise<void> {
  await sql(
    `INSERT INTO "OutboxEvent" ("organizationId", "type", "resourceId", "resourceVersion", "data", "credentialId")
     SELECT $1::uuid, $2, $3::uuid, $4::int4 + "at", json_build_object('at', "at"), $3::uuid
     FROM generate_series(0, $5::int4 - 1) AS "at" ORDER BY "at"`,
    [organizationId, type, resourceId, version, count],
  );
}

/** What the log has of an organization, by position. */
export function logged({ sql }: Pick<Database, "sql">, organizationId: string) {
  return sql<{ position: number; eventId: string; type: string; resourceId: string; version: number }>(
    `SELECT "position"::float8, "eventId"::text, "type", "resourceId"::text, "resourceVersion" AS "version"
     FROM "log"."Event" WHERE "organizationId" = $1::uuid ORDER BY "position"`,
    [organizationId],
  );
}

export const inOutbox = async ({ sql }: Pick<Database, "sql">): Promise<number> =>
  (await sql<{ count: number }>('SELECT count(*)::int4 AS "count" FROM "OutboxEvent"', []))[0]?.count ?? 0;

/** The first positions of a log. */
export const positions = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);

/** Puts an event into the log of a day in the past, as if the relay had then. */
export async function logOn(
  { sql }: Pick<Database, "sql">,
  organizationId: string,
  position: number,
  daysAgo: number,
): Promise<void> {
  const day = `(now() AT TIME ZONE 'UTC')::date - $1::int4`;
  await sql(`SELECT "log".make_day(${day})`, [daysAgo]);
  await sql(
    `INSERT INTO "log"."Event" ("organizationId", "position", "eventId", "type", "resourceId", "resourceVersion", "data",
       "credentialId", "createdAt", "appendedAt")
     VALUES ($2::uuid, $3::float8, gen_random_uuid(), 'lead.created', $2::uuid, 1, '{}', $2::uuid,
       now() - $1::int4 * interval '1 day', now() - $1::int4 * interval '1 day')`,
    [daysAgo, organizationId, position],
  );
  await sql(
    `INSERT INTO "log"."Head" ("organizationId", "position") VALUES ($1::uuid, $2::float8)
     ON CONFLICT ("organizationId") DO UPDATE SET "position" = greatest("Head"."position", excluded."position")`,
    [organizationId, position],
  );
}
