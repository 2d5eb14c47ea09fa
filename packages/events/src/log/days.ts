import type { Database } from "@orrery/db";

type Sql = Database["sql"];

/** How many days have their table ahead of time: a week of a process that can't make any. */
const DAYS_AHEAD = 7;

const MAKE = `SELECT "log".make_day((now() AT TIME ZONE 'UTC')::date + "ahead") AS "made"
  FROM generate_series(0, $1::int4) AS "ahead"`;

/** Makes the tables that the log goes into today and the days after. Everybody may, at any time. @returns how many it made */
export async function makeDays(sql: Sql): Promise<number> {
  const days = await sql<{ made: boolean }>(MAKE, [DAYS_AHEAD]);
  return days.filter(({ made }) => made).length;
}

// A table is named after its day, so that names are in the order of days.
const EXPIRED = `SELECT "relname" AS "table", to_date(right("relname", 8), 'YYYYMMDD')::text AS "day"
  FROM pg_inherits JOIN pg_class ON pg_class.oid = "inhrelid"
  WHERE "inhparent" = '"log"."Event"'::regclass
    AND to_date(right("relname", 8), 'YYYYMMDD') < (now() AT TIME ZONE 'UTC')::date - $1::int4
  ORDER BY 1`;

/** The heads first: who comes with a cursor of that day is told that it is too old while its events are still there. */
const raiseFloor = (table: string) => `UPDATE "log"."Head" AS "head" SET "keptFrom" = "gone"."last" + 1
  FROM (SELECT "organizationId", max("position") AS "last" FROM "log"."${table}" GROUP BY 1) AS "gone"
  WHERE "head"."organizationId" = "gone"."organizationId" AND "head"."keptFrom" <= "gone"."last"`;

/**
 * Drops the days of which every event is older than `retentionDays`.
 * @returns how many days went
 * @throws where a reader is in the way for 2 s; the next time goes on
 */
export async function expireDays(sql: Sql, retentionDays: number): Promise<number> {
  const expired = await sql<{ table: string; day: string }>(EXPIRED, [retentionDays]);
  for (const { table, day } of expired) {
    await sql(raiseFloor(table), []);
    await sql('SELECT "log".drop_day($1::date)::text', [day]);
  }
  return expired.length;
}
