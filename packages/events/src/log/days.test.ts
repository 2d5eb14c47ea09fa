import { randomUUID } from "node:crypto";
import { type FreshDatabase, freshDatabase, usesPostgres } from "@orrery/testkit";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { moveOnce } from "../relay/move.ts";
import { emit, logged, logOn } from "../testing.ts";
import { expireDays, makeDays } from "./days.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh[Symbol.asyncDispose]());

const tables = async () =>
  (
    await fresh.database.sql<{ name: string }>(
      `SELECT "relname" AS "name" FROM pg_inherits JOIN pg_class ON pg_class.oid = "inhrelid"
       WHERE "inhparent" = '"log"."Event"'::regclass ORDER BY 1`,
      [],
    )
  ).map(({ name }) => name);

describe("the log's days", () => {
  it("are made a week ahead, once, by however many ask at once", async () => {
    const { sql } = fresh.database;
    const made = await Promise.all([makeDays(sql), makeDays(sql), makeDays(sql)]);
    expect(made.reduce((sum, days) => sum + days)).toBe(8);
    expect(await makeDays(sql)).toBe(0);
    const today = new Date().toISOString().slice(0, 10).replaceAll("-", "");
    expect(await tables()).toContain(`Event_${today}`);
    expect(await tables()).toHaveLength(8);
  });

  it("go whole when they are past the retention, and the heads know from where on events are kept", async () => {
    const { database } = fresh;
    const [old, mixed, young] = [randomUUID(), randomUUID(), randomUUID()];
    for (const position of [1, 2]) await logOn(database, old, position, 31);
    await logOn(database, mixed, 1, 40);
    await logOn(database, mixed, 2, 31);
    await logOn(database, mixed, 3, 30);
    await emit(database, young);
    await moveOnce(database.sql, 10);
    const before = (await tables()).length;
    expect(await expireDays(database.sql, 30)).toBe(2);
    expect(await tables()).toHaveLength(before - 2);
    const keptFrom = async (organizationId: string) =>
      database.sql(`SELECT "keptFrom"::int4, "position"::int4 FROM "log"."Head" WHERE "organizationId" = $1::uuid`, [
        organizationId,
      ]);
    expect(await keptFrom(old)).toEqual([{ keptFrom: 3, position: 2 }]);
    expect(await keptFrom(mixed)).toEqual([{ keptFrom: 3, position: 3 }]);
    expect(await keptFrom(young)).toEqual([{ keptFrom: 1, position: 1 }]);
    expect((await logged(database, mixed)).map(({ position }) => position)).toEqual([3]);
    expect(await expireDays(database.sql, 30)).toBe(0);
  });

  // The embedded database has but one connection, so that nobody is ever in the way.
  it.runIf(usesPostgres)("wait for readers no longer than two seconds, and go the next time", async () => {
    const { database, url } = fresh;
    const organizationId = randomUUID();
    await logOn(database, organizationId, 1, 50);
    const reader = new Client({ connectionString: url });
    await reader.connect();
    await reader.query('BEGIN; SELECT FROM "log"."Event"');
    await expect(expireDays(database.sql, 30)).rejects.toMatchObject({ code: "55P03" });
    await reader.end();
    expect(await expireDays(database.sql, 30)).toBe(1);
  });

  it("hold rows that nobody changes or deletes", async () => {
    const { database } = fresh;
    const organizationId = randomUUID();
    await emit(database, organizationId);
    await moveOnce(database.sql, 10);
    for (const change of ['UPDATE "log"."Event" SET "type" = $1', 'DELETE FROM "log"."Event" WHERE "type" <> $1']) {
      await expect(database.sql(change, ["forged"])).rejects.toThrow("is written once");
    }
    expect(await logged(database, organizationId)).toMatchObject([{ position: 1, type: "lead.created" }]);
  });
});
