import { randomUUID } from "node:crypto";
import type { Database } from "@orrery/db";
import type { FollowOptions, LogPage } from "@orrery/operation";
import { type FreshDatabase, freshDatabase } from "@orrery/testkit";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { moveOnce } from "../relay/move.ts";
import { emit, logOn, positions } from "../testing.ts";
import { expireDays } from "./days.ts";
import { createEventLog, type EventLogOptions, type LocalEventLog } from "./event-log.ts";

const NEVER_MS = 2_000_000;

let fresh: FreshDatabase;
let database: Database;
let organizationId: string;
beforeAll(async () => {
  fresh = await freshDatabase();
  database = fresh.database;
});
afterAll(() => fresh[Symbol.asyncDispose]());

const opened: LocalEventLog[] = [];
/** The statements that were run through the log. */
let statements: string[];
beforeEach(() => {
  organizationId = randomUUID();
  statements = [];
});
afterEach(() => {
  for (const log of opened.splice(0)) log.end();
});

function logOf(options: Partial<EventLogOptions> = {}): LocalEventLog {
  const sql: Database["sql"] = (text, values) => {
    statements.push(text);
    return database.sql(text, values);
  };
  const log = createEventLog({ sql, pollMs: NEVER_MS, ...options });
  opened.push(log);
  return log;
}

/** Emits, moves, and tells the logs, as their processes' relays would. */
async function add(count: number, logs: readonly LocalEventLog[] = [], type?: string): Promise<void> {
  await emit(database, organizationId, count, type === undefined ? {} : { type });
  for (let left = true; left; ) {
    const { heads, events } = await moveOnce(database.sql, 100);
    for (const log of logs) for (const head of heads) log.note(head);
    left = events === 100;
  }
}

/** Follows until `count` events came. @returns their positions */
async function take(
  log: LocalEventLog,
  after: number | undefined,
  count: number,
  { onPage, ...options }: Partial<FollowOptions> & { onPage?: (page: LogPage) => Promise<unknown> | undefined } = {},
): Promise<number[]> {
  const taken: number[] = [];
  const { signal } = new AbortController();
  for await (const page of log.follow(organizationId, after, { signal, heartbeatMs: NEVER_MS, ...options })) {
    taken.push(...page.events.map(({ position }) => position));
    await onPage?.(page);
    if (taken.length >= count) break;
  }
  return taken;
}

describe("reading", () => {
  it("gives what is after a position, in order, and how far it went", async () => {
    await add(5);
    const log = logOf();
    const page = await log.read(organizationId, 2, { limit: 2 });
    expect(page).toMatchObject({ upTo: 4, head: 5, keptFrom: 1 });
    expect(page.events).toMatchObject([
      { position: 3, type: "lead.created", resource: { version: 3 }, data: { at: 2 }, createdAt: expect.any(Date) },
      { position: 4 },
    ]);
    expect(await log.read(organizationId, 4, { limit: 2 })).toMatchObject({ upTo: 5, events: [{ position: 5 }] });
    expect(await log.read(organizationId, 5, { limit: 2 })).toMatchObject({ upTo: 5, head: 5, events: [] });
    expect(await log.read(organizationId, undefined, { limit: 1 })).toMatchObject({
      upTo: 1,
      events: [{ position: 1 }],
    });
  });

  it("knows of an organization without any event, and of a position that was never given", async () => {
    const log = logOf();
    expect(await log.read(organizationId, undefined, { limit: 9 })).toEqual({
      events: [],
      upTo: 0,
      head: 0,
      keptFrom: 1,
    });
    await add(1);
    expect(await log.read(organizationId, 7, { limit: 9 })).toMatchObject({ events: [], upTo: 7, head: 1 });
  });

  it("finds rare types in bounded steps, and goes on where it stopped", async () => {
    await add(2_500);
    await add(1, [], "lead.assigned");
    const log = logOf();
    const first = await log.read(organizationId, undefined, { limit: 10, types: ["lead.assigned"] });
    expect(first).toMatchObject({ events: [], upTo: 2_000, head: 2_501 });
    const second = await log.read(organizationId, first.upTo, { limit: 10, types: ["lead.assigned"] });
    expect(second).toMatchObject({ events: [{ position: 2_501 }], upTo: 2_501 });
  });

  it("begins with the oldest that is kept, and says which that is", async () => {
    for (const position of [1, 2]) await logOn(database, organizationId, position, 40);
    await logOn(database, organizationId, 3, 5);
    await expireDays(database.sql, 30);
    const log = logOf();
    for (const after of [undefined, 0, 1]) {
      const page = await log.read(organizationId, after, { limit: 9 });
      expect(page).toMatchObject({ events: [{ position: 3 }], keptFrom: 3, head: 3 });
    }
  });
});

