import type { Database } from "@orrery/db";
import { makeDays } from "../log/days.ts";

/** How far an organization's log goes by now. */
export interface Head {
  readonly organizationId: string;
  readonly position: number;
}

/** What one move did. */
export interface Move {
  /** The organizations whose log has grown. */
  readonly heads: readonly Head[];
  readonly events: number;
  /** How many deliveries to webhooks it made. */
  readonly deliveries: number;
  /** Somebody else was moving, and nothing was done. */
  readonly isElsewhere: boolean;
}

/**
 * The whole move in one statement, so that it is done or not, whoever dies when: events leave the outbox, their
 * organizations' heads advance by as many, they are in the log at the positions between, and each webhook that takes one has
 * a delivery of it.
 *
 * One relay moves at a time. Its snapshot may be from before the turn of another, and then it still sees what that one has
 * moved; those rows are gone when it comes to delete them. What it moves is the beginning of what it sees by `id`, so that
 * of two events, of which the second was written when the first had been committed, the second never comes first.
 */
const MOVE = `WITH "turn" AS MATERIALIZED (
    SELECT pg_try_advisory_xact_lock(hashtextextended('orrery:relay', 0)) AS "isOurs"
  ), "moved" AS (
    DELETE FROM "OutboxEvent" WHERE "id" = ANY (ARRAY(
      SELECT "id" FROM "OutboxEvent" WHERE (SELECT "isOurs" FROM "turn") ORDER BY "id" LIMIT $1::int4
    )) RETURNING *
  ), "counts" AS (
    SELECT "organizationId", count(*) AS "events" FROM "moved" GROUP BY 1
  ), "heads" AS (
    INSERT INTO "log"."Head" AS "head" ("organizationId", "position")
    SELECT "organizationId", "events" FROM "counts" ORDER BY 1
    ON CONFLICT ("organizationId") DO UPDATE SET "position" = "head"."position" + excluded."position"
    RETURNING "organizationId", "position"
  ), "logged" AS (
    INSERT INTO "log"."Event" ("organizationId", "position", "eventId", "type", "resourceId", "resourceVersion", "data",
      "credentialId", "createdAt")
    SELECT "organizationId",
      "position" - "events" + row_number() OVER (PARTITION BY "organizationId" ORDER BY "id"),
      "eventId", "type", "resourceId", "resourceVersion", "data", "credentialId", "createdAt"
    FROM "moved" JOIN "counts" USING ("organizationId") JOIN "heads" USING ("organizationId")
    RETURNING "organizationId", "position", "eventId", "type", "resourceId", "createdAt"
  ), "delivered" AS (
    INSERT INTO "WebhookDelivery" ("organizationId", "endpointId", "eventId", "position", "type", "resourceId",
      "nextAttemptAt", "queuedAt")
    SELECT "logged"."organizationId", "endpoint"."id", "eventId", "logged"."position", "type", "resourceId",
      now() + coalesce("coalesceSeconds", 0) * interval '1 second', "createdAt"
    FROM "heads" CROSS JOIN LATERAL "delivery".active_endpoints("heads"."organizationId") AS "endpoint"
    JOIN "logged" ON "logged"."organizationId" = "heads"."organizationId"
      AND "delivery".takes("endpoint"."events", "type") AND "delivery".passes("filter", "resourceId")
    ON CONFLICT ("organizationId", "endpointId", "eventId") DO NOTHING
    RETURNING 1
  )
  SELECT "isOurs", "organizationId"::text, "position"::float8, "events"::int4,
    (SELECT count(*)::int4 FROM "delivered") AS "deliveries"
  FROM "turn" LEFT JOIN ("heads" JOIN "counts" USING ("organizationId")) ON TRUE`;

interface MoveRow {
  readonly isOurs: boolean;
  readonly organizationId: string | null;
  readonly position: number;
  readonly events: number;
  readonly deliveries: number;
}

/** Moves what has waited longest in the outbox to the log: at most `batch` events. */
export async function moveOnce(sql: Database["sql"], batch: number): Promise<Move> {
  const rows = await moved(sql, batch);
  const heads = rows.flatMap(({ organizationId, position }) =>
    organizationId === null ? [] : [{ organizationId, position }],
  );
  return {
    heads,
    events: rows.reduce((sum, { organizationId, events }) => sum + (organizationId === null ? 0 : events), 0),
    deliveries: rows[0]?.deliveries ?? 0,
    isElsewhere: rows.some(({ isOurs }) => !isOurs),
  };
}

async function moved(sql: Database["sql"], batch: number): Promise<MoveRow[]> {
  try {
    return await sql<MoveRow>(MOVE, [batch]);
  } catch (error) {
    // Nobody has made today's table: a process was asleep for days, or nobody tidied up.
    if (!isWithoutTable(error)) throw error;
    await makeDays(sql);
    return sql<MoveRow>(MOVE, [batch]);
  }
}

const CHECK_VIOLATION = "23514";

const isWithoutTable = (error: unknown): boolean =>
  error instanceof Error &&
  (error as { code?: unknown }).code === CHECK_VIOLATION &&
  error.message.includes("no partition of relation");
