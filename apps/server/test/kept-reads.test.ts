import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { createProperty } from "@orrery/domain";
import { createWorld, type FreshDatabase, freshDatabase, linkTo, type TestWorld } from "@orrery/testkit";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { ownServer, REDIS_URL } from "./pairs.ts";
import { startServer, temporaryFolder } from "./processes.ts";
import { hasRedisServer, ownRedis } from "./redis-server.ts";
import { ROOT_SECRET } from "./serving.ts";

vi.setConfig({ testTimeout: 120_000 });

const WRITES = 400;
const READERS = 4;
const READS_BETWEEN = 24;

/** A server as a process of its own would be, which counts how often it reads properties from the database. */
interface Server {
  readonly url: string;
  reads: number;
}

let fresh: FreshDatabase;
let world: TestWorld;
let key: string;
let id: string;
let stack: AsyncDisposableStack;
let redisKeyPrefix: string;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh[Symbol.asyncDispose]());
beforeEach(async () => {
  redisKeyPrefix = `orrery-test:${randomUUID()}:`;
  stack = new AsyncDisposableStack();
  world = await createWorld({ database: fresh.database });
  const limits = { "orkasa.minute": 1_000_000 };
  await fresh.database.system.organization.update({ where: { id: world.organizationId }, data: { limits } });
  key = await world.key();
  ({ id } = await world.run(createProperty, { title: "title 0" }));
});
afterEach(() => stack.disposeAsync());

async function start(redisUrl: string): Promise<Server> {
  const before = (sql: string) => {
    if (sql.startsWith("SELECT") && sql.includes('FROM "Property" p')) counted.reads += 1;
  };
  const own = await ownServer({ databaseUrl: fresh.url ?? "", redisUrl, redisKeyPrefix, before });
  stack.use(own);
  const counted: Server = { url: own.url, reads: 0 };
  return counted;
}

const asking = (headers: Record<string, string> = {}) => ({ headers: { "x-api-key": key, ...headers } });

const list = ({ url }: Server, headers?: Record<string, string>) => fetch(`${url}/v1/properties`, asking(headers));

/** The number in the property's title, as a server tells it. */
async function told(server: Server): Promise<number> {
  const { data } = (await (await list(server)).json()) as { data: { title: string }[] };
  return Number(data[0]?.title.split(" ")[1]);
}

async function write({ url }: Server, number: number): Promise<void> {
  const response = await fetch(`${url}/v1/properties/${id}`, {
    method: "PATCH",
    headers: { "x-api-key": key, "content-type": "application/json" },
    body: JSON.stringify({ title: `title ${number}` }),
  });
  expect(response.status).toBe(200);
}

/** On a busy machine the first readings are slow, and what followers say again makes them anew. */
const WARMING = { timeout: 20_000 };

/** Reads until nothing is asked of the database any more. */
const warm = (server: Server) =>
  vi.waitFor(async () => {
    const before = server.reads;
    await told(server);
    expect(server.reads).toBe(before);
  }, WARMING);

