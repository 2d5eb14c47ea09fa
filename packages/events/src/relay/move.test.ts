import { randomUUID } from "node:crypto";
import { type Database, openPostgres } from "@orrery/db";
import { type FreshDatabase, freshDatabase, usesPostgres } from "@orrery/testkit";
import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { makeDays } from "../log/days.ts";
import { emit, inOutbox, logged, positions } from "../testing.ts";
import { moveOnce } from "./move.ts";

let fresh: FreshDatabase;
let database: Database;
let organizationId: string;
beforeAll(async () => {
  fresh = await freshDatabase();
  database = fresh.database;
});
afterAll(() => fresh[Symbol.asyncDispose]());
beforeEach(() => {
  organizationId = randomUUID();
});

/** Moves until nothing is left, in turn with whoever else moves. */
async function moveAll({ sql }: Database, batch: number): Promise<void> {
  for (;;) {
    const { events, isElsewhere } = await moveOnce(sql, batch);
    if (events === 0 && !isElsewhere) return;
  }
}

describe("a move", () => {
  it("gives positions without a gap, in the order of the outbox, to each organization its own", async () => {
    const other = randomUUID();
    await emit(database, organizationId, 3);
    await emit(database, other, 2);
    await emit(database, organizationId, 2, { type: "lead.assigned" });
    const first = await moveOnce(database.sql, 4);
    expect(first).toEqual({
      events: 4,
      deliveries: 0,
      isElsewhere: false,
      heads: expect.arrayContaining([
        { organizationId, position: 3 },
        { organizationId: other, position: 1 },
      ]),
    });
    await moveAll(database, 4);
    expect((await logged(database, other)).map(({ position }) => position)).toEqual(positions(2));
    const mine = await logged(database, organizationId);
    expect(mine.map(({ position }) => position)).toEqual(positions(5));
    expect(mine.map(({ version }) => version)).toEqual([1, 2, 3, 1, 2]);
    expect(await moveOnce(database.sql, 4)).toEqual({ events: 0, deliveries: 0, isElsewhere: false, heads: [] });
  });

  it("makes the day's table where nobody has", async () => {
    const days = await database.sql<{ name: string }>(
      `SELECT "inhrelid"::regclass::text AS "name" FROM pg_inherits WHERE "inhparent" = '"log"."Event"'::regclass`,
      [],
    );
    for (const { name } of days) await database.script(`DROP TABLE ${name}`);
    await emit(database, organizationId, 2);
    expect((await moveOnce(database.sql, 10)).events).toBe(2);
    expect((await logged(database, organizationId)).map(({ position }) => position)).toEqual(positions(2));
    expect(await makeDays(database.sql)).toBe(0);
  });

  it("is done or not: where it fails, the outbox is as it was", async () => {
    await emit(database, organizationId, 2);
    await database.script(`CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'broken'; END $$;
      CREATE TRIGGER broken BEFORE INSERT ON "log"."Event" FOR EACH ROW EXECUTE FUNCTION broken();`);
    await expect(moveOnce(database.sql, 10)).rejects.toThrow("broken");
    expect(await inOutbox(database)).toBe(2);
    await database.script('DROP TRIGGER broken ON "log"."Event"; DROP FUNCTION broken()');
    await moveAll(database, 10);
    expect((await logged(database, organizationId)).map(({ position }) => position)).toEqual(positions(2));
  });
});

describe.runIf(usesPostgres)("moves of several processes", () => {
  it("give a transaction that commits late a later position, though its number in the outbox is lower", async () => {
    const late = new Client({ connectionString: fresh.url });
    await late.connect();
    await late.query("BEGIN");
    const [slow, fast] = [randomUUID(), randomUUID()];
    const onLate = {
      sql: async (text: string, values: readonly unknown[]) => (await late.query(text, [...values])).rows,
    };
    await emit(onLate as Database, organizationId, 1, { resourceId: slow });
    await emit(database, organizationId, 1, { resourceId: fast });
    await moveAll(database, 10);
    await late.query("COMMIT");
    await late.end();
    await moveAll(database, 10);
    expect((await logged(database, organizationId)).map(({ resourceId }) => resourceId)).toEqual([fast, slow]);
  });

  it("leave no gap and no double, and no version before an earlier one of its resource", async () => {
    const [movers, writers] = [3, 6];
    const open = () => openPostgres(fresh.url ?? "");
    const others = await Promise.all(Array.from({ length: movers }, open));
    const resourceId = randomUUID();
    await database.script("CREATE TABLE resource (version int NOT NULL); INSERT INTO resource VALUES (0)");
    let isWriting = true;
    const write = async () => {
      const client = new Client({ connectionString: fresh.url });
      await client.connect();
      const sql = async (text: string, values: readonly unknown[]) => (await client.query(text, [...values])).rows;
      for (let times = 0; times < 60; times += 1) {
        await client.query("BEGIN");
        const { rows } = await client.query("UPDATE resource SET version = version + 1 RETURNING version");
        await emit({ sql } as Database, organizationId, 1, { resourceId, version: rows[0].version });
        await client.query("COMMIT");
        // And some that wait for nobody.
        await emit({ sql } as Database, organizationId, 2);
      }
      await client.end();
    };
    const move = async (mover: Database) => {
      while (isWriting) await moveOnce(mover.sql, 7);
    };
    const moving = Promise.all(others.map(move));
    await Promise.all(Array.from({ length: writers }, write));
    isWriting = false;
    await moving;
    await Promise.all(others.map((mover) => moveAll(mover, 7)));
    for (const mover of others) await mover.close();
    const events = await logged(database, organizationId);
    expect(events.map(({ position }) => position)).toEqual(positions(writers * 60 * 3));
    expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(events.length);
    const versions = events.filter((event) => event.resourceId === resourceId).map(({ version }) => version);
    expect(versions).toEqual(positions(writers * 60));
  });
});
