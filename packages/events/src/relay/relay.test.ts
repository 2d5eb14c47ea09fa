import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Database } from "@orrery/db";
import { type FreshDatabase, freshDatabase, usesPostgres } from "@orrery/testkit";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { emit, inOutbox, logged, positions } from "../testing.ts";
import type { Head } from "./move.ts";
import { createRelay, type Relay, type RelayOptions } from "./relay.ts";

const NEVER_MS = 2_000_000;

let fresh: FreshDatabase;
let database: Database;
let organizationId: string;
beforeAll(async () => {
  fresh = await freshDatabase();
  database = fresh.database;
});
afterAll(() => fresh[Symbol.asyncDispose]());

const started: Relay[] = [];
beforeEach(() => {
  organizationId = randomUUID();
});
afterEach(async () => {
  for (const relay of started.splice(0)) await relay.stop();
});

/** A relay, and what it has moved until now. */
function relayOf(options: Partial<RelayOptions> = {}) {
  const moved: Head[] = [];
  const relay = createRelay({ sql: database.sql, onMoved: (heads) => moved.push(...heads), ...options });
  started.push(relay);
  relay.start();
  const until = (position: number) =>
    vi.waitFor(() => expect(moved).toContainEqual({ organizationId, position }), { timeout: 20_000 });
  return { ...relay, moved, until };
}

describe("a relay", () => {
  it("moves what was there before it, what it is woken for, and by itself what nobody woke it for", async () => {
    await emit(database, organizationId);
    const woken = relayOf({ pollMs: NEVER_MS });
    await woken.until(1);
    await emit(database, organizationId);
    woken.wake();
    await woken.until(2);
    await woken.stop();
    const polling = relayOf({ pollMs: 20 });
    await emit(database, organizationId);
    await polling.until(3);
    expect((await logged(database, organizationId)).map(({ position }) => position)).toEqual(positions(3));
  });

  it("does not forget what it is woken for while it moves", async () => {
    const relay = relayOf({ pollMs: NEVER_MS });
    for (let at = 1; at <= 50; at += 1) {
      await emit(database, organizationId);
      relay.wake();
    }
    await relay.until(50);
    expect(await inOutbox(database)).toBe(0);
  });

  it("moves a backlog piece by piece, and lets timers have their turn in between", async () => {
    await emit(database, organizationId, 500);
    let ticks = 0;
    const ticking = setInterval(() => ticks++, 1);
    const relay = relayOf({ batch: 20, pollMs: NEVER_MS });
    await relay.until(500);
    clearInterval(ticking);
    expect(relay.moved).toEqual(Array.from({ length: 25 }, (_, at) => ({ organizationId, position: 20 * (at + 1) })));
    expect(ticks).toBeGreaterThan(5);
  });

  it("goes on after the database was away, and says so once", async () => {
    const status: boolean[] = [];
    let isAway = true;
    const sql: Database["sql"] = (text, values) => {
      return isAway ? Promise.reject(new Error("away")) : database.sql(text, values);
    };
    const relay = relayOf({ sql, pollMs: 20, onStatus: (works) => status.push(works) });
    await emit(database, organizationId);
    relay.wake();
    await vi.waitFor(() => expect(status).toEqual([false]));
    isAway = false;
    await relay.until(1);
    expect(status).toEqual([false, true]);
  });

  it("has nothing under way any more when it has stopped", async () => {
    await emit(database, organizationId, 300);
    // Stopped by its first move itself: how fast the others would follow doesn't matter.
    const stopping = Promise.withResolvers<void>();
    const relay = relayOf({ batch: 10, onMoved: () => stopping.resolve(relay.stop()) });
    await stopping.promise;
    expect(await inOutbox(database)).toBe(290);
    relay.wake();
    await delay(50);
    expect(await inOutbox(database)).toBe(290);
    await relayOf().until(300);
  });
});

async function startedChild(url: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", CHILD, url], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout as NodeJS.ReadableStream, "data");
  return child;
}
const CHILD = join(import.meta.dirname, "test/child.ts");

// Embedded there is no other process: what a killed server leaves is in apps/server/test/kill.test.ts.
describe.runIf(usesPostgres)("relays that are killed at random moments", () => {
  it("lose nothing and move nothing twice", { timeout: 120_000 }, async () => {
    let emitted = 0;
    let isOver = false;
    const writing = (async () => {
      while (!isOver) {
        await emit(database, organizationId, 3);
        emitted += 3;
      }
    })();
    for (let kills = 0; kills < 8; kills += 1) {
      const child = await startedChild(fresh.url ?? "");
      await delay(Math.random() * 150);
      child.kill("SIGKILL");
      await once(child, "exit");
    }
    isOver = true;
    await writing;
    await relayOf().until(emitted);
    const events = await logged(database, organizationId);
    expect(events.map(({ position }) => position)).toEqual(positions(emitted));
    expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(emitted);
    expect(await inOutbox(database)).toBe(0);
  });
});