describe("following", () => {
  it("goes from any position over into what is to come, without a gap or a double", async () => {
    await add(450);
    const log = logOf();
    let added = 0;
    const taken = await take(log, 100, 500, {
      // While it catches up, and when it has.
      onPage: () => (added < 150 ? add(50, [log]).finally(() => (added += 50)) : undefined),
    });
    expect(taken).toEqual(positions(600).slice(100));
  });

  it("begins with what is to come where it is told no position", async () => {
    await add(3);
    const log = logOf();
    const taken = await take(log, undefined, 2, { onPage: ({ upTo }) => (upTo === 3 ? add(2, [log]) : undefined) });
    expect(taken).toEqual([4, 5]);
  });

  it("gives its first page at once, even an empty one, and later the types that it was asked for", async () => {
    const log = logOf();
    let pages = 0;
    const onPage = (page: LogPage) => {
      pages += 1;
      if (pages > 1) return undefined;
      expect(page).toEqual({ events: [], upTo: 0, head: 0, keptFrom: 1 });
      return add(2, [log]).then(() => add(1, [log], "lead.assigned"));
    };
    expect(await take(log, 0, 1, { types: ["lead.assigned"], onPage })).toEqual([3]);
  });

  it("reads what is new once for all of its followers in a process", async () => {
    const log = logOf();
    await add(1);
    const ready = Promise.withResolvers<void>();
    let waiting = 0;
    const followers = Array.from({ length: 50 }, () =>
      take(log, undefined, 10, {
        onPage: () => {
          if (++waiting === 50) ready.resolve();
          return undefined;
        },
      }),
    );
    await ready.promise;
    statements = [];
    await add(10, [log]);
    for (const taken of await Promise.all(followers)) expect(taken).toEqual(positions(11).slice(1));
    expect(statements).toHaveLength(1);
  });

  it("lets who is slow read on from the log, and keeps little for them", async () => {
    const log = logOf();
    const taken = await take(log, 0, 2_000, {
      // Far more than is kept at hand comes while it is busy with its first page.
      onPage: ({ upTo }) => (upTo === 0 ? add(2_000, [log]) : undefined),
    });
    expect(taken).toEqual(positions(2_000));
  });

  it("finds out by itself what nobody has announced", async () => {
    const log = logOf({ pollMs: 20 });
    expect(await take(log, 0, 3, { onPage: ({ upTo }) => (upTo === 0 ? add(3) : undefined) })).toEqual([1, 2, 3]);
  });

  it("says now and then that there is nothing new, and up to where", async () => {
    await add(2);
    const log = logOf();
    let heartbeats = 0;
    const { signal } = new AbortController();
    for await (const page of log.follow(organizationId, 2, { signal, heartbeatMs: 5 })) {
      expect(page).toMatchObject({ events: [], upTo: 2 });
      if (++heartbeats === 3) break;
    }
  });

  it("ends when its follower is cut off or leaves, and when the process ends", async () => {
    for (const how of ["cut off", "process"]) {
      const log = logOf();
      const cut = new AbortController();
      const end = () => (how === "cut off" ? cut.abort() : log.end());
      const onPage = async () => void setImmediate(end);
      expect(await take(log, 0, 1, { signal: cut.signal, onPage })).toEqual([]);
    }
    const ended = logOf();
    ended.end();
    expect(await take(ended, 0, 1)).toEqual([]);
  });

  it("asks nothing of organizations that nobody follows any more", async () => {
    const log = logOf({ pollMs: 5 });
    await add(1);
    await take(log, 0, 1);
    statements = [];
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(statements).toEqual([]);
  });
});

describe("waiting", () => {
  it("is over when there is something, when the time is up, and when the process ends", async () => {
    const log = logOf();
    const waited = log.wait(organizationId, 0, NEVER_MS);
    await add(1, [log]);
    log.note({ organizationId, position: 1 });
    expect(await waited).toBe(true);
    expect(await log.wait(organizationId, 0, NEVER_MS)).toBe(true);
    expect(await log.wait(organizationId, 1, 5)).toBe(false);
    setImmediate(log.end);
    expect(await log.wait(organizationId, 1, NEVER_MS)).toBe(false);
  });
});

describe("the head", () => {
  it("is asked for once a second at most, and never behind what was said", async () => {
    await add(2);
    const log = logOf();
    expect(await Promise.all([log.head(organizationId), log.head(organizationId)])).toEqual([2, 2]);
    expect(statements).toHaveLength(1);
    await add(1, [log]);
    expect(await log.head(organizationId)).toBe(3);
    log.note({ organizationId, position: 1 });
    expect(await log.head(organizationId)).toBe(3);
    expect(statements).toHaveLength(1);
    expect(await log.head(randomUUID())).toBe(0);
  });
});
