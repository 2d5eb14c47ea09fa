import { once } from "node:events";
import type { Database, SystemDb } from "@orrery/db";
import { usesPostgres } from "@orrery/testkit";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { createKey } from "../keys/store.ts";
import { emptyDatabase, organizationIn, SCOPES } from "../testing.ts";
import { createLastUse } from "./last-use.ts";

let database: Database;
const statements: string[] = [];
beforeAll(async () => {
  database = await emptyDatabase({ observer: { before: (sql) => void statements.push(sql) } });
}, 60_000);
afterAll(() => database.close());

async function keys(count: number) {
  const { live } = await organizationIn(database);
  const made = Array.from({ length: count }, () =>
    createKey(database.system, { organizationId: live, prefix: "oak_", name: "key", scopes: ["*"] }, SCOPES),
  );
  return (await Promise.all(made)).map(({ id }) => id);
}

const lastUses = async (ids: readonly string[]) => {
  const rows = await database.system.apiKey.findMany({ where: { id: { in: [...ids] } } });
  return ids.map((id) => rows.find((row) => row.id === id)?.lastUsedAt?.getTime());
};

it("is written for all keys in one statement, and never goes back", async () => {
  const ids = await keys(3);
  const [first, second] = ids as [string, string];
  const write = async (times: Record<string, number>) => {
    const lastUse = createLastUse({ system: database.system });
    for (const [id, ms] of Object.entries(times)) lastUse.note(id, ms);
    await lastUse.stop();
  };
  statements.length = 0;
  await write({ [first]: 2_000, [second]: 2_001 });
  expect(statements).toHaveLength(1);
  expect(await lastUses(ids)).toEqual([2_000, 2_001, undefined]);
  await write({ [first]: 1_000, [second]: 3_000 });
  expect(await lastUses(ids)).toEqual([2_000, 3_000, undefined]);
});

it("is tried again after a failure, with what has come in between", async () => {
  const [one, two] = (await keys(2)) as [string, string];
  let broken = true;
  const flushed = new EventTarget();
  const system = {
    async $executeRawUnsafe(...args: [string, ...unknown[]]) {
      try {
        if (broken) throw new Error("gone");
        await database.system.$executeRawUnsafe(...args);
      } finally {
        flushed.dispatchEvent(new Event("flushed"));
      }
    },
  } as unknown as SystemDb;
  const onError = vi.fn();
  const lastUse = createLastUse({ system, onError, flushMs: 5 });
  lastUse.note(one, 5_000);
  lastUse.start();
  await once(flushed, "flushed");
  lastUse.note(one, 4_000);
  lastUse.note(two, 6_000);
  broken = false;
  await once(flushed, "flushed");
  await lastUse.stop();
  expect(onError).toHaveBeenCalled();
  expect(await lastUses([one, two])).toEqual([5_000, 6_000]);
});

// The embedded database has but one connection, so that nobody waits for anybody.
it.runIf(usesPostgres)(
  "locks keys in the order of their ids, so that no two processes wait for each other",
  async () => {
    const [first, second] = (await keys(2)).sort() as [string, string];
    const lastUse = createLastUse({ system: database.system });
    for (const id of [second, first]) lastUse.note(id, 1_000);
    let written = Promise.resolve();
    await database.system.$transaction(async (tx) => {
      const lock = (id: string) => tx.$queryRaw`SELECT 1 FROM "ApiKey" WHERE "id" = ${id}::uuid FOR UPDATE NOWAIT`;
      await lock(first);
      written = lastUse.stop();
      while ((await waiting()) === 0);
      await lock(second);
    });
    await written;
    expect(await lastUses([first, second])).toEqual([1_000, 1_000]);
  },
);

/** How many connections to this database wait for a lock. */
async function waiting(): Promise<number> {
  const [row] = await database.sql<{ count: number }>(
    "SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    [],
  );
  return row?.count ?? 0;
}
