import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createDeliveryEngine, type EngineOptions } from "@orrery/delivery";
import { makeDays, moveOnce } from "@orrery/events";
import { Agent } from "undici";
import type { Bench, Part } from "../bench.ts";
import { median, percentile } from "../measure.ts";
import { type Line, verdictOf } from "../report/report.ts";
import { startServer } from "../servers/server.ts";
import { createWorld, type World } from "../world/world.ts";

const RECEIVER = join(import.meta.dirname, "../servers/receiver-program.ts");
const ENDPOINTS = 10;
const CONCURRENCY = 10;
const DELIVERIES = 10_000;
const ROUNDS = 3;
const BACKLOG = 100_000;
const HEALTHY = 100;
const QUEUED = 10_000;
const EVENTS = 60;
const EVENT_EVERY_MS = 250;

const bars = {
  rate: { limit: 0.7, better: "more" },
  memory: { limit: 1.5 },
  dead: { limit: 2 },
} as const;

const EMIT = `INSERT INTO "OutboxEvent" ("organizationId", "type", "resourceId", "resourceVersion", "data", "credentialId")
  SELECT $1::uuid, $2, gen_random_uuid(), 1, json_build_object('at', $4::float8, 'text', repeat('x', 600)), gen_random_uuid()
  FROM generate_series(1, $3::int4)`;

async function emit({ database: { sql }, organizationId }: World, type: string, count: number, at = 0): Promise<void> {
  await sql(EMIT, [organizationId, type, count, at]);
  while ((await moveOnce(sql, 500)).events > 0);
}

async function addEndpoints({ database, organizationId }: World, url: string, type: string, count: number) {
  await database.system.webhookEndpoint.createMany({
    data: Array.from({ length: count }, () => ({
      ...{ organizationId, url, dialect: "orkestra", events: [type] },
      secret: Buffer.from("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
      ...{ credentialKind: "operator", credentialId: randomUUID() },
    })),
  });
}

const removeEndpoints = ({ database }: World) => database.system.webhookEndpoint.deleteMany();

/** Runs an engine until so many deliveries were made. @returns seconds */
async function drain({ database }: World, count: number, onResult: (made: number) => void = () => undefined) {
  const { promise: done, resolve } = Promise.withResolvers<void>();
  const dispatcher = new Agent();
  let made = 0;
  const engine = createDeliveryEngine({
    ...engineOptions(database.sql, dispatcher),
    onResult() {
      made += 1;
      onResult(made);
      if (made === count) resolve();
    },
  });
  const begunMs = performance.now();
  engine.start();
  await done;
  const seconds = (performance.now() - begunMs) / 1_000;
  await engine.stop();
  await dispatcher.destroy();
  return seconds;
}

const engineOptions = (sql: EngineOptions["sql"], dispatcher: Agent): EngineOptions => ({
  ...{ sql, dispatcher, concurrency: CONCURRENCY, cursorKey: Buffer.alloc(32) },
  openSecret: (_, sealed) => Buffer.from(sealed).toString(),
});

/** The same bytes to the same receiver, with as many at once. @returns seconds */
async function bareLoop(url: string, count: number): Promise<number> {
  const body = JSON.stringify({ id: randomUUID(), type: "lead.created", data: { at: 0, text: "x".repeat(600) } });
  let left = count;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      const response = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body });
      await response.text();
    }
  };
  const begunMs = performance.now();
  await Promise.all(Array.from({ length: ENDPOINTS * CONCURRENCY }, worker));
  return (performance.now() - begunMs) / 1_000;
}

async function rate(world: World, url: string): Promise<Line> {
  const [own, bare]: [number[], number[]] = [[], []];
  await addEndpoints(world, url, "lead.created", ENDPOINTS);
  for (let round = 0; round <= ROUNDS; round += 1) {
    await emit(world, "lead.created", DELIVERIES / ENDPOINTS);
    const seconds = [await drain(world, DELIVERIES), await bareLoop(url, DELIVERIES)] as const;
    if (round === 0) continue;
    own.push(DELIVERIES / seconds[0]);
    bare.push(DELIVERIES / seconds[1]);
  }
  await removeEndpoints(world);
  const ratio = median(own.map((perSecond, round) => perSecond / (bare[round] ?? Number.NaN)));
  return {
    ...{ part: "webhooks", row: "deliveries", figures: { perSecond: median(own) } },
    against: { name: "fetch", figures: { perSecond: median(bare) } },
    ...{ ratio, bar: bars.rate, verdict: verdictOf(ratio, bars.rate) },
  };
}

