import type { Sql } from "./sql.ts";

/** An endpoint that this process sends to, and no other one. */
export interface Lane {
  readonly organizationId: string;
  readonly endpointId: string;
}

/** A lane as it was taken. */
export interface ClaimedLane extends Lane {
  /** Nothing that was sent to it last was taken. */
  readonly isFailing: boolean;
}

/** For how long a process that says nothing is believed to live. */
export const LEASE_SECONDS = 10;

/**
 * Endpoints that fail come last, no more of them than are wanted, and in no order: whoever has been waiting is not told from
 * who has not. Of each the first of what is pending is looked at, and not all of it: what waits for a later attempt may be much.
 */
const CLAIM = `WITH "due" AS MATERIALIZED (
    SELECT "endpoint"."id" AS "endpointId", "endpoint"."organizationId", "failingSince" IS NOT NULL AS "isFailing",
      row_number() OVER (PARTITION BY "failingSince" IS NOT NULL ORDER BY random()) AS "place"
    FROM "WebhookEndpoint" AS "endpoint"
    WHERE "endpoint"."status" = 'active'
      AND NOT EXISTS (SELECT FROM "delivery"."Lane" AS "held"
        WHERE "held"."endpointId" = "endpoint"."id" AND "held"."until" > now())
      AND (SELECT "next"."nextAttemptAt" FROM "WebhookDelivery" AS "next"
        WHERE "next"."organizationId" = "endpoint"."organizationId" AND "next"."endpointId" = "endpoint"."id"
          AND "next"."state" = 'pending' ORDER BY "next"."nextAttemptAt" LIMIT 1) <= now()
  ), "claimed" AS (
    INSERT INTO "delivery"."Lane" AS "lane" ("endpointId", "organizationId", "holder", "until")
    SELECT "endpointId", "organizationId", $1::uuid, now() + interval '${LEASE_SECONDS} seconds' FROM "due"
    WHERE NOT "isFailing" OR "place" <= $3::int4 ORDER BY "isFailing", "place" LIMIT $2::int4
    ON CONFLICT ("endpointId") DO UPDATE SET "holder" = excluded."holder", "until" = excluded."until"
      WHERE "lane"."until" <= now()
    RETURNING "endpointId"
  )
  SELECT "organizationId"::text, "endpointId"::text, "isFailing" FROM "due" JOIN "claimed" USING ("endpointId")`;

/** Takes endpoints that have something due and that nobody has. @param failingAtMost of these, those that are failing */
export const claimLanes = (sql: Sql, holder: string, atMost: number, failingAtMost: number): Promise<ClaimedLane[]> =>
  sql<ClaimedLane>(CLAIM, [holder, atMost, failingAtMost]);

const RENEW = `UPDATE "delivery"."Lane" AS "lane" SET "until" = now() + interval '${LEASE_SECONDS} seconds'
  FROM "WebhookEndpoint" AS "endpoint"
  WHERE "lane"."holder" = $1::uuid AND "lane"."endpointId" = ANY ($2::text[]::uuid[])
    AND "endpoint"."id" = "lane"."endpointId" AND "endpoint"."status" = 'active'
  RETURNING "lane"."endpointId"::text`;

/** Keeps them. @returns those that are still this process': others were taken over, disabled or removed */
export async function renewLanes(sql: Sql, holder: string, endpointIds: readonly string[]): Promise<Set<string>> {
  const rows = await sql<{ endpointId: string }>(RENEW, [holder, endpointIds]);
  return new Set(rows.map(({ endpointId }) => endpointId));
}

const RELEASE = `DELETE FROM "delivery"."Lane" WHERE "holder" = $1::uuid AND "endpointId" = $2::uuid`;
const REST = `UPDATE "delivery"."Lane" SET "holder" = NULL, "until" = now() + $3::int4 * interval '1 millisecond'
  WHERE "holder" = $1::uuid AND "endpointId" = $2::uuid`;

/** Gives one back. @param restMs for how long nobody is to send to it */
export async function releaseLane(sql: Sql, holder: string, endpointId: string, restMs: number): Promise<void> {
  await (restMs > 0 ? sql(REST, [holder, endpointId, restMs]) : sql(RELEASE, [holder, endpointId]));
}
