import { randomUUID } from "node:crypto";
import { type Database, openPostgres } from "@orrery/db";
import { type FreshDatabase, freshDatabase, linkTo } from "@orrery/testkit";
import { Redis } from "ioredis";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { createEvents, type Events, type EventsOptions } from "./events.ts";
import { emit } from "./testing.ts";

const REDIS_URL = process.env.ORRERY_TEST_REDIS_URL;
const NEVER_MS = 2_000_000;

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh[Symbol.asyncDispose]());

const ending: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

/** Another process' part, with connections of its own where there are any. It hears of nothing but what it is told. */
async function processOf(redisUrl: string | undefined, options: Partial<EventsOptions> = {}): Promise<Events> {
  const database: Database = fresh.url === undefined ? fresh.database : await openPostgres(fresh.url, { poolSize: 2 });
  const redis = redisUrl === undefined ? undefined : new Redis(redisUrl, { maxRetriesPerRequest: 1 });
  redis?.on("error", () => undefined);
  const polls = { relayPollMs: NEVER_MS, followPollMs: NEVER_MS };
  const events = createEvents({ database, redis, prefix: PREFIX, ...polls, ...options });
  ending.push(async () => {
    await events.stop();
    redis?.disconnect();
    if (database !== fresh.database) await database.close();
  });
  if (redis) await vi.waitFor(() => expect(redis.status).toBe("ready"));
  await events.start();
  return events;
}
const PREFIX = `orrery-test:${randomUUID()}:`;

/** The position of the first event that a follower gets. */
async function firstOf(
  { log }: Events,
  organizationId: string,
  isFollowing: () => unknown,
): Promise<number | undefined> {
  const { signal } = new AbortController();
  for await (const { events, upTo } of log.follow(organizationId, 0, { signal, heartbeatMs: NEVER_MS })) {
    if (events[0]) return events[0].position;
    if (upTo === 0) isFollowing();
  }
  return undefined;
}

it("brings what is committed in a process to the followers in it", async () => {
  const events = await processOf(undefined);
  const organizationId = randomUUID();
  const commit = () => emit(fresh.database, organizationId).then(events.committed);
  expect(await firstOf(events, organizationId, commit)).toBe(1);
});

it("brings it to followers in another process by polling, where nobody tells it", async () => {
  const [writer, follower] = [await processOf(undefined), await processOf(undefined, { followPollMs: 20 })];
  const organizationId = randomUUID();
  const commit = () => emit(fresh.database, organizationId).then(writer.committed);
  expect(await firstOf(follower, organizationId, commit)).toBe(1);
});

it.runIf(REDIS_URL)("brings it to followers in another process at once through Redis", async () => {
  const [writer, follower] = [await processOf(REDIS_URL), await processOf(REDIS_URL)];
  const organizationId = randomUUID();
  const commit = () => emit(fresh.database, organizationId).then(writer.committed);
  expect(await firstOf(follower, organizationId, commit)).toBe(1);
});

it.runIf(REDIS_URL)("wakes the relay of another process for one that has none", async () => {
  const [writer, follower] = [await processOf(REDIS_URL, { relays: false }), await processOf(REDIS_URL)];
  const organizationId = randomUUID();
  const commit = () => emit(fresh.database, organizationId).then(writer.committed);
  expect(await firstOf(follower, organizationId, commit)).toBe(1);
});

it.runIf(REDIS_URL)("loses nothing but time where Redis is cut off, and hears again when it is back", async () => {
  await using link = await linkTo(REDIS_URL ?? "");
  const [writer, follower] = [await processOf(REDIS_URL), await processOf(link.url, { followPollMs: 50 })];
  link.cut();
  for (const state of ["cut", "mended"]) {
    if (state === "mended") link.mend();
    const organizationId = randomUUID();
    const commit = () => emit(fresh.database, organizationId).then(writer.committed);
    expect(await firstOf(follower, organizationId, commit)).toBe(1);
  }
});

it.runIf(REDIS_URL)("starts beside a Redis that takes connections and says nothing", async () => {
  await using link = await linkTo(REDIS_URL ?? "");
  link.hang();
  const redis = new Redis(link.url, { maxRetriesPerRequest: 1 });
  const events = createEvents({ database: fresh.database, redis, prefix: PREFIX });
  await events.start();
  const organizationId = randomUUID();
  const commit = () => emit(fresh.database, organizationId).then(events.committed);
  expect(await firstOf(events, organizationId, commit)).toBe(1);
  await events.stop();
  redis.disconnect();
});
