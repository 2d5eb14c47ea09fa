import { randomUUID } from "node:crypto";
import type { Anonymous, Limiter, LimitRequest, Policy, Principal, RateClass } from "@orrery/operation";
import { Redis } from "ioredis";
import { createMemoryLimiter } from "./memory.ts";
import { createRedisLimiter } from "./redis.ts";

/** Where the tests' Redis is; undefined on the embedded default. */
export const REDIS_URL = process.env.ORRERY_TEST_REDIS_URL;

/** Somebody with a key of their own, in an organization of their own unless told. */
export const principal = (options: Partial<Pick<Principal, "plan" | "organizationId" | "limits">> = {}): Principal => ({
  kind: "api-key",
  organizationId: randomUUID(),
  credentialId: randomUUID(),
  grants: [],
  scopes: new Set(),
  plan: "team",
  mode: "live",
  ...options,
});

/** Somebody at an address that no other test uses. */
export function stranger(): Anonymous {
  const [a, b, c] = randomUUID().match(/[0-9a-f]{4}/g) ?? [];
  return { kind: "anonymous", address: `2001:${a}:${b}:${c}::1` };
}

export interface RequestOptions {
  readonly operation?: string;
  readonly rate?: RateClass;
  readonly cost?: number;
  /** Of a caller with a key. */
  readonly address?: string;
  readonly subject?: string;
}

/** A request of one operation. */
export function request(
  caller: LimitRequest["caller"],
  policy: Policy,
  { operation = "leads.list", rate = "read", cost = 1, address = "203.0.113.6", subject }: RequestOptions = {},
): LimitRequest {
  return {
    caller,
    address: caller.kind === "anonymous" ? caller.address : address,
    policy,
    items: [{ operation, rate, cost }],
    ...(subject !== undefined && { subject }),
  };
}

/** A limiter by whose clock time passes at will. */
export interface Harness extends AsyncDisposable {
  readonly limiter: Limiter;
  /** Epoch milliseconds. */
  now(): number;
  pass(seconds: number): void;
}

function clock() {
  let nowMs = Date.UTC(2030, 0, 1);
  return {
    now: () => nowMs,
    pass(seconds: number) {
      nowMs += seconds * 1_000;
    },
  };
}

export function memoryHarness(): Harness {
  const time = clock();
  return { ...time, limiter: createMemoryLimiter(time), async [Symbol.asyncDispose]() {} };
}

/** On such a clock nobody renews leases in time: they have to last. */
const LONG_LEASE_MS = 20 * 86_400_000;

export function redisHarness(url: string): Harness & { readonly redis: Redis; readonly keyPrefix: string } {
  const redis = new Redis(url);
  const keyPrefix = `orrery-test:${randomUUID()}:`;
  const time = clock();
  return {
    redis,
    keyPrefix,
    ...time,
    limiter: createRedisLimiter(redis, { keyPrefix, timeoutMs: 10_000, leaseMs: LONG_LEASE_MS, now: time.now }),
    async [Symbol.asyncDispose]() {
      await forget(redis, keyPrefix);
      redis.disconnect();
    },
  };
}

/** The two stores, for a set of tests that both have to pass. Redis is missing on the embedded default. */
export const STORES: readonly { readonly name: string; readonly isMissing: boolean; open(): Harness }[] = [
  { name: "memory", isMissing: false, open: memoryHarness },
  { name: "Redis", isMissing: REDIS_URL === undefined, open: () => redisHarness(REDIS_URL ?? "") },
];

/** Deletes all keys under a prefix. */
export async function forget(redis: Redis, keyPrefix: string): Promise<void> {
  const keys = await keysOf(redis, keyPrefix);
  for (let i = 0; i < keys.length; i += 1_000) await redis.unlink(...keys.slice(i, i + 1_000));
}

export async function keysOf(redis: Redis, keyPrefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const batch of redis.scanStream({ match: `${keyPrefix}*`, count: 1_000 }))
    keys.push(...(batch as string[]));
  return keys;
}
