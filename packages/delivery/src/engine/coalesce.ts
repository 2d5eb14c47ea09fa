import type { Lane } from "./lanes.ts";
import type { Sql } from "./sql.ts";

/**
 * Of the updates of one resource that were never tried, the last stands for all: it names every field that one of them
 * changed, and the others are not sent. An update is an event with a list of changed fields; what else happens is not merged.
 */
const COALESCE = `WITH "mine" AS MATERIALIZED (
    SELECT * FROM "WebhookDelivery"
    WHERE "organizationId" = $1::uuid AND "endpointId" = $2::uuid AND "state" = 'pending'
      AND "attempts" = 0 AND "body" IS NULL AND "type" LIKE '%.updated'
  ), "due" AS (
    SELECT DISTINCT "resourceId", "type" FROM "mine" WHERE "nextAttemptAt" <= now()
  ), "same" AS (
    SELECT "mine".*, "mine"."position" = max("position") OVER (PARTITION BY "resourceId", "type") AS "isLast",
      count(*) OVER (PARTITION BY "resourceId", "type") AS "times"
    FROM "mine" JOIN "due" USING ("resourceId", "type")
  ), "names" AS (
    SELECT "resourceId", "type", array_agg(DISTINCT "name" ORDER BY "name") AS "names" FROM (
      SELECT "same"."resourceId", "same"."type", json_array_elements_text("event"."data" -> 'changed') AS "name"
      FROM "same" JOIN "log"."Event" AS "event" USING ("organizationId", "position")
      UNION SELECT "resourceId", "type", unnest("changed") FROM "same"
    ) AS "all" GROUP BY 1, 2
  )
  UPDATE "WebhookDelivery" AS "delivery" SET
    "changed" = CASE WHEN "isLast" THEN "names" ELSE "delivery"."changed" END,
    "state" = CASE WHEN "isLast" THEN 'pending' ELSE 'cancelled' END,
    "nextAttemptAt" = CASE WHEN "isLast" THEN now() END,
    "settledAt" = CASE WHEN "isLast" THEN NULL ELSE now() END
  FROM "same" JOIN "names" USING ("resourceId", "type")
  WHERE "delivery"."id" = "same"."id" AND "delivery"."organizationId" = $1::uuid AND "same"."times" > 1`;

/** Merges what is due of an endpoint that asks for it. It is kept before anything is sent, so that every attempt sends the same. */
export async function coalesce(sql: Sql, { organizationId, endpointId }: Lane): Promise<void> {
  await sql(COALESCE, [organizationId, endpointId]);
}
