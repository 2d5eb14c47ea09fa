import { Redis } from "ioredis";
import type { Logger } from "../observability/log.ts";

const RETRY_MAX_MS = 2_000;

/** A connection that is kept up for good: while Redis is away, limits are counted in the process. */
export function connectRedis(url: string, logger: Logger): Redis {
  const redis = new Redis(url, {
    enableAutoPipelining: true,
    connectTimeout: 2_000,
    maxRetriesPerRequest: 1,
    retryStrategy: (attempt) => Math.min(attempt * 100, RETRY_MAX_MS),
    // After a failover the old primary answers on, read-only: the address leads to the new one on a new connection.
    reconnectOnError: ({ message }) => message.startsWith("READONLY"),
  });
  let told = false;
  // Each attempt fails with an error of its own; the first says enough.
  redis.on("error", (error) => {
    if (!told) logger.warn({ err: error }, "Redis does not answer; limits are counted in this process");
    told = true;
  });
  redis.on("ready", () => {
    told = false;
  });
  return redis;
}
