import type { Sql } from "./sql.ts";

const AT_ONCE = 5_000;

/** With each go its attempts. */
const PRUNE = `WITH "gone" AS (
    DELETE FROM "WebhookDelivery" WHERE "id" IN (
      SELECT "id" FROM "WebhookDelivery" WHERE "state" IN ('delivered', 'dead', 'cancelled')
        AND "settledAt" < now() - $1::int4 * interval '1 day' LIMIT ${AT_ONCE}
    ) RETURNING 1
  ) SELECT count(*)::int4 AS "count" FROM "gone"`;

/** Forgets deliveries that were settled longer ago, and their attempts. @returns how many */
export async function pruneDeliveries(sql: Sql, olderThanDays: number): Promise<number> {
  for (let pruned = 0; ; ) {
    const [{ count } = { count: 0 }] = await sql<{ count: number }>(PRUNE, [olderThanDays]);
    pruned += count;
    if (count < AT_ONCE) return pruned;
  }
}
