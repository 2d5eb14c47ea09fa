import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { freshDatabase, usesPostgres } from "@orrery/testkit";
import { afterEach, describe, expect, it, vi } from "vitest";
import { emitAll, subjectOf } from "./emitting.ts";
import { beginning, followCutOff } from "./following.ts";
import { pairOf, REDIS_URL } from "./pairs.ts";
import { type Serving, startServer, temporaryFolder } from "./processes.ts";
import { ROOT_SECRET } from "./serving.ts";

vi.setConfig({ testTimeout: 240_000 });

const positions = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

const stack: AsyncDisposable[] = [];
afterEach(async () => {
  for (const one of stack.splice(0).reverse()) await one[Symbol.asyncDispose]();
});
function used<T extends AsyncDisposable>(one: T): T {
  stack.push(one);
  return one;
}

/** Fewer where one connection has to do it all. */
const count = usesPostgres ? 10_000 : 2_500;

describe(`${count} events on two servers`, () => {
  it.each([undefined, ...(REDIS_URL === undefined ? [] : [REDIS_URL])])(
    "reach a follower that is cut off at random once each, in order (Redis: %s)",
    async (redisUrl) => {
      const { database, urls } = used(await pairOf(redisUrl));
      const { key, ...subject } = await subjectOf(database);
      const after = await beginning(urls[0], key);
      const servers = urls.map((url) => () => url);
      const follow = (cutAfter: number) => followCutOff({ urls: servers, key, after, count, cutAfter });
      const followers = [follow(400), follow(2_000), follow(count)];
      await emitAll(subject, count);
      for (const got of await Promise.all(followers)) expect(got).toEqual(positions(count));
    },
  );
});

describe.runIf(usesPostgres)("servers that are killed at random", () => {
  it("lose no event and give none twice, whoever moves it and whoever tells it", async () => {
    const count = 3_000;
    using data = temporaryFolder();
    const fresh = used(await freshDatabase());
    const env = {
      ORRERY_DATA_DIR: data.path,
      DATABASE_URL: fresh.url ?? "",
      ORRERY_ROOT_SECRET: ROOT_SECRET,
      LOG_LEVEL: "info",
      ...(REDIS_URL !== undefined && { REDIS_URL }),
    };
    // First, so that the servers find an organization and make no demonstration.
    const { key, ...subject } = await subjectOf(fresh.database);
    const servers: Serving[] = [await startServer(env), await startServer(env)];
    const after = await beginning(servers[0]?.url ?? "", key);
    const urls = [0, 1].map((at) => () => servers[at]?.url ?? "");
    const followers = [100, 500].map((cutAfter) => followCutOff({ urls, key, after, count, cutAfter }));
    const emitting = (async () => {
      for (let emitted = 0; emitted < count; emitted += 100) {
        await emitAll(subject, 100);
        await delay(50);
      }
    })();
    for (let kills = 0; kills < 4; kills += 1) {
      await delay(Math.random() * 300);
      const at = kills % 2;
      servers[at]?.child.kill("SIGKILL");
      await servers[at]?.ended;
      servers[at] = await startServer(env);
    }
    await emitting;
    for (const got of await Promise.all(followers)) expect(got).toEqual(positions(count));
    for (const server of servers) await server.stop();
  });
});

describe.runIf(usesPostgres)("a transaction that begins first and commits last", () => {
  it("comes after one that was faster, to everybody, though both have the same time", async () => {
    const { database, urls } = used(await pairOf());
    const { key, organizationId } = await subjectOf(database);
    const after = await beginning(urls[0], key);
    const [slow, fast] = [randomUUID(), randomUUID()];
    const createdAt = new Date("2026-01-01T00:00:00Z");
    const row = (resourceId: string) => {
      const of = { organizationId, resourceId, credentialId: resourceId };
      return { data: { ...of, type: "lead.created", resourceVersion: 1, data: {}, createdAt } };
    };
    const page = async (at: string) => {
      const response = await fetch(`${at}/v1/events?after=${after}&wait=5`, { headers: { "x-api-key": key } });
      return ((await response.json()) as { data: { resource: { id: string } }[] }).data;
    };
    await database.system.$transaction(
      async (late) => {
        await late.outboxEvent.create(row(slow));
        await database.system.outboxEvent.create(row(fast));
        // It is there before the other has committed.
        expect((await page(urls[0])).map(({ resource }) => resource.id)).toEqual([fast]);
      },
      { timeout: 20_000 },
    );
    await vi.waitFor(async () => expect(await page(urls[1])).toHaveLength(2), { timeout: 10_000 });
    for (const at of urls) expect((await page(at)).map(({ resource }) => resource.id)).toEqual([fast, slow]);
    const got = await followCutOff({ urls: urls.map((at) => () => at), key, after, count: 2, cutAfter: 1 });
    expect(got).toEqual([1, 2]);
  });
});
