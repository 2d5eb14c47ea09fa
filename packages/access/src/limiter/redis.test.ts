import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { setImmediate } from "node:timers/promises";
import type { LimitRequest } from "@orrery/operation";
import { linkTo } from "@orrery/testkit";
import { Redis } from "ioredis";
import { describe, expect, it, vi } from "vitest";
import { createRedisLimiter, type LimiterStatus } from "./redis.ts";
import { bumpEpoch } from "./script.ts";
import { keysOf, principal, REDIS_URL, redisHarness, request, stranger } from "./testing.ts";

const isWithin = (from: number, to: number) => (value: number) => value >= from && value <= to;

describe.skipIf(!REDIS_URL)("the limiter over Redis", () => {
  const url = REDIS_URL ?? "";

  it("passes exactly the limit of a burst that comes through several processes", async () => {
    await using store = redisHarness(url);
    const clients = Array.from({ length: 4 }, () => new Redis(url));
    const limiters = clients.map((redis) =>
      createRedisLimiter(redis, { keyPrefix: store.keyPrefix, timeoutMs: 10_000 }),
    );
    const caller = principal({ plan: "team" });
    const burst = limiters.flatMap((limiter) =>
      Array.from({ length: 250 }, () => limiter.take(request(caller, "orkasa"))),
    );
    expect((await Promise.all(burst)).filter(({ allowed }) => allowed)).toHaveLength(300);
    for (const redis of clients) redis.disconnect();
  });

  it("sends one command for all that a request asks: windows, ceiling, lease, epoch", async () => {
    await using store = redisHarness(url);
    const caller = principal({ limits: { ceiling: 1_000 } });
    await store.limiter.take(request(caller, "orckai"));
    const sent = vi.spyOn(store.redis, "sendCommand");
    const login = request(caller, "orckai", { operation: "auth.login", rate: "auth" });
    const { windows, release, epoch } = await store.limiter.take(login);
    expect(windows.map(({ name }) => name)).toEqual(["minute", "hour", "day", "ceiling", "auth", "concurrent"]);
    expect([release, epoch]).toEqual([expect.any(Function), "0"]);
    expect(sent.mock.calls.map(([{ name }]) => name)).toEqual(["evalsha"]);
  });

  it("goes on where Redis has forgotten the script", async () => {
    await using store = redisHarness(url);
    const caller = principal();
    await store.limiter.take(request(caller, "organicagent"));
    await store.redis.script("FLUSH");
    expect(await store.limiter.take(request(caller, "organicagent"))).toMatchObject({ remaining: 98 });
    expect(await keysOf(store.redis, store.keyPrefix)).toHaveLength(1);
  });

  it("leaves nothing in Redis once the windows have ended", async () => {
    await using store = redisHarness(url);
    const { redis, keyPrefix } = store;
    const { windows } = await createRedisLimiter(redis, { keyPrefix }).take(request(principal(), "orckai"));
    const keys = await keysOf(redis, keyPrefix);
    const ends = await Promise.all(keys.map((key) => redis.pexpiretime(key)));
    const [minute = 0, hour = 0, day = 0] = windows.map(({ resetAtMs }) => resetAtMs);
    // Redis tells the time anew for each command of a script: a window is never forgotten before it ends.
    const [lease = 0, ...counters] = ends.sort();
    for (const [i, end] of [minute, hour, day].entries()) expect(counters[i]).toSatisfy(isWithin(end, end + 50));
    expect(lease).toSatisfy(isWithin(minute - 30_000, minute - 29_950));
  });

  it("tells where the credentials of the caller's organization stand", async () => {
    await using store = redisHarness(url);
    const { redis, keyPrefix, limiter } = store;
    const caller = principal();
    const epochOf = async (of: LimitRequest["caller"]) => (await limiter.take(request(of, "points"))).epoch;
    expect(await epochOf(caller)).toBe("0");
    const first = await bumpEpoch(redis, keyPrefix, caller.organizationId);
    expect(await epochOf(caller)).toBe(first);
    expect(Math.abs(Number(first) / 1_000 - Date.now())).toBeLessThan(20_000);
    const second = await bumpEpoch(redis, keyPrefix, caller.organizationId);
    expect(Number(second)).toBeGreaterThan(Number(first));
    expect([await epochOf(caller), await epochOf(principal()), await epochOf(stranger())]).toEqual([
      second,
      "0",
      undefined,
    ]);
  });

  it("never tells an epoch again, even where Redis' clock was set back", async () => {
    await using store = redisHarness(url);
    const { redis, keyPrefix } = store;
    await redis.set(`${keyPrefix}{one}:epoch`, "4000000000000000");
    expect(await bumpEpoch(redis, keyPrefix, "one")).toBe("4000000000000001");
    expect(await bumpEpoch(redis, keyPrefix, "one")).toBe("4000000000000002");
  });

  describe.each(["cut", "hang"] as const)("when Redis goes away (%s)", (fault) => {
    it("counts in the process, says so, and comes back by itself", async () => {
      await using store = redisHarness(url);
      await using link = await linkTo(url);
      const redis = new Redis(link.url, { retryStrategy: () => 10 });
      redis.on("error", () => undefined);
      await once(redis, "ready");
      const changes: [LimiterStatus, boolean][] = [];
      const limiter = createRedisLimiter(redis, {
        keyPrefix: store.keyPrefix,
        timeoutMs: 100,
        pauseMs: 50,
        onStatus: (status, cause) => changes.push([status, cause instanceof Error]),
      });
      const caller = principal();
      const take = () => limiter.take(request(caller, "organicagent"));
      expect(await take()).toMatchObject({ remaining: 99 });
      expect(limiter.status()).toBe("redis");

      link[fault]();
      const duringFault = await Promise.all(Array.from({ length: 120 }, take));
      expect(duringFault.filter(({ allowed }) => allowed)).toHaveLength(100);
      expect(duringFault.filter(({ epoch }) => epoch !== undefined)).toEqual([]);
      expect(limiter.status()).toBe("process");

      link.mend();
      while (limiter.status() !== "redis") {
        await take();
        await setImmediate();
      }
      expect(changes).toEqual([
        ["process", true],
        ["redis", false],
      ]);
      expect(await keysOf(store.redis, store.keyPrefix)).toHaveLength(1);
      redis.disconnect();
    });
  });

  it("counts in the process where Redis was never there", async () => {
    await using link = await linkTo(url);
    link.cut();
    const redis = new Redis(link.url, { retryStrategy: () => 10 });
    redis.on("error", () => undefined);
    const limiter = createRedisLimiter(redis, { keyPrefix: `orrery-test:${randomUUID()}:`, timeoutMs: 100 });
    expect(await limiter.take(request(principal(), "organicagent"))).toMatchObject({ allowed: true, remaining: 99 });
    expect(limiter.status()).toBe("process");
    redis.disconnect();
  });
});
