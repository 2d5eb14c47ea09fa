import { dialectOf } from "../dialects/dialects.ts";
import { retryAfter } from "../schedule/retry-after.ts";
import { nextAttemptAt } from "../schedule/schedule.ts";
import { isTaken, type Outcome } from "../sender/sender.ts";
import type { Due } from "./due.ts";
import type { Endpoint } from "./endpoint.ts";
import type { Sql } from "./sql.ts";

/** What an attempt has made of a delivery. `retrying` is still pending. */
export type Result = "delivered" | "retrying" | "dead";

/** One delivery after an attempt; without an outcome where nothing could be sent. */
export interface Attempted {
  readonly due: Due;
  readonly outcome: Outcome | undefined;
  readonly result: Result;
  readonly nextAttemptAt: Date | undefined;
}

/** What comes next of a delivery. @param chance from 0 to 1 */
export function attempted(endpoint: Endpoint, due: Due, outcome: Outcome | undefined, chance?: number): Attempted {
  if (!outcome) return { due, outcome, result: "dead", nextAttemptAt: undefined };
  if (isTaken(outcome)) return { due, outcome, result: "delivered", nextAttemptAt: undefined };
  const at = new Date(outcome.startedAt.getTime() + outcome.ms);
  const failed = {
    attempts: due.failures + 1,
    at,
    since: due.queuedAt,
    giveUpAfterMs: dialectOf(endpoint.dialect).giveUpAfterMs,
    notBefore: retryAfter(outcome.retryAfter, at),
  };
  const next = nextAttemptAt(failed, chance);
  return { due, outcome, result: next ? "retrying" : "dead", nextAttemptAt: next };
}

/**
 * A delivery that was settled meanwhile (cancelled) stays so, and its attempt is kept all the same. Conditions without an
 * index leave the primary key as the one way to the rows: by the others PostgreSQL would read all that is pending.
 */
const RECORD = `WITH "made" AS (
    SELECT * FROM unnest($2::text[]::uuid[], $3::int4[], $4::text[], $5::text[]::timestamptz[], $6::text[], $7::text[]::timestamptz[],
      $8::int4[], $9::int4[], $10::text[], $11::text[])
      AS "made" ("deliveryId", "number", "result", "next", "body", "startedAt", "ms", "status", "error", "answer")
  ), "settled" AS (
    UPDATE "WebhookDelivery" AS "delivery" SET
      "attempts" = CASE WHEN "startedAt" IS NULL THEN "attempts" ELSE "number" END,
      "failures" = CASE WHEN "result" = 'delivered' THEN 0 ELSE "failures" + 1 END,
      "state" = CASE WHEN "result" = 'retrying' THEN 'pending' ELSE "result" END,
      "nextAttemptAt" = "next", "body" = "made"."body", "lastStatus" = "made"."status",
      "settledAt" = CASE WHEN "result" = 'retrying' THEN NULL ELSE now() END
    FROM "made"
    WHERE "delivery"."id" = "made"."deliveryId" AND "delivery"."organizationId" IS NOT DISTINCT FROM $1::uuid
      AND "delivery"."state" IS NOT DISTINCT FROM 'pending' AND "delivery"."attempts" = "number" - 1
    RETURNING 1
  )
  INSERT INTO "WebhookAttempt" ("id", "organizationId", "deliveryId", "number", "startedAt", "ms", "status", "error", "answer")
  SELECT gen_random_uuid(), $1::uuid, "deliveryId", "number", "startedAt", "ms", "made"."status", "error", "answer"
  FROM "made" JOIN "WebhookDelivery" AS "delivery" ON "delivery"."id" = "made"."deliveryId"
  WHERE "startedAt" IS NOT NULL
  ON CONFLICT ("organizationId", "deliveryId", "number") DO NOTHING`;

/** Keeps what a batch of attempts has come to, in one statement. */
export async function record(sql: Sql, organizationId: string, made: readonly Attempted[]): Promise<void> {
  const column = <T>(of: (one: Attempted) => T) => made.map(of);
  await sql(RECORD, [
    organizationId,
    column(({ due }) => due.id),
    column(({ due }) => due.attempts + 1),
    column(({ result }) => result),
    column(({ nextAttemptAt }) => nextAttemptAt?.toISOString() ?? null),
    column(({ due }) => due.body ?? null),
    column(({ outcome }) => outcome?.startedAt.toISOString() ?? null),
    column(({ outcome }) => outcome?.ms ?? null),
    column(({ outcome }) => outcome?.status ?? null),
    column(({ outcome }) => outcome?.error ?? null),
    column(({ outcome }) => outcome?.answer ?? null),
  ]);
}