function heapAfterGarbage(): number {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  return process.memoryUsage().heapUsed;
}

/** What the heap is when a tenth of the backlog is gone, and the most that it is later. */
async function backlog(world: World, url: string): Promise<Line> {
  await addEndpoints(world, url, "lead.created", ENDPOINTS);
  await emit(world, "lead.created", BACKLOG / ENDPOINTS);
  const heaps: number[] = [];
  const seconds = await drain(world, BACKLOG, (made) => {
    if (made % (BACKLOG / 10) === 0) heaps.push(heapAfterGarbage());
  });
  await removeEndpoints(world);
  const [first = Number.NaN, ...later] = heaps;
  const ratio = Math.max(...later) / first;
  const mib = (bytes: number) => `${(bytes / 1_048_576).toFixed(0)} MiB`;
  return {
    ...{ part: "webhooks", row: `a backlog of ${BACKLOG}`, figures: { perSecond: BACKLOG / seconds } },
    ...{ ratio, bar: bars.memory, verdict: verdictOf(ratio, bars.memory) },
    note: `heap ${mib(first)} after a tenth, then at most ${mib(Math.max(...later))}`,
  };
}

async function listening(listener: RequestListener) {
  const server = createServer(listener);
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** From before the commit of an event until each of the healthy endpoints has it, in milliseconds. */
async function latencies(world: World): Promise<number[]> {
  const takenMs: number[] = [];
  await using healthy = await listening(async (request, response) => {
    const { data } = JSON.parse(Buffer.concat(await request.toArray()).toString());
    takenMs.push(performance.now() - data.at);
    response.end();
  });
  await addEndpoints(world, healthy.url, "lead.created", HEALTHY);
  const dispatcher = new Agent();
  const engine = createDeliveryEngine(engineOptions(world.database.sql, dispatcher));
  engine.start();
  for (let events = 0; events < EVENTS; events += 1) {
    await emit(world, "lead.created", 1, performance.now());
    engine.wake();
    await delay(EVENT_EVERY_MS);
  }
  while (takenMs.length < EVENTS * HEALTHY) await delay(20);
  await engine.stop();
  await dispatcher.destroy();
  // What the first of them connected.
  return takenMs.slice(HEALTHY * 5);
}

async function besideADeadOne(world: World): Promise<Line> {
  const without = await latencies(world);
  await removeEndpoints(world);
  await using dead = await listening(() => undefined);
  await addEndpoints(world, dead.url, "lead.assigned", 1);
  await emit(world, "lead.assigned", QUEUED);
  const beside = await latencies(world);
  await removeEndpoints(world);
  const figures = (ms: readonly number[]) => ({ p50Ms: percentile(ms, 0.5), p99Ms: percentile(ms, 0.99) });
  const ratio = figures(beside).p99Ms / figures(without).p99Ms;
  return {
    ...{ part: "webhooks", row: `${HEALTHY} healthy beside a dead one`, figures: figures(beside) },
    against: { name: "without it", figures: figures(without) },
    ...{ ratio, bar: bars.dead, verdict: verdictOf(ratio, bars.dead) },
    note: `${QUEUED} queued for the dead one`,
  };
}

/**
 * How many deliveries a second a process makes to a receiver of this machine, beside a loop of `fetch` with as many at once;
 * what a backlog takes of memory while it is drained; and what a dead endpoint costs a hundred healthy ones.
 */
export const webhooks: Part = {
  summary: "deliveries to webhooks beside a loop of fetch, a backlog, and one dead endpoint among many",
  async run({ hold, say }: Bench) {
    const world = await hold(() => createWorld(say));
    await makeDays(world.database.sql);
    const receiver = await hold(() => startServer({ name: "receiver", folder: world.folder, file: RECEIVER, env: {} }));
    say("webhooks: deliveries");
    const lines = [await rate(world, receiver.url)];
    say("webhooks: a backlog");
    lines.push(await backlog(world, receiver.url));
    say("webhooks: a dead endpoint");
    return [...lines, await besideADeadOne(world)];
  },
};
