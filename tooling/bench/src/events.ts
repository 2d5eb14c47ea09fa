/**
 * `npm run bench -- events`: how many events a second one relay moves, how long after its commit an event is with who
 * follows it in the same process, and what 2,000 followers cost to whom nothing happens. On the embedded database, and on
 * PostgreSQL at `ORRERY_TEST_DATABASE_URL`, or where it usually is.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { applyMigrations, type Database, openEmbedded, openPostgres } from "@orrery/db";
import { followEvents, registry } from "@orrery/domain";
import { createEvents, createRelay, type Events } from "@orrery/events";
import { createKernel, expandGrants, type Principal, type Requester } from "@orrery/operation";

const POSTGRES = process.env.ORRERY_TEST_DATABASE_URL ?? "postgresql://postgres@127.0.0.1:5432/postgres";
const ORGANIZATIONS = 50;
const BACKLOG = 20_000;
const COMMITS = 1_000;
const COMMIT_EVERY_MS = 5;
const FOLLOWERS = 2_000;
const IDLE_MS = 5_000;

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

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

/** One commit every 5 ms, each followed from before it. @returns milliseconds, in order */
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
  return taken.sort((one, other) => one - other);
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

async function measure(name: string, database: Database): Promise<void> {
  await applyMigrations(database);
  const perSecond = await throughput(database);
  const events = createEvents({ database });
  await events.start();
  const ms = await latencies(database, events);
  const at = (part: number) => (ms[Math.floor(ms.length * part)] ?? Number.NaN).toFixed(1);
  const { bytes, processor } = await idle(database, events);
  await events.stop();
  process.stdout.write(
    `${name}: ${Math.round(perSecond)} events/s moved; commit to follower p50 ${at(0.5)} ms, p99 ${at(0.99)} ms; ` +
      `${FOLLOWERS} idle followers: ${(bytes / 1_024).toFixed(1)} KiB each, ${(processor * 100).toFixed(1)} % of a processor\n`,
  );
}

const embedded = await openEmbedded(undefined);
await measure("embedded", embedded);
await embedded.close();

const name = `orrery_bench_${randomUUID().replaceAll("-", "")}`;
const server = await openPostgres(POSTGRES);
await server.script(`CREATE DATABASE "${name}"`);
try {
  const url = new URL(POSTGRES);
  url.pathname = `/${name}`;
  const database = await openPostgres(url.href);
  await measure("PostgreSQL", database);
  await database.close();
} finally {
  await server.script(`DROP DATABASE "${name}" WITH (FORCE)`);
  await server.close();
}
// The schema engine keeps a timer of a minute alive.
process.exit(0);
