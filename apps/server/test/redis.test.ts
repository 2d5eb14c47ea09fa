import { randomUUID } from "node:crypto";
import { createWorld, testDatabase } from "@orrery/testkit";
import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildServer, type RunningServer } from "../src/index.ts";
import { ROOT_SECRET } from "./serving.ts";

const REDIS_URL = process.env.ORRERY_TEST_REDIS_URL;

describe.runIf(REDIS_URL !== undefined)("servers that share a Redis", () => {
  const redisKeyPrefix = `orrery-test:${randomUUID()}:`;
  let redis: Redis;
  let servers: RunningServer[];

  beforeAll(async () => {
    redis = new Redis(REDIS_URL ?? "");
    const options = { database: await testDatabase(), redis, redisKeyPrefix, rootSecret: ROOT_SECRET };
    servers = [await buildServer(options), await buildServer(options)];
  });
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.close()));
    const keys = await redis.keys(`${redisKeyPrefix}*`);
    if (keys.length > 0) await redis.del(keys);
    redis.disconnect();
  });

  it("count one limit together, and say so", async () => {
    const key = await (await createWorld()).key();
    const remaining = [];
    for (const { url } of [...servers, ...servers]) {
      const response = await fetch(`${url}/api/v1/leads`, { headers: { "x-api-key": key } });
      remaining.push(Number(response.headers.get("x-ratelimit-remaining")));
    }
    expect(remaining).toEqual([99, 98, 97, 96]);
    const ready = (await (await fetch(`${servers[0]?.url}/readyz`)).json()) as { limiter: unknown };
    expect(ready.limiter).toEqual({ counts: "redis" });
  });
});
