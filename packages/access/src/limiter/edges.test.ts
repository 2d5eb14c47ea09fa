import type { Decision, LimitRequest } from "@orrery/operation";
import { parseRateLimit } from "ratelimit-header-parser";
import { describe, expect, it } from "vitest";
import { rateLimitHeaders } from "./headers.ts";
import { type Harness, principal, type RequestOptions, request, STORES, stranger } from "./testing.ts";

/** A limit, and how it is used up but for one request. */
interface Edge {
  readonly limit: number;
  readonly ask: LimitRequest;
  fill(store: Harness): Promise<void>;
}

/** Where a request may cost as much as many. */
function byCost(limit: number, caller: LimitRequest["caller"], ...rest: Rest): Edge {
  const [policy, options] = rest;
  return {
    limit,
    ask: request(caller, policy, options),
    async fill({ limiter }) {
      await limiter.take(request(caller, policy, { ...options, cost: limit - 1 }));
    },
  };
}

/** Where calls are counted, whatever they cost. */
function byCall(limit: number, caller: LimitRequest["caller"], ...rest: Rest): Edge {
  const ask = request(caller, ...rest);
  return {
    limit,
    ask,
    async fill({ limiter }) {
      for (let calls = 1; calls < limit; calls += 1) await limiter.take(ask);
    },
  };
}

type Rest = [policy: LimitRequest["policy"], options?: RequestOptions];

const login = { operation: "auth.login", rate: "auth" } as const;
const refresh = { operation: "auth.refresh", rate: "refresh", subject: "session:1" } as const;

/** CONTRACTS.md, "Rate limits", row by row. */
const MINUTES: [row: string, edge: () => Edge][] = [
  ["Orkasa, free", () => byCost(300, principal({ plan: "free" }), "orkasa")],
  ["Orkasa, solo", () => byCost(300, principal({ plan: "solo" }), "orkasa")],
  ["Orkasa, team", () => byCost(300, principal({ plan: "team" }), "orkasa")],
  ["Orkasa, pro", () => byCost(3_000, principal({ plan: "pro" }), "orkasa")],
  ["Orkasa, brokerage", () => byCost(3_000, principal({ plan: "brokerage" }), "orkasa")],
  ["OrganicAgent", () => byCost(100, principal(), "organicagent")],
  ["Orkestra, reads", () => byCost(1_000, principal(), "orkestra")],
  ["Orkestra, writes", () => byCost(500, principal(), "orkestra", { rate: "write" })],
  ["Orkestra, bulk", () => byCost(100, principal(), "orkestra", { rate: "bulk" })],
  ["Orkestra, webhook management", () => byCost(100, principal(), "orkestra", { rate: "webhook-management" })],
  ["Orkestra, login", () => byCall(5, stranger(), "orkestra", login)],
  ["Orkestra, login with a key", () => byCall(5, principal(), "orkestra", login)],
  ["Orkestra, refresh", () => byCall(30, stranger(), "points", refresh)],
  ["Orckai", () => byCost(100, principal(), "orckai")],
  ["points, free", () => byCost(600, principal({ plan: "free" }), "points")],
  ["points, solo", () => byCost(3_000, principal({ plan: "solo" }), "points")],
  ["points, team", () => byCost(3_000, principal({ plan: "team" }), "points")],
  ["points, pro", () => byCost(30_000, principal({ plan: "pro" }), "points")],
  ["points, brokerage", () => byCost(30_000, principal({ plan: "brokerage" }), "points")],
  ["no credential", () => byCall(60, stranger(), "orkasa")],
  ["an operator's limit", () => byCost(450, principal({ limits: { "orkasa.minute": 450 } }), "orkasa")],
  ["an operator's ceiling", () => byCost(450, principal({ limits: { ceiling: 450 } }), "points")],
];

/** What an independent reader makes of the headers: of all of them, and of those that every client knows. */
function read(decision: Decision) {
  const headers = new Headers(rateLimitHeaders(decision));
  const all = parseRateLimit(headers);
  const resetsInMs = (all?.reset?.getTime() ?? Number.NaN) - Date.now();
  headers.delete("RateLimit");
  const { reset, ...plain } = parseRateLimit(headers, { reset: "unix" }) ?? {};
  expect(all).toMatchObject(plain);
  expect(resetsInMs / 1_000).toBeCloseTo(Math.ceil((decision.resetAtMs - decision.nowMs) / 1_000), 0);
  return { ...plain, resetAtMs: reset?.getTime(), retryAfter: headers.get("retry-after") };
}

