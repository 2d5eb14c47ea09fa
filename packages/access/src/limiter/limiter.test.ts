import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Harness, memoryHarness, principal, REDIS_URL, redisHarness, request, stranger } from "./testing.ts";

const url = REDIS_URL;
const stores: [name: string, harness: (() => Harness) | undefined][] = [
  ["memory", memoryHarness],
  ["Redis", url === undefined ? undefined : () => redisHarness(url)],
];

describe.each(stores)("the limiter in %s", (_name, harness) => {
  it.skipIf(!harness)("counts down to nothing, then refuses until the window ends", async () => {
    await using store = open(harness);
    const caller = principal();
    const { limiter } = store;
    const begun = store.now();
    for (let left = 99; left >= 0; left--) {
      expect(await limiter.take(request(caller, "organicagent"))).toMatchObject({
        allowed: true,
        limit: 100,
        remaining: left,
      });
    }
    const refused = await limiter.take(request(caller, "organicagent"));
    expect(refused).toMatchObject({ allowed: false, limit: 100, remaining: 0 });
    expect(refused.retryAfterSeconds).toBeGreaterThan(50);
    expect(refused.retryAfterSeconds).toBeLessThanOrEqual(60);
    expect(Math.abs(refused.resetAtMs - begun - 60_000)).toBeLessThan(5_000);
    await store.pass(60);
    expect(await limiter.take(request(caller, "organicagent"))).toMatchObject({ allowed: true, remaining: 99 });
  });

  it.skipIf(!harness)(
    "begins a window with its first request, and the next one with the first after that",
    async () => {
      await using store = open(harness);
      const caller = principal();
      const first = await store.limiter.take(request(caller, "organicagent"));
      expect(await store.limiter.take(request(caller, "organicagent"))).toMatchObject({ resetAtMs: first.resetAtMs });
      await store.pass(90);
      const next = await store.limiter.take(request(caller, "organicagent"));
      expect(next.remaining).toBe(99);
      expect(Math.abs(next.resetAtMs - store.now() - 60_000)).toBeLessThan(5_000);
    },
  );

  it.skipIf(!harness)("admits a batch whole or refuses it whole", async () => {
    await using store = open(harness);
    const caller = principal();
    const { limiter } = store;
    await limiter.take(request(caller, "organicagent", { cost: 95 }));
    expect(await limiter.take(request(caller, "organicagent", { cost: 6 }))).toMatchObject({
      allowed: false,
      remaining: 5,
    });
    expect(await limiter.take(request(caller, "organicagent", { cost: 5 }))).toMatchObject({
      allowed: true,
      remaining: 0,
    });
  });

  it.skipIf(!harness)("counts nothing in any window when one of them refuses, and shows that one's end", async () => {
    await using store = open(harness);
    const caller = principal();
    const { limiter } = store;
    for (let minute = 0; minute < 30; minute++) {
      const { allowed } = await limiter.take(request(caller, "orckai", { cost: 100 }));
      expect(allowed).toBe(true);
      await store.pass(61);
    }
    const refused = await limiter.take(request(caller, "orckai"));
    const [minute, hour, day] = refused.windows;
    expect(refused).toMatchObject({ allowed: false, limit: 100, remaining: 0, resetAtMs: hour?.resetAtMs });
    expect(refused.retryAfterSeconds).toBeGreaterThan(3_600 - 30 * 61 - 30);
    expect(refused.retryAfterSeconds).toBeLessThanOrEqual(3_600 - 30 * 61);
    expect(minute).toMatchObject({ name: "minute", limit: 100, remaining: 100, windowSeconds: 60 });
    expect(hour).toMatchObject({ name: "hour", limit: 3_000, remaining: 0, windowSeconds: 3_600 });
    expect(day).toMatchObject({ name: "day", limit: 50_000, remaining: 47_000, windowSeconds: 86_400 });
    await store.pass(3_600);
    expect((await limiter.take(request(caller, "orckai"))).windows.map(({ remaining }) => remaining)).toEqual([
      99, 2_999, 46_999,
    ]);
  });

  it.skipIf(!harness)("passes exactly the limit of a burst", async () => {
    await using store = open(harness);
    const caller = principal({ plan: "solo" });
    const burst = Array.from({ length: 400 }, () => store.limiter.take(request(caller, "orkasa")));
    expect((await Promise.all(burst)).filter(({ allowed }) => allowed)).toHaveLength(300);
  });

  it.skipIf(!harness)("keeps apart what the policy keeps apart, and nothing else", async () => {
    await using store = open(harness);
    const { limiter } = store;
    const mine = principal();
    const colleague = principal({ organizationId: mine.organizationId });
    const remaining = async (...args: Parameters<typeof request>) => (await limiter.take(request(...args))).remaining;
    expect(await remaining(mine, "orkasa")).toBe(299);
    expect(await remaining(colleague, "orkasa")).toBe(298);
    expect(await remaining(principal(), "orkasa")).toBe(299);
    expect(await remaining(mine, "points", { cost: 2 })).toBe(2_998);
    expect(await remaining(colleague, "points")).toBe(2_999);
    expect(await remaining(mine, "orkestra", { operation: "tasks.list" })).toBe(999);
    expect(await remaining(mine, "orkestra", { operation: "tasks.create", rate: "write" })).toBe(499);
    expect(await remaining(mine, "orkestra", { operation: "tasks.list" })).toBe(998);
  });

  it.skipIf(!harness)("counts strangers by their network, and their logins apart from all else", async () => {
    await using store = open(harness);
    const { limiter } = store;
    const caller = stranger();
    const neighbour = { ...caller, address: caller.address.replace("::1", "::2") };
    const login = { operation: "auth.login", rate: "auth" } as const;
    for (let left = 4; left >= 0; left--) {
      expect(await limiter.take(request(caller, "orkestra", login))).toMatchObject({
        allowed: true,
        limit: 5,
        remaining: left,
      });
    }
    for (const policy of ["orkestra", "points"] as const) {
      expect(await limiter.take(request(neighbour, policy, login))).toMatchObject({
        allowed: false,
        limit: 5,
        remaining: 0,
      });
    }
    expect(await limiter.take(request(neighbour, "orkasa"))).toMatchObject({ allowed: true, limit: 60, remaining: 54 });
    expect(await limiter.take(request(stranger(), "orkasa"))).toMatchObject({ remaining: 59 });
  });

  it.skipIf(!harness)("tells what is left, and begins no window, for a cost of nothing", async () => {
    await using store = open(harness);
    const caller = principal();
    const look = request(caller, "points", { cost: 0 });
    expect(await store.limiter.take(look)).toMatchObject({ allowed: true, remaining: 3_000 });
    await store.pass(59);
    await store.limiter.take(request(caller, "points", { cost: 3_000 }));
    await store.pass(2);
    expect(await store.limiter.take(look)).toMatchObject({ allowed: true, remaining: 0 });
    expect(await store.limiter.take(request(caller, "points"))).toMatchObject({ allowed: false });
  });
});

