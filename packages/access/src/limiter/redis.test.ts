import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { setImmediate } from "node:timers/promises";
import { Redis } from "ioredis";
import { describe, expect, it } from "vitest";
import { createRedisLimiter, type LimiterStatus } from "./redis.ts";
import { keysOf, linkTo, principal, REDIS_URL, redisHarness, request } from "./testing.ts";

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

  it("sends one command for all windows of a request", async () => {
    await using store = redisHarness(url);
    const caller = principal();
    await store.limiter.take(request(caller, "orckai"));
    const watcher = new Redis(url);
    const monitor = await watcher.monitor();
    const seen: string[] = [];
    monitor.on("monitor", (_time: string, args: string[], source: string) => {
      if (source !== "lua" && args.some((arg) => arg.includes(store.keyPrefix))) seen.push(args[0] ?? "");
    });
    await store.limiter.take(request(caller, "orckai"));
    const marker = `${store.keyPrefix}marker`;
    const marked = new Promise<void>((resolve) => {
      monitor.on("monitor", (_time: string, args: string[]) => args[1] === marker && resolve());
    });
    await store.redis.exists(marker);
    await marked;
    expect(seen).toEqual(["evalsha", "exists"]);
    monitor.disconnect();
    watcher.disconnect();
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
    const { windows } = await store.limiter.take(request(principal(), "orckai"));
    const keys = await keysOf(store.redis, store.keyPrefix);
    const ends = await Promise.all(keys.map((key) => store.redis.pexpiretime(key)));
    expect(ends.sort()).toEqual(windows.map(({ resetAtMs }) => resetAtMs));
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
