import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { applyMigrations, type Database, openEmbedded } from "@orrery/db";
import { followEvents, registry } from "@orrery/domain";
import { createEvents, createRelay, type Events } from "@orrery/events";
import { createKernel, expandGrants, type Principal, type Requester } from "@orrery/operation";
import type { Bench, Part } from "../bench.ts";
import { percentile } from "../measure.ts";
import type { Line } from "../report/report.ts";
import { createWorld } from "../world/world.ts";

const ORGANIZATIONS = 50;
const BACKLOG = 20_000;
const COMMITS = 1_000;
const COMMIT_EVERY_MS = 5;
const FOLLOWERS = 2_000;
const IDLE_MS = 5_000;

function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
}

const organizations = Array.from({ length: ORGANIZATIONS }, () => randomUUID());

/** Data of the size of a lead. */
const EMIT = `INSERT INTO "OutboxEvent" ("organizationId", "type", "resourceId", "resourceVersion", "data", "credentialId")
  SELECT ($1::text[])[1 + "at" % cardinality($1::text[])]::uuid, 'lead.created', gen_random_uuid(), 1,
    json_build_object('at', $3::float8, 'text', repeat('x', 600)), gen_random_uuid() FROM generate_series(1, $2::int4) AS "at"`;

async function throughput({ sql, kind }: Database): Promise<number> {
  await sql(EMIT, [organizations, BACKLOG, 0]);
  let moved = 0;
  const { promise: done, resolve } = Promise.withResolvers<void>();
  const before = new Map<string, number>();
  const relay = createRelay({
    sql,
    batch: kind === "embedded" ? 100 : 500,
    onMoved(heads) {
      for (const { organizationId, position } of heads) {
        moved += position - (before.get(organizationId) ?? 0);
        before.set(organizationId, position);
      }
      if (moved === BACKLOG) resolve();
    },
  });
  const begunMs = performance.now();
  relay.start();
  await done;
  const seconds = (performance.now() - begunMs) / 1_000;
  await relay.stop();
  return BACKLOG / seconds;
}

/** One commit every 5 ms, each followed from before it. @returns milliseconds */
async function latencies({ sql }: Database, { log, committed }: Events): Promise<number[]> {
  const [organizationId = ""] = organizations;
  const taken: number[] = [];
  const left = new AbortController();
  const following = (async () => {
    const options = { signal: left.signal, heartbeatMs: 15_000 };
    for await (const { events } of log.follow(organizationId, undefined, options)) {
      for (const { data } of events) taken.push(performance.now() - (data as { at: number }).at);
      if (taken.length === COMMITS) return;
    }
  })();
  await delay(100);
  for (let commits = 0; commits < COMMITS; commits += 1) {
    // Its time is the beginning of the commit, which the figures so include.
    await sql(EMIT, [[organizationId], 1, performance.now()]);
    committed();
    await delay(COMMIT_EVERY_MS);
  }
  await following;
  return taken;
}

/** @returns bytes on the heap for each follower, and the part of a processor that all of them take */
async function idle(database: Database, { log }: Events) {
  const kernel = createKernel({
    store: database.store,
    ports: { events: { log, types: registry.events } },
    limiter: {
      take: async () => ({ allowed: true, limit: 1, remaining: 1, resetAtMs: 0, nowMs: 0, windows: [] }),
    },
    cursorKey: Buffer.alloc(32),
  });
  const open = async (organizationId: string) => {
    const permit = await kernel.admit(requesterOf(organizationId), "points", [{ operation: followEvents }]);
    const { signal } = new AbortController();
    const items = kernel.stream(permit, followEvents, {}, { signal })[Symbol.asyncIterator]();
    await items.next();
    const next = items.next();
    next.catch(() => undefined);
    return items;
  };
  await open(organizations[0] ?? "");
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const followers: AsyncIterator<unknown>[] = [];
  for (let at = 0; at < FOLLOWERS; at += 1) followers.push(await open(organizations[at % ORGANIZATIONS] ?? ""));
  collectGarbage();
  const bytes = (process.memoryUsage().heapUsed - before) / FOLLOWERS;
  const cpu = process.cpuUsage();
  await delay(IDLE_MS);
  const { user, system } = process.cpuUsage(cpu);
  for (const follower of followers) void follower.return?.();
  return { bytes, processor: (user + system) / 1_000 / IDLE_MS };
}

function requesterOf(organizationId: string): Requester {
  const scopes = expandGrants(["*"], registry.scopes);
  const of = { kind: "api-key", organizationId, credentialId: randomUUID(), grants: ["*"], scopes } as const;
  const caller: Principal = { ...of, plan: "pro", mode: "live" };
  return { caller, address: "127.0.0.1", requestId: "bench", surface: "system", whenOver: () => undefined };
}

async function linesOn(name: string, database: Database, say: Bench["say"]): Promise<Line[]> {
  say(`events: ${name}`);
  const perSecond = await throughput(database);
  const events = createEvents({ database });
  await events.start();
  const ms = await latencies(database, events);
  const { bytes, processor } = await idle(database, events);
  await events.stop();
  const of = { part: "events", verdict: "told" } as const;
  const followed = { p50Ms: percentile(ms, 0.5), p99Ms: percentile(ms, 0.99) };
  const each = `${(bytes / 1_024).toFixed(1)} KiB each, ${(processor * 100).toFixed(1)} % of a processor`;
  return [
    { ...of, row: `${name}: events moved`, figures: { perSecond } },
    { ...of, row: `${name}: commit to follower`, figures: followed, note: `p50 ${followed.p50Ms.toFixed(1)} ms` },
    { ...of, row: `${name}: ${FOLLOWERS} idle followers`, figures: {}, note: each },
  ];
}

/**
 * How many events a second one relay moves, how long after its commit an event is with who follows it in the same
 * process, and what 2,000 followers cost to whom nothing happens.
 */
export const events: Part = {
  summary: "the relay and the followers of the event log, embedded and on PostgreSQL",
  async run({ hold, say }) {
    const { embedded } = await hold(async () => {
      const opened = await openEmbedded(undefined);
      return { embedded: opened, [Symbol.asyncDispose]: () => opened.close() };
    });
    await applyMigrations(embedded);
    const lines = await linesOn("embedded", embedded, say);
    const world = await hold(() => createWorld(say));
    return [...lines, ...(await linesOn("PostgreSQL", world.database, say))];
  },
};
