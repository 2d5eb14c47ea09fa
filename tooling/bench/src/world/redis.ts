import { randomUUID } from "node:crypto";
import { Redis } from "ioredis";

const REDIS = process.env.ORRERY_TEST_REDIS_URL ?? "redis://127.0.0.1:6379";
/** What a Redis has unless it is told otherwise, but for the first, which others use. */
const NUMBERS = Array.from({ length: 15 }, (_, at) => at + 1);
/** Of the key that says whose a database is. The longest run is shorter. */
const CLAIM_SECONDS = 3_600;

/** Takes a database of Redis that nobody uses, and empties it at the end. @returns its address */
export async function claimRedis(stack: AsyncDisposableStack): Promise<string> {
  const redis = new Redis(REDIS, { maxRetriesPerRequest: 1 });
  const claim = randomUUID();
  try {
    for (const number of NUMBERS) {
      await redis.select(number);
      if ((await redis.dbsize()) > 0) continue;
      // Of two at once, one.
      if ((await redis.set("orrery-bench", claim, "EX", CLAIM_SECONDS, "NX")) !== "OK") continue;
      stack.defer(async () => {
        await redis.flushdb();
        redis.disconnect();
      });
      const url = new URL(REDIS);
      url.pathname = `/${number}`;
      return url.href;
    }
  } catch (error) {
    redis.disconnect();
    throw error;
  }
  redis.disconnect();
  throw new Error(`Redis has no empty database among ${NUMBERS[0]} to ${NUMBERS.at(-1)}.`);
}
