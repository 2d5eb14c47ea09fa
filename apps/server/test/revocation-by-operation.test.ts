import { createKey } from "@orrery/access";
import { registry } from "@orrery/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerOf, type Pair, pairOf, REDIS_URL, subjectIn } from "./pairs.ts";
import { hasRedisServer, type OwnRedis, ownRedis } from "./redis-server.ts";

/** A subject whose key another key of the organization revokes through the API. */
async function revokable({ database, urls }: Pair) {
  const subject = await subjectIn(database);
  const { organizationId, credentials } = subject;
  const made = { organizationId, prefix: "ort_", name: "admin", scopes: ["api-keys:write"] } as const;
  const admin = await createKey(database.system, made, registry.scopes);
  for (const url of urls) expect(await answerOf(url, credentials.key)).toBe("200");
  return {
    ...subject,
    async revokeOn(url: string) {
      const headers = { "x-api-key": admin.key };
      const response = await fetch(`${url}/v1/api-keys/${subject.keyId}`, { method: "DELETE", headers });
      expect(response.status).toBe(200);
    },
  };
}

/** Without its triggers, the database tells nobody of a change. */
async function silence({ database }: Pair): Promise<void> {
  await database.script(`ALTER TABLE "ApiKey" DISABLE TRIGGER "ApiKey_note_credential_change"`);
}

const INVALID = "401 UNAUTHORIZED";

it("holds at once on the server that revoked, without Redis and before the database has told", async () => {
  await using pair = await pairOf();
  await silence(pair);
  const [url] = pair.urls;
  const { credentials, revokeOn } = await revokable(pair);
  await revokeOn(url);
  expect(await answerOf(url, credentials.key)).toBe(INVALID);
});

describe.runIf(REDIS_URL !== undefined)("with Redis", () => {
  it("holds on the other server with its next request: the limiter's answer tells it", async () => {
    await using pair = await pairOf(REDIS_URL);
    await silence(pair);
    const [one, other] = pair.urls;
    const { credentials, revokeOn } = await revokable(pair);
    await revokeOn(one);
    const revokedMs = performance.now();
    for (;;) {
      const sentMs = performance.now();
      if ((await answerOf(other, credentials.key)) === INVALID) break;
      // Nothing else would tell it before what it has kept is half a minute old.
      expect(sentMs - revokedMs).toBeLessThan(1_000);
    }
  });
});

describe.runIf(hasRedisServer)("with a Redis that goes away", () => {
  let redis: OwnRedis;
  let pair: Pair;
  beforeAll(async () => {
    redis = await ownRedis();
    pair = await pairOf(redis.url);
  });
  afterAll(async () => {
    await pair[Symbol.asyncDispose]();
    await redis[Symbol.asyncDispose]();
  });

  it("holds within a second after a revocation that Redis has never heard of, though it is back by then", async () => {
    const [one, other] = pair.urls;
    const { credentials, revokeOn } = await revokable(pair);
    await redis.stop();
    await revokeOn(one);
    const revokedMs = performance.now();
    await redis.start();
    for (;;) {
      const sentMs = performance.now();
      if ((await answerOf(other, credentials.key)) === INVALID) break;
      expect(sentMs - revokedMs).toBeLessThan(1_000);
    }
    expect(await answerOf(one, credentials.key)).toBe(INVALID);
  });
});

it("writes when its keys were last used before it has closed", async () => {
  const pair = await pairOf();
  const { system } = pair.database;
  const { keyId, credentials } = await subjectIn(pair.database);
  const [url] = pair.urls;
  const beforeMs = Date.now();
  await answerOf(url, credentials.key);
  await pair.closeServers();
  const { lastUsedAt } = await system.apiKey.findUniqueOrThrow({ where: { id: keyId } });
  expect(lastUsedAt?.getTime()).toBeGreaterThanOrEqual(beforeMs);
  await pair[Symbol.asyncDispose]();
});