describe.runIf(REDIS_URL !== undefined)("what a server keeps of its reads", () => {
  const url = REDIS_URL ?? "";

  it("is what the database has, on each of two servers, after every acknowledged write", async () => {
    const servers = [await start(url), await start(url)] as const;
    let acknowledged = 0;
    let isOver = false;
    let asked = 0;
    const readers = Array.from({ length: READERS }, async (_, at) => {
      for (let turn = at; !isOver; turn += 1) {
        const least = acknowledged;
        expect(await told(servers[turn % 2 ? 1 : 0])).toBeGreaterThanOrEqual(least);
        asked += 1;
      }
    });
    for (let number = 1; number <= WRITES; number += 1) {
      await write(servers[number % 3 ? 0 : 1], number);
      acknowledged = number;
      // Now and then the readers have time to find what is kept.
      const rested = asked + READS_BETWEEN;
      if (number % 20 === 0)
        await vi.waitFor(() => expect(asked).toBeGreaterThan(rested), { timeout: 20_000, interval: 5 });
    }
    isOver = true;
    await Promise.all(readers);
    // Some were answered without the database: else there was nothing to show.
    expect(servers[0].reads + servers[1].reads).toBeLessThan(asked);
    for (const server of servers) {
      await warm(server);
      expect(await told(server)).toBe(WRITES);
    }
  });

  it("is answered by its tag alone, the same on each server, until something is written", async () => {
    const [one, other] = [await start(url), await start(url)];
    await warm(one);
    const response = await list(one);
    const tag = response.headers.get("etag") ?? "";
    expect(tag).toMatch(/^"[\w-]{22}"$/);
    expect(response.headers.get("cache-control")).toBe("private, no-cache");
    const before = other.reads;
    const named = await list(other, { "if-none-match": `W/${tag}, "other"` });
    expect([named.status, named.headers.get("etag"), await named.text()]).toEqual([304, tag, ""]);
    expect(named.headers.get("x-ratelimit-remaining")).not.toBeNull();
    expect(other.reads).toBe(before);
    await write(one, 1);
    const changed = await list(other, { "if-none-match": tag });
    expect([changed.status, changed.headers.get("etag") === tag]).toEqual([200, false]);
  });

  it("is no one's who may see something else, and has no other page", async () => {
    const one = await start(url);
    await warm(one);
    const tags = new Set<string | null>();
    const hidden = await world.key({ confinedTo: [`property:${randomUUID()}`] });
    for (const [asker, path] of [
      [key, "/v1/properties"],
      [key, "/v1/properties?limit=1"],
      [key, "/v1/properties?status=draft"],
      [hidden, "/v1/properties"],
    ] as const) {
      for (let times = 0; times < 3; times += 1) {
        const response = await fetch(`${one.url}${path}`, asking({ "x-api-key": asker }));
        expect(((await response.json()) as { data: unknown[] }).data).toHaveLength(asker === hidden ? 0 : 1);
        if (times === 2) tags.add(response.headers.get("etag"));
      }
    }
    expect(tags.size).toBe(4);
  });

  it("tells where to follow events from as it was when it was read", async () => {
    const one = await start(url);
    await warm(one);
    const asOf = async () => (await list(one)).headers.get("x-as-of");
    const kept = await asOf();
    // An event without a change of what is kept: where the log ends is another place by now.
    await write(one, 1);
    await warm(one);
    expect(await asOf()).not.toBe(kept);
    expect(await asOf()).toBe(await asOf());
  });

  it("is what the database has soon after a change that nobody announced", async () => {
    const one = await start(url);
    await warm(one);
    await fresh.database.system.property.update({ where: { id }, data: { title: "title 7" } });
    await vi.waitFor(async () => expect(await told(one)).toBe(7), { timeout: 2_000, interval: 10 });
    await vi.waitFor(async () => expect(await fresh.database.system.dataTouch.count()).toBe(0));
  });

  it.each(["cut", "hang"] as const)(
    "stays right on both where one of them loses Redis (%s), and has it back",
    async (fault) => {
      const link = stack.use(await linkTo(url));
      const [near, far] = [await start(url), await start(link.url)];
      let number = 0;
      const both = async (writer: Server) => {
        number += 1;
        await write(writer, number);
        expect([await told(near), await told(far)]).toEqual([number, number]);
      };
      for (const server of [near, far]) await warm(server);
      for (const writer of [near, far]) await both(writer);
      link[fault]();
      for (const writer of [near, far, near]) await both(writer);
      link.mend();
      for (const writer of [near, far, near, far]) await both(writer);
      await warm(near);
    },
  );
});

describe.runIf(hasRedisServer && REDIS_URL !== undefined)("a Redis that was lost and is back, empty", () => {
  it("leaves nothing stale, and lets reads be kept again", async () => {
    const redis = stack.use(await ownRedis());
    const [one, other] = [await start(redis.url), await start(redis.url)];
    let number = 0;
    const both = async (writer: Server) => {
      number += 1;
      await write(writer, number);
      expect([await told(one), await told(other)]).toEqual([number, number]);
    };
    for (const server of [one, other]) await warm(server);
    await both(one);
    await redis.stop();
    for (const writer of [one, other]) await both(writer);
    await redis.start();
    for (const writer of [one, other, one]) await both(writer);
    for (const server of [one, other]) await warm(server);
    await both(other);
  });
});

describe.runIf(REDIS_URL !== undefined)("a writer that is killed at random moments", () => {
  it("leaves no other server behind what it has committed, for longer than until the next look", async () => {
    // The prefix of a server that is told none.
    redisKeyPrefix = "orrery:limits:";
    using data = temporaryFolder();
    const env = {
      ORRERY_DATA_DIR: data.path,
      DATABASE_URL: fresh.url ?? "",
      REDIS_URL: REDIS_URL ?? "",
      ORRERY_ROOT_SECRET: ROOT_SECRET,
    };
    const reader = await start(REDIS_URL ?? "");
    const title = async () => (await fresh.database.system.property.findUniqueOrThrow({ where: { id } })).title;
    let number = 0;
    for (let kills = 0; kills < 4; kills += 1) {
      await using writer = await startServer(env);
      const writing = (async () => {
        // The connection breaks with the server.
        for (;;) await write({ ...writer, reads: 0 }, ++number);
      })().catch((error: unknown) => expect(error).toBeInstanceOf(TypeError));
      // Something is kept, of whatever has been written by then.
      for (let reads = 0; reads < 5; reads += 1) await told(reader);
      await delay(Math.random() * 200);
      writer.child.kill("SIGKILL");
      await Promise.all([writing, writer.ended]);
      // What it has left in the database to be committed is committed, or is not.
      await vi.waitFor(async () => expect(await fresh.database.system.dataTouch.count()).toBe(0), { interval: 10 });
      expect(`title ${await told(reader)}`).toBe(await title());
      await warm(reader);
      expect(`title ${await told(reader)}`).toBe(await title());
    }
  });
});
