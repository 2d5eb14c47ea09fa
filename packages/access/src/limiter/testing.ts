import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import type { Anonymous, Limiter, LimitRequest, Plan, Policy, Principal, RateClass } from "@orrery/operation";
import { Redis } from "ioredis";
import { createMemoryLimiter } from "./memory.ts";
import { createRedisLimiter } from "./redis.ts";

/** Where the tests' Redis is; undefined on the embedded default. */
export const REDIS_URL = process.env.ORRERY_TEST_REDIS_URL;

export const principal = (options: { plan?: Plan; organizationId?: string } = {}): Principal => ({
  kind: "api-key",
  organizationId: options.organizationId ?? randomUUID(),
  credentialId: randomUUID(),
  grants: [],
  scopes: new Set(),
  plan: options.plan ?? "team",
  mode: "live",
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
}

/** A request of one operation. */
export const request = (
  caller: LimitRequest["caller"],
  policy: Policy,
  options: RequestOptions = {},
): LimitRequest => ({
  caller,
  address: caller.kind === "anonymous" ? caller.address : "203.0.113.6",
  policy,
  items: [{ operation: options.operation ?? "leads.list", rate: options.rate ?? "read", cost: options.cost ?? 1 }],
});

/** A limiter on whose store time can pass at will. */
export interface Harness {
  readonly limiter: Limiter;
  /** Epoch milliseconds by the store's clock. */
  now(): number;
  pass(seconds: number): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

export function memoryHarness(): Harness {
  let nowMs = Date.UTC(2030, 0, 1);
  return {
    limiter: createMemoryLimiter({ now: () => nowMs }),
    now: () => nowMs,
    async pass(seconds) {
      nowMs += seconds * 1_000;
    },
    async [Symbol.asyncDispose]() {},
  };
}

/** A real Redis, whose clock nobody can turn: time passes by moving the windows that it keeps into the past. */
export function redisHarness(url: string): Harness & { readonly redis: Redis; readonly keyPrefix: string } {
  const redis = new Redis(url);
  const keyPrefix = `orrery-test:${randomUUID()}:`;
  return {
    redis,
    keyPrefix,
    limiter: createRedisLimiter(redis, { keyPrefix, timeoutMs: 10_000 }),
    now: () => Date.now(),
    async pass(seconds) {
      for (const key of await keysOf(redis, keyPrefix)) await redis.hincrby(key, "e", -seconds * 1_000);
    },
    async [Symbol.asyncDispose]() {
      const keys = await keysOf(redis, keyPrefix);
      if (keys.length > 0) await redis.del(...keys);
      redis.disconnect();
    },
  };
}

export async function keysOf(redis: Redis, keyPrefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const batch of redis.scanStream({ match: `${keyPrefix}*`, count: 1_000 }))
    keys.push(...(batch as string[]));
  return keys;
}

/** A way to Redis that can be interrupted. */
export interface Link {
  readonly url: string;
  /** Drops all connections, and refuses new ones until `mend`. */
  cut(): void;
  /** Keeps connections open and lets nothing through until `mend`. */
  hang(): void;
  mend(): void;
  [Symbol.asyncDispose](): Promise<void>;
}

export async function linkTo(redisUrl: string): Promise<Link> {
  const target = new URL(redisUrl);
  const sockets = new Set<Socket>();
  let state: "open" | "cut" | "hung" = "open";
  const server = createServer((client) => {
    if (state === "cut") return client.destroy();
    const upstream = connect(Number(target.port || 6379), target.hostname);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on("data", (bytes) => (state === "open" ? to.write(bytes) : from.pause().unshift(bytes)));
      from.on("error", () => undefined);
      from.on("close", () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const link = new URL(redisUrl);
  link.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: link.href,
    cut() {
      state = "cut";
      for (const socket of sockets) socket.destroy();
    },
    hang() {
      state = "hung";
    },
    mend() {
      state = "open";
      for (const socket of sockets) socket.resume();
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
