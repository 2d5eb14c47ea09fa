import { type TenantSql, tenantStatement } from "@orrery/db";

/** Whether an endpoint takes an event of the log, as the relay has it. */
const TAKES = `"delivery".takes("endpoint"."events", "event"."type")
    AND "delivery".passes("endpoint"."filter", "event"."resourceId")`;

const TAKEN = `SELECT "event"."eventId", "event"."position", "event"."type", "event"."resourceId"
  FROM "WebhookEndpoint" AS "endpoint" JOIN "log"."Event" AS "event" ON "event"."organizationId" = "endpoint"."organizationId"
  WHERE "endpoint"."organizationId" = $1::uuid AND "endpoint"."id" = $2::uuid AND ${TAKES}`;

const INSERT = `INSERT INTO "WebhookDelivery" ("organizationId", "endpointId", "eventId", "position", "type", "resourceId")
  SELECT $1::uuid, $2::uuid, "eventId", "position", "type", "resourceId" FROM "taken"`;

const CATCH_UP = tenantStatement<{ id: string }>(`WITH "taken" AS (
    ${TAKEN} AND "event"."position" > "endpoint"."position"
  ) ${INSERT} ON CONFLICT ("organizationId", "endpointId", "eventId") DO NOTHING`);

/** Makes the deliveries of what is in the log since the endpoint was disabled. Those that there are stay as they are. */
export async function catchUp(sql: TenantSql, endpointId: string): Promise<void> {
  await sql.all(CATCH_UP, endpointId);
}

const REPLAY = tenantStatement<{ count: number; upTo: string | null }>(`WITH "taken" AS (
    ${TAKEN} AND "event"."position" > $3::bigint AND ($4::timestamptz IS NULL OR "event"."createdAt" >= $4::timestamptz)
    ORDER BY "event"."position" LIMIT $5::int4
  ), "queued" AS (
    ${INSERT} ON CONFLICT ("organizationId", "endpointId", "eventId") DO UPDATE
      SET "state" = 'pending', "nextAttemptAt" = now(), "settledAt" = NULL WHERE "WebhookDelivery"."state" <> 'pending'
  ) SELECT count(*)::int4 AS "count", max("position")::text AS "upTo" FROM "taken"`);

export interface Replay {
  readonly endpointId: string;
  /** The log's position after which it begins. */
  readonly after: number;
  /** When the first event happened at the earliest. */
  readonly since: Date | undefined;
  /** The most events. */
  readonly limit: number;
}

/** Has events of the log sent again, or for the first time. @returns how many, and the position of the last */
export async function queueAgain(sql: TenantSql, { endpointId, after, since, limit }: Replay) {
  const [row] = await sql.all(REPLAY, endpointId, after, since ?? null, limit);
  return { count: row?.count ?? 0, upTo: row?.upTo == null ? undefined : Number(row.upTo) };
}

const EXTENT = tenantStatement<{ head: string; keptFrom: string }>(
  `SELECT "position"::text AS "head", "keptFrom"::text FROM "log"."Head" WHERE "organizationId" = $1::uuid`,
);

/** From where to where the log goes, in the caller's own transaction. */
export async function extentOf(sql: TenantSql): Promise<{ readonly head: number; readonly keptFrom: number }> {
  const [row] = await sql.all(EXTENT);
  return { head: Number(row?.head ?? 0), keptFrom: Number(row?.keptFrom ?? 1) };
}
