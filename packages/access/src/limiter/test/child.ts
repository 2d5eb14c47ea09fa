/** A process that asks a limiter over Redis what its parent tells it to. Arguments: Redis' URL, key prefix, lease in ms. */
import { once } from "node:events";
import { Redis } from "ioredis";
import { createRedisLimiter } from "../redis.ts";
import type { Answer, Burst } from "./children.ts";

const [url = "", keyPrefix = "", leaseMs = ""] = process.argv.slice(2);
const redis = new Redis(url, { enableAutoPipelining: true });
const limiter = createRedisLimiter(redis, { keyPrefix, timeoutMs: 10_000, leaseMs: Number(leaseMs) });

const answer = (message: Answer) => process.send?.(message);

process.on("message", async ({ request, times }: Burst) => {
  const decisions = await Promise.all(Array.from({ length: times }, () => limiter.take(request)));
  answer({ allowed: decisions.filter(({ allowed }) => allowed).length, clockMs: Date.now(), status: limiter.status() });
});
process.on("disconnect", () => redis.disconnect());

await once(redis, "ready");
answer({ allowed: 0, clockMs: Date.now(), status: limiter.status() });
