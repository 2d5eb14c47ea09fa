import { once } from "node:events";
import { linkTo } from "@orrery/testkit";
import { Redis } from "ioredis";
import { describe, expect, it, vi } from "vitest";
import { createRedisLimiter } from "./redis.ts";
import { startChild } from "./test/children.ts";
import { keysOf, principal, REDIS_URL, redisHarness, request } from "./testing.ts";

const LEASE_MS = 1_500;
const CAP = 3;

describe.skipIf(!REDIS_URL)("requests at once over Redis", () => {
  const url = REDIS_URL ?? "";
  const agent = () => request(principal({ limits: { "orckai.concurrent": CAP } }), "orckai");

  /** On Redis' own clock, with a short lease. */
  function shortLived() {
    const store = redisHarness(url);
    const { redis, keyPrefix } = store;
    const limiter = createRedisLimiter(redis, { keyPrefix, leaseMs: LEASE_MS, timeoutMs: 10_000 });
    const leaseKey = async () => (await keysOf(redis, keyPrefix)).find((key) => key.endsWith(":concurrent")) ?? "";
    return { store, redis, keyPrefix, limiter, leaseKey };
  }

  it("keep their places as long as their process lives, and lose them soon after it was killed", async () => {
    const { store, redis, keyPrefix, limiter, leaseKey } = shortLived();
    await using _store = store;
    await using child = await startChild({ url, keyPrefix, leaseMs: LEASE_MS });
    const asked = agent();
    // This process holds one, and keeps it: the others have to run out one by one.
    expect((await limiter.take(asked)).allowed).toBe(true);
    expect((await child.burst({ request: asked, times: CAP })).allowed).toBe(CAP - 1);
    const key = await leaseKey();
    const runsOutAtMs = async () => Number((await redis.zrange(key, "0", "0", "WITHSCORES"))[1]);
    const first = await runsOutAtMs();
    await vi.waitFor(async () => expect(await runsOutAtMs()).toBeGreaterThan(first + LEASE_MS), { timeout: 10_000 });
    expect((await limiter.take(asked)).allowed).toBe(false);

    await child.kill();
    await vi.waitFor(async () => expect((await limiter.take(asked)).allowed).toBe(true), { timeout: 10_000 });
  });

  it("have their places again soon after Redis has lost them", async () => {
    const { store, redis, limiter, leaseKey } = shortLived();
    await using _store = store;
    const asked = agent();
    const held = await Promise.all(Array.from({ length: CAP }, () => limiter.take(asked)));
    const key = await leaseKey();
    held.pop()?.release?.();
    await redis.unlink(key);
    await vi.waitFor(async () => expect(await redis.zcard(key)).toBe(CAP - 1), { timeout: 10_000 });
    for (const { release } of held) release?.();
    expect(await redis.zcard(key)).toBe(0);
  });

  it("are counted in the process while Redis is away, and given back there", async () => {
    await using link = await linkTo(url);
    const { store, keyPrefix } = shortLived();
    await using _store = store;
    const redis = new Redis(link.url, { retryStrategy: () => 10, maxRetriesPerRequest: 1 });
    redis.on("error", () => undefined);
    await once(redis, "ready");
    const limiter = createRedisLimiter(redis, { keyPrefix, timeoutMs: 100, pauseMs: 60_000 });
    const asked = agent();
    const before = await limiter.take(asked);
    link.cut();
    await once(redis, "close");
    const take = () => limiter.take(asked);
    const during = [await take(), await take(), await take(), await take()];
    expect(during.map(({ allowed }) => allowed)).toEqual([true, true, true, false]);
    expect(limiter.status()).toBe("process");
    // What Redis gave is not the process's to take back, and giving it back to nobody breaks nothing.
    before.release?.();
    expect((await take()).allowed).toBe(false);
    during[0]?.release?.();
    expect((await take()).allowed).toBe(true);
    expect((await take()).allowed).toBe(false);
    redis.disconnect();
  });

  it("leave no place behind that Redis gave too late", async () => {
    await using link = await linkTo(url);
    const { store, redis: direct, keyPrefix } = shortLived();
    await using _store = store;
    const redis = new Redis(link.url);
    await once(redis, "ready");
    const limiter = createRedisLimiter(redis, { keyPrefix, timeoutMs: 50 });
    const returned = vi.spyOn(redis, "zrem");
    link.hang();
    const decision = await limiter.take(agent());
    expect([decision.allowed, limiter.status()]).toEqual([true, "process"]);
    link.mend();
    await vi.waitFor(() => expect(returned).toHaveBeenCalledOnce());
    await returned.mock.results[0]?.value;
    const [key = ""] = returned.mock.calls[0] ?? [];
    expect(await direct.zcard(String(key))).toBe(0);
    expect(await keysOf(direct, keyPrefix)).toHaveLength(3);
    redis.disconnect();
  });
});
