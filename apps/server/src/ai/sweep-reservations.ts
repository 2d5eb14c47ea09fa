import type { SystemDb } from "@orrery/db";

/**
 * Frees what was held for calls whose process has died: nobody will settle them any more. What they have cost nobody knows, so
 * that it is not counted. Any number of processes may, at any time.
 * @returns how many
 */
export function sweepReservations(system: SystemDb): Promise<number> {
  return system.$executeRaw`
    WITH "overdue" AS (
      SELECT "id", "organizationId", "month", "reservedMicros" FROM "AiUsage" WHERE "expiresAt" <= now()
      ORDER BY "organizationId", "id" FOR UPDATE SKIP LOCKED
    ), "freed" AS (
      UPDATE "AiMonth" AS "month"
      SET "reservedMicros" = "month"."reservedMicros" - "held"."micros", "version" = "month"."version" + 1
      FROM (SELECT "organizationId", "month", sum("reservedMicros")::int8 AS "micros" FROM "overdue" GROUP BY 1, 2) AS "held"
      WHERE "month"."organizationId" = "held"."organizationId" AND "month"."month" = "held"."month"
    )
    UPDATE "AiUsage" AS "call" SET "outcome" = 'expired', "reservedMicros" = 0, "expiresAt" = NULL
    FROM "overdue" WHERE "call"."id" = "overdue"."id"`;
}