describe.each(STORES.filter(({ isMissing }) => !isMissing))("at the edge of a limit in $name", ({ open }) => {
  it.each(MINUTES)("a minute: %s", async (_row, edge) => {
    await using store = open();
    const { limit, ask, fill } = edge();
    const resetAtMs = store.now() + 60_000;
    await fill(store);
    store.pass(20);
    const last = await store.limiter.take(ask);
    expect(last.allowed).toBe(true);
    expect(read(last)).toEqual({ limit, remaining: 0, used: limit, resetAtMs, retryAfter: null });
    const refused = await store.limiter.take(ask);
    expect(refused.allowed).toBe(false);
    expect(read(refused)).toEqual({ limit, remaining: 0, used: limit, resetAtMs, retryAfter: "40" });
    store.pass(40);
    const next = await store.limiter.take(ask);
    expect(read(next)).toMatchObject({ limit, remaining: limit - 1, used: 1, resetAtMs: resetAtMs + 60_000 });
  });

  /** Uses up so many whole minutes of a key. */
  async function useMinutes({ limiter, pass }: Harness, caller: LimitRequest["caller"], minutes: number) {
    for (let minute = 0; minute < minutes; minute += 1) {
      const { allowed, release } = await limiter.take(request(caller, "orckai", { cost: 100 }));
      expect(allowed).toBe(true);
      release?.();
      pass(60);
    }
  }

  it("an hour: Orckai, 3,000", async () => {
    await using store = open();
    const caller = principal();
    const resetAtMs = store.now() + 3_600_000;
    await useMinutes(store, caller, 29);
    await store.limiter.take(request(caller, "orckai", { cost: 99 }));
    const last = await store.limiter.take(request(caller, "orckai"));
    expect([last.allowed, last.windows[1]]).toMatchObject([true, { name: "hour", limit: 3_000, remaining: 0 }]);
    store.pass(60);
    const refused = await store.limiter.take(request(caller, "orckai"));
    expect(refused.allowed).toBe(false);
    expect(read(refused)).toEqual({ limit: 100, remaining: 0, used: 100, resetAtMs, retryAfter: "1800" });
    store.pass(1_800);
    expect((await store.limiter.take(request(caller, "orckai"))).allowed).toBe(true);
  });

  it("a day: Orckai, 50,000", async () => {
    await using store = open();
    const caller = principal();
    const resetAtMs = store.now() + 86_400_000;
    for (let hour = 0; hour < 16; hour += 1) {
      await useMinutes(store, caller, 30);
      store.pass(1_800);
    }
    await useMinutes(store, caller, 19);
    await store.limiter.take(request(caller, "orckai", { cost: 99 }));
    const last = await store.limiter.take(request(caller, "orckai"));
    expect([last.allowed, last.windows[2]]).toMatchObject([true, { name: "day", limit: 50_000, remaining: 0 }]);
    store.pass(60);
    const refused = await store.limiter.take(request(caller, "orckai"));
    expect(refused.allowed).toBe(false);
    const left = `${8 * 3_600 - 1_200}`;
    expect(read(refused)).toEqual({ limit: 100, remaining: 0, used: 100, resetAtMs, retryAfter: left });
  });

  it("at once: Orckai, 20", async () => {
    await using store = open();
    const ask = request(principal(), "orckai");
    for (let held = 1; held < 20; held += 1) await store.limiter.take(ask);
    const last = await store.limiter.take(ask);
    expect(last.allowed).toBe(true);
    expect(read(last)).toMatchObject({ limit: 100, remaining: 80, used: 20, resetAtMs: store.now() + 60_000 });
    const refused = await store.limiter.take(ask);
    expect(refused.allowed).toBe(false);
    const resetAtMs = store.now() + 1_000;
    expect(read(refused)).toEqual({ limit: 100, remaining: 0, used: 100, resetAtMs, retryAfter: "1" });
    last.release?.();
    expect((await store.limiter.take(ask)).allowed).toBe(true);
  });
});
