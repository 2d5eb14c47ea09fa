import { randomUUID } from "node:crypto";
import type { Database } from "@orrery/db";

/** An event as it was emitted. */
export interface EmittedRow {
  readonly type: string;
  readonly resourceId: string;
  readonly resourceVersion: number;
  readonly data: unknown;
  readonly credentialId: string;
  readonly createdAt: Date;
}

// One statement, and so one moment: no relay moves anything past it.
const EMITTED = `SELECT "type", "resourceId"::text, "resourceVersion", "data", "credentialId"::text, "createdAt" FROM (
    SELECT 1 AS "stage", "position" AS "at", "type", "resourceId", "resourceVersion", "data", "credentialId", "createdAt"
    FROM "log"."Event" WHERE "organizationId" = $1::uuid
    UNION ALL
    SELECT 2, "id", "type", "resourceId", "resourceVersion", "data", "credentialId", "createdAt"
    FROM "OutboxEvent" WHERE "organizationId" = $1::uuid
  ) AS "emitted" ORDER BY "stage", "at" OFFSET $2::int8`;

const COUNT = `SELECT (SELECT count(*) FROM "log"."Event" WHERE "organizationId" = $1::uuid)::int4
  + (SELECT count(*) FROM "OutboxEvent" WHERE "organizationId" = $1::uuid)::int4 AS "count"`;

/** What an organization has emitted, oldest first, but for the first `after`: what is in the log, and what is still in the outbox. */
export const eventsOf = (
  { sql }: Pick<Database, "sql">,
  organizationId: string,
  after = 0,
): Promise<readonly EmittedRow[]> => sql<EmittedRow>(EMITTED, [organizationId, after]);

/** How many that are. */
export async function eventCountOf({ sql }: Pick<Database, "sql">, organizationId: string): Promise<number> {
  const [row] = await sql<{ count: number }>(COUNT, [organizationId]);
  return row?.count ?? 0;
}

export interface EmitOptions {
  /** What they are about; something that is not there, unless told. */
  readonly resourceId?: string;
  /** The size of each event's data. */
  readonly bytes?: number;
}

interface Emitter {
  readonly database: Pick<Database, "sql">;
  readonly organizationId: string;
}

/** Emits many events at once, past the operations. */
export async function emitTo(
  { database, organizationId }: Emitter,
  count: number,
  { bytes = 10, resourceId = randomUUID() }: EmitOptions = {},
) {
  await database.sql(
    `INSERT INTO "OutboxEvent" ("organizationId", "type", "resourceId", "resourceVersion", "data", "credentialId")
     SELECT $1::uuid, 'lead.created', $2::uuid, "at", json_build_object('at', "at", 'text', repeat('x', $3::int4)), $2::uuid
     FROM generate_series(1, $4::int4) AS "at" ORDER BY "at"`,
    [organizationId, resourceId, bytes, count],
  );
}
