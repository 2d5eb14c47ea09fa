import { describe, expect, it } from "vitest";
import { principal, request, STORES, stranger } from "./testing.ts";

describe.each(STORES.filter(({ isMissing }) => !isMissing))("the limiter in $name", ({ open }) => {
  it("counts down to nothing, then refuses until the window ends", async () => {
    await using store = open();
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
    expect(refused.retryAfterSeconds).toBe(60);
    expect(refused.resetAtMs).toBe(begun + 60_000);
    store.pass(60);
    expect(await limiter.take(request(caller, "organicagent"))).toMatchObject({ allowed: true, remaining: 99 });
  });

  it("begins a window with its first request, and the next one with the first after that", async () => {
    await using store = open();
    const caller = principal();
    const first = await store.limiter.take(request(caller, "organicagent"));
    expect(await store.limiter.take(request(caller, "organicagent"))).toMatchObject({ resetAtMs: first.resetAtMs });
    store.pass(90);
    const next = await store.limiter.take(request(caller, "organicagent"));
    expect(next.remaining).toBe(99);
    expect(next.resetAtMs).toBe(store.now() + 60_000);
  });

  it("admits a batch whole or refuses it whole", async () => {
    await using store = open();
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

  it("counts nothing in any window when one of them refuses, and shows that one's end", async () => {
    await using store = open();
    const caller = principal();
    const { limiter } = store;
    for (let minute = 0; minute < 30; minute++) {
      const { allowed, release } = await limiter.take(request(caller, "orckai", { cost: 100 }));
      expect(allowed).toBe(true);
      release?.();
      store.pass(61);
    }
    const refused = await limiter.take(request(caller, "orckai"));
    const [minute, hour, day] = refused.windows;
    expect(refused).toMatchObject({ allowed: false, limit: 100, remaining: 0, resetAtMs: hour?.resetAtMs });
    expect(refused.retryAfterSeconds).toBe(3_600 - 30 * 61);
    expect(minute).toMatchObject({ name: "minute", limit: 100, remaining: 100, windowSeconds: 60 });
    expect(hour).toMatchObject({ name: "hour", limit: 3_000, remaining: 0, windowSeconds: 3_600 });
    expect(day).toMatchObject({ name: "day", limit: 50_000, remaining: 47_000, windowSeconds: 86_400 });
    store.pass(3_600);
    const { windows } = await limiter.take(request(caller, "orckai"));
    expect(windows.map(({ remaining }) => remaining)).toEqual([99, 2_999, 46_999, 19]);
  });

  it("passes exactly the limit of a burst", async () => {
    await using store = open();
    const caller = principal({ plan: "solo" });
    const burst = Array.from({ length: 400 }, () => store.limiter.take(request(caller, "orkasa")));
    expect((await Promise.all(burst)).filter(({ allowed }) => allowed)).toHaveLength(300);
  });

  it("keeps apart what the policy keeps apart, and nothing else", async () => {
    await using store = open();
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

  it("counts strangers by their network, and their logins apart from all else", async () => {
    await using store = open();
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

  it("tells what is left, and begins no window, for a cost of nothing", async () => {
    await using store = open();
    const caller = principal();
    const look = request(caller, "points", { cost: 0 });
    expect(await store.limiter.take(look)).toMatchObject({ allowed: true, remaining: 3_000 });
    store.pass(59);
    await store.limiter.take(request(caller, "points", { cost: 3_000 }));
    store.pass(2);
    expect(await store.limiter.take(look)).toMatchObject({ allowed: true, remaining: 0 });
    expect(await store.limiter.take(request(caller, "points"))).toMatchObject({ allowed: false });
  });

  it("counts attempts to log in by address, whoever tries, and leaves a key's own requests alone", async () => {
    await using store = open();
    const { limiter } = store;
    const login = { operation: "auth.login", rate: "auth", address: "2001:db8:7::1" } as const;
    const anonymous = { kind: "anonymous", address: "2001:db8:7::2" } as const;
    for (let left = 4; left >= 0; left--) {
      const caller = left % 2 === 0 ? principal() : anonymous;
      expect(await limiter.take(request(caller, "orkestra", login))).toMatchObject({ remaining: left });
    }
    for (const caller of [principal(), anonymous])
      expect(await limiter.take(request(caller, "points", login))).toMatchObject({ allowed: false, limit: 5 });
    const elsewhere = { ...login, address: "203.0.113.9" };
    expect(await limiter.take(request(principal(), "orkestra", elsewhere))).toMatchObject({ remaining: 4 });
  });

  it("counts what an operation found by itself, across callers and policies", async () => {
    await using store = open();
    const { limiter } = store;
    const refresh = (subject: string) =>
      limiter.take(request(stranger(), "points", { operation: "auth.refresh", rate: "refresh", subject }));
    for (let left = 29; left >= 0; left--) expect(await refresh("session:1")).toMatchObject({ remaining: left });
    expect(await refresh("session:1")).toMatchObject({ allowed: false, limit: 30, retryAfterSeconds: 60 });
    expect(await refresh("session:2")).toMatchObject({ remaining: 29 });
  });

  it("bounds the sum over an organization's keys and surfaces by its ceiling", async () => {
    await using store = open();
    const { limiter } = store;
    const limits = { ceiling: 10 };
    const mine = principal({ limits });
    const colleague = principal({ limits, organizationId: mine.organizationId });
    expect(await limiter.take(request(mine, "orkasa"))).toMatchObject({ limit: 10, remaining: 9 });
    expect(await limiter.take(request(colleague, "orckai"))).toMatchObject({ limit: 10, remaining: 8 });
    expect(await limiter.take(request(mine, "points", { cost: 8 }))).toMatchObject({ limit: 10, remaining: 0 });
    const refused = await limiter.take(request(colleague, "orkestra", { operation: "tasks.list" }));
    expect(refused).toMatchObject({ allowed: false, limit: 10, remaining: 0, retryAfterSeconds: 60 });
    expect(refused.windows).toMatchObject([{ limit: 1_000, remaining: 1_000 }, { name: "ceiling" }]);
    expect(await limiter.take(request(principal({ limits }), "orkasa"))).toMatchObject({ remaining: 9 });
  });

  it("applies a limit that was changed to the window under way", async () => {
    await using store = open();
    const { limiter } = store;
    const caller = principal({ limits: { "organicagent.minute": 2 } });
    await limiter.take(request(caller, "organicagent", { cost: 2 }));
    expect(await limiter.take(request(caller, "organicagent"))).toMatchObject({ allowed: false, limit: 2 });
    const raised = { ...caller, limits: { "organicagent.minute": 4 } };
    expect(await limiter.take(request(raised, "organicagent"))).toMatchObject({ allowed: true, remaining: 1 });
  });
});

describe.each(STORES.filter(({ isMissing }) => !isMissing))("requests at once in $name", ({ open }) => {
  it("are as many as the cap, and one more for each that ends", async () => {
    await using store = open();
    const { limiter } = store;
    const caller = principal();
    const held = [];
    for (let left = 19; left >= 0; left--) {
      const decision = await limiter.take(request(caller, "orckai"));
      expect(decision.windows.at(-1)).toMatchObject({ name: "concurrent", limit: 20, remaining: left });
      held.push(decision.release);
    }
    const refused = await limiter.take(request(caller, "orckai"));
    expect(refused).toMatchObject({ allowed: false, limit: 100, remaining: 0, retryAfterSeconds: 1 });
    expect(refused.resetAtMs).toBe(store.now() + 1_000);
    expect(refused.release).toBeUndefined();
    // The refused one counted in no window.
    expect(refused.windows.map(({ remaining }) => remaining)).toEqual([80, 2_980, 49_980, 0]);

    expect((await limiter.take(request(principal(), "orckai"))).allowed).toBe(true);
    held[7]?.();
    held[7]?.();
    expect((await limiter.take(request(caller, "orckai"))).allowed).toBe(true);
    expect((await limiter.take(request(caller, "orckai"))).allowed).toBe(false);
  });

  it("hold no place for what a window refuses, and one for a request of several operations", async () => {
    await using store = open();
    const { limiter } = store;
    const caller = principal({ limits: { "orckai.minute": 3 } });
    const items = ["agents.list", "agents.get"].map((operation) => ({ operation, rate: "read" as const, cost: 1 }));
    const first = await limiter.take({ ...request(caller, "orckai"), items });
    expect(first.windows.map(({ remaining }) => remaining)).toEqual([1, 2_998, 49_998, 19]);
    const refused = await limiter.take({ ...request(caller, "orckai"), items });
    expect(refused).toMatchObject({ allowed: false, limit: 3, remaining: 1 });
    expect(refused.release).toBeUndefined();
    expect((await limiter.take(request(caller, "orckai"))).windows.at(-1)).toMatchObject({ remaining: 18 });
  });

  it("are no matter to the other policies", async () => {
    await using store = open();
    const caller = principal({ limits: { "orckai.concurrent": 0 } });
    expect(await store.limiter.take(request(caller, "orckai"))).toMatchObject({ allowed: false, limit: 100 });
    for (const policy of ["orkasa", "organicagent", "orkestra", "points"] as const) {
      const decision = await store.limiter.take(request(caller, policy));
      expect(decision.allowed).toBe(true);
      expect(decision.release).toBeUndefined();
    }
  });
});
