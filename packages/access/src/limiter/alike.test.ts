import { type Decision, type Limiter, PLANS, POLICIES, RATE_CLASSES } from "@orrery/operation";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createMemoryLimiter } from "./memory.ts";
import { LIMIT_NAMES } from "./policies.ts";
import { createRedisLimiter } from "./redis.ts";
import { principal, REDIS_URL, redisHarness } from "./testing.ts";

const SEQUENCES = 1_000;

const ADDRESSES = ["203.0.113.7", "2001:db8:1:2::3", "2001:db8:1:2::4"];
const anonymous = ADDRESSES.map((address) => ({ kind: "anonymous", address }) as const);

/** Three keys of two organizations, on any plan, with small limits of an operator's on some. */
const keys = fc
  .tuple(fc.constantFrom(...PLANS), fc.constantFrom(...PLANS), limitsUpTo(8), limitsUpTo(8))
  .map(([plan, otherPlan, limits, otherLimits]) => {
    const first = principal({ plan, limits });
    const second = { ...principal({ plan, limits }), organizationId: first.organizationId };
    return [first, second, principal({ plan: otherPlan, limits: otherLimits })];
  });

function limitsUpTo(most: number) {
  const model = Object.fromEntries(Object.keys(LIMIT_NAMES).map((name) => [name, fc.nat({ max: most })]));
  return fc.record(model, { requiredKeys: [] }) as fc.Arbitrary<Record<string, number>>;
}

const item = fc.record({
  operation: fc.constantFrom("leads.list", "tasks.bulk", "auth.login"),
  rate: fc.constantFrom(...RATE_CLASSES),
  cost: fc.oneof({ weight: 4, arbitrary: fc.nat({ max: 2 }) }, { weight: 1, arbitrary: fc.nat({ max: 120 }) }),
});

const take = fc.record({
  kind: fc.constant("take" as const),
  caller: fc.nat({ max: 2 + ADDRESSES.length }),
  policy: fc.constantFrom(...POLICIES),
  address: fc.constantFrom(...ADDRESSES),
  subject: fc.oneof(
    { weight: 7, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom("session:1", "session:2") },
  ),
  items: fc.array(item, { maxLength: 3 }),
});
const step = fc.oneof(
  { weight: 16, arbitrary: take },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("release" as const), which: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("pass" as const), seconds: passing() }) },
);

function passing() {
  return fc.constantFrom(0.001, 0.5, 20, 20, 59.999, 60, 61, 1_800, 3_600, 86_400);
}

const scenario = fc.record({ keys, steps: fc.array(step, { minLength: 1, maxLength: 50, size: "max" }) });

/** One after the other: what each take was told, but for what only Redis knows. */
async function told(
  limiter: Limiter,
  time: { nowMs: number },
  { keys, steps }: typeof scenario extends fc.Arbitrary<infer S> ? S : never,
): Promise<unknown[]> {
  const callers = [...keys, ...anonymous];
  const releases: (() => void)[] = [];
  const seen: unknown[] = [];
  for (const step of steps) {
    if (step.kind === "pass") time.nowMs += step.seconds * 1_000;
    // Also one that was given back before.
    else if (step.kind === "release") releases[step.which % releases.length]?.();
    else {
      const { kind, caller: index, subject, ...asked } = step;
      const caller = callers[index];
      if (!caller) throw new Error(`There is no caller ${index}.`);
      const decision = await limiter.take({ caller, ...asked, ...(subject !== undefined && { subject }) });
      const { epoch, release, ...rest }: Decision = decision;
      if (release) releases.push(release);
      seen.push({ ...rest, holds: release !== undefined });
    }
  }
  return seen;
}

describe.skipIf(!REDIS_URL)("the limiter in memory and the one in Redis", () => {
  it(`decide ${SEQUENCES} random sequences of requests alike`, { timeout: 60_000 }, async () => {
    await using store = redisHarness(REDIS_URL ?? "");
    let run = 0;
    let refused = 0;
    let decided = 0;
    const check = fc.asyncProperty(scenario, async (sequence) => {
      run += 1;
      const time = { nowMs: Date.UTC(2030, 0, 1) };
      const now = () => time.nowMs;
      const inMemory = await told(createMemoryLimiter({ now }), time, sequence);
      time.nowMs = Date.UTC(2030, 0, 1);
      const options = { keyPrefix: `${store.keyPrefix}${run}:`, timeoutMs: 10_000, leaseMs: 20 * 86_400_000, now };
      const inRedis = await told(createRedisLimiter(store.redis, options), time, sequence);
      expect(inRedis).toEqual(inMemory);
      decided += inMemory.length;
      refused += inMemory.filter((decision) => !(decision as Decision).allowed).length;
    });
    await fc.assert(check, { numRuns: SEQUENCES });
    // Sequences in which all or nothing passes would show little.
    expect(decided).toBeGreaterThan(10 * SEQUENCES);
    expect(refused).toBeGreaterThan(decided / 10);
    expect(refused).toBeLessThan(decided * 0.9);
  });
});
