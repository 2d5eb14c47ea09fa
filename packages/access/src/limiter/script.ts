import { createHash } from "node:crypto";
import type { Redis } from "ioredis";
import type { Charge, Counter } from "./charge.ts";

/**
 * KEYS: one hash per charge, `n` (count) and `e` (end, epoch ms). ARGV: window in ms, limit and cost of each.
 * Redis' own clock decides, so that processes whose clocks differ agree on when a window ends. Answers the time and the
 * counters as they stood before; whether they all had room follows from them (`fits` in charge.ts says the same).
 */
const SOURCE = `
local time = redis.call("TIME")
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local answer = { now }
local room = true
for i, key in ipairs(KEYS) do
  local window, limit, cost = tonumber(ARGV[3 * i - 2]), tonumber(ARGV[3 * i - 1]), tonumber(ARGV[3 * i])
  local kept = redis.call("HMGET", key, "n", "e")
  local count, ends = tonumber(kept[1]), tonumber(kept[2])
  if not count or not ends or ends <= now then count, ends = 0, now + window end
  if count + cost > limit then room = false end
  answer[2 * i], answer[2 * i + 1] = count, ends
end
if room then
  for i, key in ipairs(KEYS) do
    local cost = tonumber(ARGV[3 * i])
    if cost > 0 then
      local ends = string.format("%.0f", answer[2 * i + 1])
      redis.call("HSET", key, "n", string.format("%.0f", answer[2 * i] + cost), "e", ends)
      redis.call("PEXPIREAT", key, ends)
    end
  end
end
return answer
`;
const SHA1 = createHash("sha1").update(SOURCE).digest("hex");

/** Counts the charges in Redis if all have room, and gives the time there and the counters as they stood before. One round trip. */
export async function countInRedis(
  redis: Redis,
  keyPrefix: string,
  charges: readonly Charge[],
): Promise<{ nowMs: number; counters: readonly Counter[] }> {
  const keys = charges.map(({ bucket }) => keyPrefix + bucket);
  const values = charges.flatMap(({ windowSeconds, limit, cost }) => [windowSeconds * 1_000, limit, cost]);
  const [nowMs = Number.NaN, ...flat] = await evaluate(redis, keys, values);
  const counters = charges.map((_, index) => ({
    count: flat[2 * index] ?? Number.NaN,
    endsAtMs: flat[2 * index + 1] ?? Number.NaN,
  }));
  return { nowMs, counters };
}

async function evaluate(redis: Redis, keys: readonly string[], values: readonly number[]): Promise<number[]> {
  try {
    return (await redis.evalsha(SHA1, keys.length, ...keys, ...values)) as number[];
  } catch (error) {
    // A Redis that has restarted, or was failed over to, does not know the script yet.
    if (!(error instanceof Error && error.message.startsWith("NOSCRIPT"))) throw error;
    return (await redis.eval(SOURCE, keys.length, ...keys, ...values)) as number[];
  }
}
