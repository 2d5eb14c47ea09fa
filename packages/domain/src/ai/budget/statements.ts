import { tenantStatement } from "@orrery/db";
import { UUID_7 } from "../../fields/uuid-7.ts";

/** Why a confined credential may run these as well. */
const BEYOND = {
  beyondConfinement:
    "What is spent counts for the whole organization; a credential is told what is left of it, and no more.",
};

/** More than anybody has: where an organization has no cap of its own. */
const NO_CAP = "9000000000000000";

const setBy = (who: "operator" | "organization") => `max("micros") FILTER (WHERE "setBy" = '${who}')`;

/** What the month's budget is. Aggregates give a row where nobody has set anything. */
const limitOf = (byDefault: string) =>
  `(SELECT least(coalesce(${setBy("operator")}, ${byDefault}::int8), coalesce(${setBy("organization")}, ${NO_CAP}))
    FROM "AiBudget" WHERE "organizationId" = $1::uuid)`;

/**
 * Holds what a call may cost at most, if what is spent and held leaves that much, and begins the record of the call. All calls of
 * an organization meet in its month's row: who comes second waits for the first one's commit, and sees what it has left.
 * `$2` month, `$3` micro-USD, `$4` default budget, `$5` operation, `$6` model, `$7` credential, `$8` property, `$9` milliseconds
 * until it expires. Nothing where it does not suffice.
 */
export const RESERVE = tenantStatement<{ readonly id: string }>(
  () => `WITH "limit" AS (SELECT ${limitOf("$4")} AS "micros"), "month" AS (
      INSERT INTO "AiMonth" ("organizationId", "id", "month", "reservedMicros")
      SELECT $1::uuid, ${UUID_7}, $2::text, $3::int8 FROM "limit" WHERE $3::int8 <= "micros"
      ON CONFLICT ("organizationId", "month") DO UPDATE
      SET "reservedMicros" = "AiMonth"."reservedMicros" + EXCLUDED."reservedMicros", "version" = "AiMonth"."version" + 1
      WHERE "AiMonth"."spentMicros" + "AiMonth"."reservedMicros" + EXCLUDED."reservedMicros" <= (SELECT "micros" FROM "limit")
      RETURNING "month"
    )
    INSERT INTO "AiUsage" ("organizationId", "id", "month", "reservedMicros", "operation", "model", "credentialId", "propertyId", "expiresAt")
    SELECT $1::uuid, ${UUID_7}, "month", $3::int8, $5::text, $6::text, $7::uuid, $8::uuid, now() + $9::int4 * interval '1 millisecond'
    FROM "month" RETURNING "id"::text AS "id"`,
  BEYOND,
);

/** How a month stands. Micro-USD as text. */
export interface MonthRow {
  readonly budget: string;
  readonly cap: string | null;
  readonly spent: string;
  readonly reserved: string;
  /** Of the organization's own cap; 1 where it never had one. */
  readonly version: number;
}

/** `$2` month, `$3` default budget. */
export const READ_MONTH = tenantStatement<MonthRow>(
  () => `SELECT ${limitOf("$3")}::text AS "budget", "own"."micros"::text AS "cap", coalesce("month"."spentMicros", 0)::text AS "spent",
      coalesce("month"."reservedMicros", 0)::text AS "reserved", coalesce("own"."version", 1) AS "version"
    FROM (SELECT 1) AS "one"
    LEFT JOIN "AiBudget" AS "own" ON "own"."organizationId" = $1::uuid AND "own"."setBy" = 'organization'
    LEFT JOIN "AiMonth" AS "month" ON "month"."organizationId" = $1::uuid AND "month"."month" = $2::text`,
  BEYOND,
);

/** The month that an event is about. */
export interface ToldMonth {
  readonly id: string;
  /** Which one: `2026-11`. */
  readonly month: string;
  readonly version: number;
  /** Whether this is the first that is heard of it. */
  readonly first: boolean;
}

/** Notes that a call was refused for want of budget. `$2` month */
export const NOTE_EXHAUSTED = tenantStatement<ToldMonth>(
  () => `INSERT INTO "AiMonth" ("organizationId", "id", "month", "exhaustedSince") SELECT $1::uuid, ${UUID_7}, $2::text, 1
    ON CONFLICT ("organizationId", "month") DO UPDATE
    SET "version" = "AiMonth"."version" + 1, "exhaustedSince" = coalesce("AiMonth"."exhaustedSince", "AiMonth"."version" + 1)
    RETURNING "id"::text AS "id", "month", "version", "exhaustedSince" = "version" AS "first"`,
  BEYOND,
);

/**
 * Ends a call's record: what it has cost is spent, and what was held for it is free. `$2` the call, `$3` outcome, `$4` reason, `$5`
 * and `$6` tokens in and out, `$7` images, `$8` micro-USD, `$9` whether that is estimated, `$10` milliseconds, `$11` default budget.
 * `first`: from here on four fifths of the budget are spent. Nothing where it was ended before; what was swept meanwhile is still paid, in place of what that was taken to cost.
 */
export const END_CALL = tenantStatement<ToldMonth>(
  () => `WITH "limit" AS (SELECT ${limitOf("$11")} AS "micros"), "before" AS (
      SELECT "id", "month", "reservedMicros", "costMicros" FROM "AiUsage"
      WHERE "organizationId" = $1::uuid AND "id" = $2::uuid AND "outcome" IN ('running', 'expired') FOR UPDATE
    ), "call" AS (
      UPDATE "AiUsage" AS "call" SET "outcome" = $3::text, "reason" = $4::text, "inputTokens" = $5::int4, "outputTokens" = $6::int4,
        "images" = $7::int4, "costMicros" = $8::int8, "estimated" = $9::boolean, "durationMs" = $10::int4, "reservedMicros" = 0, "expiresAt" = NULL
      FROM "before" WHERE "call"."organizationId" = $1::uuid AND "call"."id" = "before"."id"
    )
    UPDATE "AiMonth" AS "month" SET "spentMicros" = "month"."spentMicros" + $8::int8 - "before"."costMicros", "version" = "month"."version" + 1,
      "reservedMicros" = "month"."reservedMicros" - "before"."reservedMicros",
      "lowSince" = CASE WHEN "month"."lowSince" IS NULL AND $8::int8 > 0
        AND ("month"."spentMicros" + $8::int8 - "before"."costMicros") * 5 >= "limit"."micros" * 4
        THEN "month"."version" + 1 ELSE "month"."lowSince" END
    FROM "before" CROSS JOIN "limit" WHERE "month"."organizationId" = $1::uuid AND "month"."month" = "before"."month"
    RETURNING "month"."id"::text AS "id", "month"."month", "month"."version", coalesce("month"."lowSince" = "month"."version", FALSE) AS "first"`,
  BEYOND,
);
