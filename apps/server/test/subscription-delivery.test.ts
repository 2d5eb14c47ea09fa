import { randomUUID } from "node:crypto";
import { usesPostgres } from "@orrery/testkit";
import { afterEach, describe, expect, it, vi } from "vitest";
import { emitAll, subjectOf } from "./emitting.ts";
import { beginning } from "./following.ts";
import { type Pair, pairOf, REDIS_URL } from "./pairs.ts";
import { followOverSockets, followOverSse, type Place } from "./resuming.ts";

vi.setConfig({ testTimeout: 240_000 });

const stack: AsyncDisposable[] = [];
afterEach(async () => {
  for (const one of stack.splice(0).reverse()) await one[Symbol.asyncDispose]();
});

async function startPair(redisUrl?: string): Promise<Pair> {
  const pair = await pairOf(redisUrl);
  stack.push(pair);
  return pair;
}

describe("ten thousand events on two servers", () => {
  it.each([undefined, ...(REDIS_URL === undefined ? [] : [REDIS_URL])])(
    "reach stock clients that are cut off at random once each, in order (Redis: %s)",
    async (redisUrl) => {
      const count = 10_000;
      const { database, urls } = await startPair(redisUrl);
      const { key, ...subject } = await subjectOf(database);
      const after = await beginning(urls[0], key);
      const following = [followOverSockets, followOverSse].flatMap((follow) =>
        [1_000, count].map((cutAfter) => follow({ urls, key, after, count, cutAfter })),
      );
      await emitAll(subject, count);
      const expected = Array.from({ length: count }, (_, at) => at + 1);
      for (const { positions } of await Promise.all(following)) expect(positions).toEqual(expected);
    },
  );
});

describe.runIf(usesPostgres)("a transaction that begins first and commits last", () => {
  it("comes after one that was faster, and nobody who follows misses it", async () => {
    const { database, urls } = await startPair(REDIS_URL);
    const { key, organizationId } = await subjectOf(database);
    const after = await beginning(urls[0], key);
    const [slow, fast] = [randomUUID(), randomUUID()];
    const row = (resourceId: string) => {
      const of = { organizationId, resourceId, credentialId: resourceId };
      return { data: { ...of, type: "lead.created", resourceVersion: 1, data: {} } };
    };
    const following: Promise<Place>[] = [];
    await database.system.$transaction(
      async (late) => {
        await late.outboxEvent.create(row(slow));
        await database.system.outboxEvent.create(row(fast));
        const follow = (count: number) =>
          [followOverSockets, followOverSse].map((by) => by({ urls, key, after, count, cutAfter: 2 }));
        // It is there before the other has committed.
        for (const { resources } of await Promise.all(follow(1))) expect(resources).toEqual([fast]);
        following.push(...follow(2));
      },
      { timeout: 20_000 },
    );
    for (const { resources, positions } of await Promise.all(following)) {
      expect([resources, positions]).toEqual([
        [fast, slow],
        [1, 2],
      ]);
    }
  });
});