describe.skipIf(!url)("the limiter in memory and the one in Redis", () => {
  it("decide any sequence of requests alike", async () => {
    const callers = ["orkasa", "orckai", "orkestra"] as const;
    const step = fc.record({
      policy: fc.constantFrom(...callers),
      operation: fc.constantFrom("tasks.list", "tasks.bulk"),
      cost: fc.nat({ max: 80 }),
      passSeconds: fc.constantFrom(0, 0, 0, 20, 60, 1_800),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 15 }), async (steps) => {
        await using memory = memoryHarness();
        await using redis = redisHarness(url ?? "");
        const caller = principal({ organizationId: randomUUID() });
        for (const { policy, operation, cost, passSeconds } of steps) {
          const asked = request(caller, policy, {
            operation,
            cost,
            rate: operation === "tasks.bulk" ? "bulk" : "read",
          });
          const [one, other] = [await memory.limiter.take(asked), await redis.limiter.take(asked)];
          const seen = ({ allowed, limit, remaining, windows }: typeof one) => ({
            allowed,
            limit,
            remaining,
            windows: windows.map(({ resetAtMs, ...rest }) => rest),
          });
          expect(seen(other)).toEqual(seen(one));
          await Promise.all([memory.pass(passSeconds), redis.pass(passSeconds)]);
        }
      }),
      { numRuns: 25 },
    );
  });
});

function open(harness: (() => Harness) | undefined): Harness {
  if (!harness) throw new Error("The test should have been skipped.");
  return harness();
}
