import type { Database } from "@orrery/db";

/**
 * An id as the product makes them (UUID, version 7), in SQL: rows that are made in the order of their time stand in their
 * index in that order.
 * @param at the time, in SQL
 */
export const uuid7 = (at: string): string => {
  const random = (digits: number) => `substr(md5(random()::text), 1, ${digits})`;
  const ms = `lpad(to_hex((extract(epoch FROM ${at}) * 1000)::bigint), 12, '0')`;
  return `(${ms} || '7' || ${random(3)} || '8' || ${random(15)})::uuid`;
};

/** Three pictures of each listing, without files. */
export async function plantImages({ sql }: Pick<Database, "sql">, organizationId: string): Promise<void> {
  await sql(
    `INSERT INTO "PropertyImage" ("id", "organizationId", "propertyId", "position", "caption", "width", "height", "size")
     SELECT ${uuid7(`"createdAt"`)}, "organizationId", "id", "position", 'View ' || "position", 1600, 1200, 250000
     FROM "Property", generate_series(1, 3) AS "position" WHERE "organizationId" = $1::uuid`,
    [organizationId],
  );
}

/** How many sources leads come from, and how many leads from each: a page of 20 and one that is too many, and more. */
export const SOURCES = 200;
const LEADS_PER_SOURCE = 50;
/** No lead has less, so that `score_min` up to it changes the request and not its answer. */
export const SCORE_MIN = 61;

/** Leads of all sources, for half of which somebody is responsible. */
export async function plantLeads({ sql }: Database, organizationId: string): Promise<void> {
  await sql(
    `INSERT INTO "EstateAgent" ("id", "organizationId", "name", "updatedAt")
     SELECT ${uuid7("now()")}, $1::uuid, 'Agent ' || "at", now() FROM generate_series(1, 5) AS "at"`,
    [organizationId],
  );
  await sql(
    `WITH "agent" AS (SELECT array_agg("id") AS "ids" FROM "EstateAgent" WHERE "organizationId" = $1::uuid)
     INSERT INTO "Lead" ("id", "organizationId", "name", "email", "emailKey", "phone", "phoneKey", "source", "notes", "score",
       "scoreReasons", "agentId", "createdAt", "updatedAt")
     SELECT ${uuid7(`"made"`)}, $1::uuid, 'Lead ' || "at", 'lead-' || "at" || '@example.com', 'lead-' || "at" || '@example.com',
       '(206) 555-' || lpad(("at" % 10000)::text, 4, '0'), '206555' || lpad(("at" % 10000)::text, 4, '0'), 'source-' || "at" % $2::int,
       'Asks about three bedrooms near the lake.', $3::int + "at" % 39,
       '[{"fact":"email","points":20,"reason":"Has an email address"},{"fact":"phone","points":20,"reason":"Has a phone"}]',
       CASE WHEN "at" % 2 = 0 THEN "agent"."ids"[1 + "at" % 5] END, "made", "made"
     FROM "agent", (
       SELECT "at", date_trunc('milliseconds', now()) - "at" * interval '1 minute' AS "made" FROM generate_series(1, $4::int) AS "at"
     ) AS "lead"`,
    [organizationId, SOURCES, SCORE_MIN, SOURCES * LEADS_PER_SOURCE],
  );
}
