import { once } from "node:events";
import { expect, it } from "vitest";
import { hasRedisServer, ownRedis } from "../../test/redis-server.ts";
import { silentLogger } from "../observability/log.ts";
import { connectRedis } from "./redis.ts";

it.runIf(hasRedisServer)(
  "leaves a primary that has become a replica: the address may lead to another by now",
  async () => {
    await using own = await ownRedis();
    const redis = connectRedis(own.url, silentLogger());
    try {
      await redis.replicaof("127.0.0.1", 1);
      const again = once(redis, "reconnecting");
      await expect(redis.set("key", "value")).rejects.toThrow(/^READONLY/);
      await again;
      await redis.replicaof("NO", "ONE");
      expect(await redis.set("key", "value")).toBe("OK");
    } finally {
      redis.disconnect();
    }
  },
);
