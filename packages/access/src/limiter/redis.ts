import { randomUUID } from "node:crypto";
import type { Decision, Limiter } from "@orrery/operation";
import type { Redis } from "ioredis";
import { type Demand, decide } from "./charge.ts";
import { demandOf } from "./demand.ts";
import { RedisLeases } from "./leases.ts";
import { createMemoryLimiter } from "./memory.ts";
import { takeInRedis } from "./script.ts";

/** Where limits are counted at the moment: exactly across all processes, or in each on its own. For `/readyz`. */
export type LimiterStatus = "redis" | "process";

export interface RedisLimiterOptions {
  /** Before every key, e.g. `orrery:limits:`. */
  readonly keyPrefix: string;
  /** How long a request waits for Redis before it is counted in the process. */
  readonly timeoutMs?: number;
  /** How long Redis is left alone after it did not answer; then one request tries it again. */
  readonly pauseMs?: number;
  /** How long the place of a request among those at once outlives its process; 30 s by default. */
  readonly leaseMs?: number;
  /** Epoch milliseconds, instead of Redis' own clock: for tests, as processes would have to agree on it. */
  readonly now?: () => number;
  /** Called on each change between the two, with the error that caused it; for the log. */
  readonly onStatus?: (status: LimiterStatus, cause?: unknown) => void;
}

export interface RedisLimiter extends Limiter {
  status(): LimiterStatus;
}

/**
 * Counts in Redis, for all processes together. While Redis does not answer, each process counts on its own: a loose limit
 * is better than a lost lead.
 */
export function createRedisLimiter(redis: Redis, options: RedisLimiterOptions): RedisLimiter {
  const { timeoutMs = 1_000, pauseMs = 1_000, onStatus = () => undefined } = options;
  const fallback = createMemoryLimiter(options.now && { now: options.now });
  const takeShared = sharedTake(redis, options);
  let status: LimiterStatus = "redis";
  let askAgainAtMs = 0;

  const change = (to: LimiterStatus, cause?: unknown) => {
    if (to === status) return;
    status = to;
    onStatus(to, cause);
  };

  return {
    status: () => (isLost(redis) ? "process" : status),
    async take(request) {
      if (status === "process") {
        const nowMs = performance.now();
        if (nowMs < askAgainAtMs) return fallback.take(request);
        // This request tries Redis; the others do not wait with it.
        askAgainAtMs = nowMs + pauseMs;
      }
      const demand = demandOf(request);
      try {
        // A client without a connection would keep the command until it has one, and count it far too late.
        if (isLost(redis)) throw new Error(`The connection to Redis is lost (${redis.status}).`);
        const decision = await within(timeoutMs, takeShared(demand));
        change("redis");
        return decision;
      } catch (error) {
        askAgainAtMs = performance.now() + pauseMs;
        change("process", error);
        return fallback.take(request);
      }
    },
  };
}

const isLost = ({ status }: Redis) => status === "reconnecting" || status === "close" || status === "end";

function sharedTake(redis: Redis, { keyPrefix, leaseMs = 30_000, now }: RedisLimiterOptions) {
  const leases = new RedisLeases(redis, { leaseMs, now });
  const holder = randomUUID();
  let taken = 0;

  return async (demand: Demand): Promise<Decision> => {
    const { lease } = demand;
    taken += 1;
    const leaseId = `${holder}:${taken}`;
    const { epoch, versions, ...standing } = await takeInRedis(redis, demand, {
      keyPrefix,
      leaseId,
      leaseMs,
      nowMs: now?.(),
    });
    const decision = decide(demand, standing);
    return {
      ...decision,
      ...(epoch !== undefined && { epoch }),
      ...(versions && { versions }),
      ...(lease && decision.allowed && { release: leases.hold(keyPrefix + lease.bucket, leaseId) }),
    };
  };
}

/**
 * What comes back later has been counted in Redis all the same: rightly, as the request was answered. Its lease is given
 * back, as nobody will.
 */
function within(timeoutMs: number, answer: Promise<Decision>): Promise<Decision> {
  return new Promise((resolve, reject) => {
    let isOver = false;
    const expire = () => {
      if (isOver) return;
      reject(new Error(`Redis did not answer within ${timeoutMs} ms.`));
      answer.then(({ release }) => release?.()).catch(() => undefined);
    };
    // After a stall of this process the answer may be waiting in the socket: the immediate runs once it has been read.
    const timer = setTimeout(() => setImmediate(expire), timeoutMs);
    const over = () => {
      isOver = true;
      clearTimeout(timer);
    };
    answer.finally(over).then(resolve, reject);
  });
}
