import { randomUUID } from "node:crypto";
import { createMemoryLimiter } from "@orrery/access";
import { createWorld, startServer, testDatabase } from "@orrery/testkit";
import { Redis } from "ioredis";
import { describe, expect, it } from "vitest";

const REDIS_URL = process.env.ORRERY_TEST_REDIS_URL;
/** Fewer where one connection has to do them one after the other. */
const KEYS = REDIS_URL === undefined ? 1_000 : 10_000;
/** As many as tRPC takes at once. */
const BATCH = 50;
const WRITERS = 4;

/** A counter in each store, behind a server of its own, over one database. */
async function countersOf(key: string, stack: AsyncDisposableStack) {
  const inMemory = stack.use(await startServer({ limiter: createMemoryLimiter() }));
  const servers = new Map([["memory", inMemory.url]]);
  if (REDIS_URL !== undefined) {
    const redis = new Redis(REDIS_URL);
    const redisKeyPrefix = `orrery-test:${randomUUID()}:`;
    stack.defer(async () => {
      await redis.unlink(...(await redis.keys(`${redisKeyPrefix}*`)));
      redis.disconnect();
    });
    servers.set("Redis", stack.use(await startServer({ redis, redisKeyPrefix })).url);
  }
  /** What is left of the day, by store: nothing else asks with this key, and no minute ends in between. */
  const left = async () => {
    const found: Record<string, string | undefined> = {};
    for (const [store, url] of servers) {
      const response = await fetch(`${url}/api/v1/organization`, { headers: { "x-api-key": key } });
      found[store] = /"day";r=(\d+)/.exec(response.headers.get("ratelimit") ?? "")?.[1];
    }
    return found;
  };
  return { urls: [...servers.values()], left };
}

/** Writes once for each idempotency key, and gives the keys that had no success. */
async function flood(urls: readonly string[], key: string, idempotencyKeys: readonly string[]): Promise<string[]> {
  const batches = Array.from({ length: idempotencyKeys.length / BATCH }, (_, i) =>
    idempotencyKeys.slice(i * BATCH, (i + 1) * BATCH),
  );
  const failed: string[] = [];
  const path = `/trpc/${Array(BATCH).fill("estateAgents.create").join(",")}?batch=1`;
  const headers = { "content-type": "application/json", "x-api-key": key };
  const write = async (writer: number) => {
    for (let batch = batches.pop(); batch; batch = batches.pop()) {
      const calls = batch.map((idempotencyKey, i) => [i, { name: `Agent ${i}`, idempotencyKey }]);
      const body = JSON.stringify(Object.fromEntries(calls));
      const response = await fetch(`${urls[writer % urls.length]}${path}`, { method: "POST", headers, body });
      const answers = (await response.json()) as { result?: unknown }[];
      failed.push(...batch.filter((_, i) => answers[i]?.result === undefined));
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
  return failed;
}

describe("a flood of idempotency keys", () => {
  it(`leaves the limiter's counters as they were (${KEYS} keys)`, { timeout: 180_000 }, async () => {
    await using stack = new AsyncDisposableStack();
    const world = await createWorld();
    const { urls, left } = await countersOf(await world.key(), stack);
    const before = await left();
    expect(Object.values(before)).toEqual(urls.map(() => "49999"));

    const keys = Array.from({ length: KEYS }, () => randomUUID());
    expect(await flood(urls, await world.key(), keys)).toEqual([]);
    const { system } = await testDatabase();
    const kept = await system.idempotencyRecord.count({ where: { organizationId: world.organizationId } });
    expect(kept).toBe(KEYS);

    expect(Object.values(await left())).toEqual(urls.map(() => "49998"));
  });
});
