import type { Limiter } from "@orrery/operation";
import type { Redis } from "ioredis";
import { decide } from "./charge.ts";
import { chargesOf } from "./charges.ts";
import { createMemoryLimiter } from "./memory.ts";
import { countInRedis } from "./script.ts";

/** Where limits are counted at the moment: exactly across all processes, or in each on its own. For `/readyz`. */
export type LimiterStatus = "redis" | "process";

export interface RedisLimiterOptions {
  /** Before every key, e.g. `orrery:limits:`. */
  readonly keyPrefix: string;
  /** How long a request waits for Redis before it is counted in the process. */
  readonly timeoutMs?: number;
  /** How long Redis is left alone after it did not answer; then one request tries it again. */
  readonly pauseMs?: number;
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
  const { keyPrefix, timeoutMs = 1_000, pauseMs = 1_000, onStatus = () => undefined } = options;
  const fallback = createMemoryLimiter();
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
      const nowMs = performance.now();
      if (status === "process") {
        if (nowMs < askAgainAtMs) return fallback.take(request);
        // This request tries Redis; the others do not wait with it.
        askAgainAtMs = nowMs + pauseMs;
      }
      const charges = chargesOf(request);
      try {
        // A client without a connection would keep the command until it has one, and count it far too late.
        if (isLost(redis)) throw new Error(`The connection to Redis is lost (${redis.status}).`);
        const answer = await within(timeoutMs, countInRedis(redis, keyPrefix, charges));
        change("redis");
        return decide(charges, answer.counters, answer.nowMs);
      } catch (error) {
        askAgainAtMs = performance.now() + pauseMs;
        change("process", error);
        return fallback.take(request);
      }
    },
  };
}

const isLost = ({ status }: Redis) => status === "reconnecting" || status === "close" || status === "end";

/** What comes back later has been counted in Redis all the same: rightly, as the request was answered. */
async function within<T>(timeoutMs: number, answer: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const expire = () => late.reject(new Error(`Redis did not answer within ${timeoutMs} ms.`));
  // After a stall of this process the answer may be waiting in the socket: the immediate runs once it has been read.
  const timer = setTimeout(() => setImmediate(expire), timeoutMs);
  try {
    return await Promise.race([answer, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
