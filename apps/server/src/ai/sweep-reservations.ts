import type { SystemDb } from "@orrery/db";
import { CALL_ATTEMPTS } from "@orrery/domain";

/**
 * Frees what was held for calls whose process has died: nobody will settle them any more. What such a call has cost nobody knows,
 * so that it counts as the most that one request may cost, as where a provider does not answer. Any number of processes may, at
 * any time.
 * @returns how many
 */
export function sweepReservations(system: SystemDb): Promise<number> {
  return system.$executeRaw`
    WITH "overdue" AS (
      SELECT "id", "organizationId", "month", "reservedMicros", "reservedMicros" / ${CALL_ATTEMPTS}::int8 AS "costMicros"
      FROM "AiUsage" WHERE "expiresAt" <= now() ORDER BY "organizationId", "id" FOR UPDATE SKIP LOCKED
    ), "freed" AS (
      UPDATE "AiMonth" AS "month" SET "reservedMicros" = "month"."reservedMicros" - "held"."micros",
        "spentMicros" = "month"."spentMicros" + "held"."costMicros", "version" = "month"."version" + 1
      FROM (SELECT "organizationId", "month", sum("reservedMicros")::int8 AS "micros", sum("costMicros")::int8 AS "costMicros"
        FROM "overdue" GROUP BY 1, 2) AS "held"
      WHERE "month"."organizationId" = "held"."organizationId" AND "month"."month" = "held"."month"
    )
    UPDATE "AiUsage" AS "call" SET "outcome" = 'expired', "reservedMicros" = 0, "expiresAt" = NULL,
      "costMicros" = "overdue"."costMicros", "estimated" = "overdue"."costMicros" > 0
    FROM "overdue" WHERE "call"."id" = "overdue"."id"`;
}
