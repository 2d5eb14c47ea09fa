import { join } from "node:path";
import { createKey } from "@orrery/access";
import { registry } from "@orrery/domain";
import type { Bench, Part } from "../bench.ts";
import { type Subscribers, startSubscribers } from "../load/fan-out.ts";
import { percentile } from "../measure.ts";
import { type Bar, figuresOf, type Line, ratioOf, type Sample, verdictOf } from "../report/report.ts";
import { startOrrery } from "../servers/orrery.ts";
import { type Server, startServer } from "../servers/server.ts";
import { createWorld, type World } from "../world/world.ts";

/** Of the bare broadcast's rate, by the processor time of the serving process. */
const RATE: Bar = { limit: 0.4, aim: 0.6, better: "more" };

const SOCKETS = 2_000;
/** The most that one credential may have. */
const SOCKETS_PER_KEY = 100;
/** One for as many requests of the run's effort: each reaches all sockets. */
const REQUESTS_PER_COMMIT = 50;
const KIB = 1_024;

/** Subscriptions to new leads: the event as it happened, and with the lead as it is when it is told. */
const QUERIES = {
  event: "subscription { events { id type cursor data } }",
  "event and lead": "subscription { leadChanged { event { id type cursor } lead { id name status score } } }",
} as const;

interface Side {
  readonly server: Server;
  readonly subscribers: Subscribers;
  /** Bytes that each socket takes of the process. */
  readonly bytes: number;
  readonly samples: Sample[];
}

async function keysOf({ database: { system }, organizationId }: World): Promise<string[]> {
  const wanted = { organizationId, name: "Subscriber", prefix: "ork_live_", scopes: ["*"] } as const;
  const keys = Array.from({ length: SOCKETS / SOCKETS_PER_KEY }, () => createKey(system, wanted, registry.scopes));
  return (await Promise.all(keys)).map(({ key }) => key);
}

async function opened(server: Server, bench: Bench, as: object, path = ""): Promise<Side> {
  const subscribers = await bench.hold(async () => startSubscribers());
  const of = { kind: "open", sockets: SOCKETS, socketsPerKey: SOCKETS_PER_KEY, keys: [], ...as } as const;
  const before = await server.usage("settled");
  await subscribers.run({ ...of, url: server.url + path });
  const after = await server.usage("settled");
  return { server, subscribers, bytes: (after.rss - before.rss) / SOCKETS, samples: [] };
}

type Send = (side: Side, bodies: readonly string[]) => ReturnType<Subscribers["run"]>;

/** @returns the latest message that a socket got */
async function round({ server, samples, ...side }: Side, send: Send, bodies: readonly string[]): Promise<string> {
  const before = await server.usage();
  const begunMs = performance.now();
  const { takenMs, last } = await send({ server, samples, ...side }, bodies);
  const seconds = (performance.now() - begunMs) / 1_000;
  const { cpuUs } = await server.usage();
  const deliveries = bodies.length * SOCKETS;
  samples.push({
    cpuUs: (cpuUs - before.cpuUs) / deliveries,
    perSecond: deliveries / seconds,
    p50Ms: percentile(takenMs, 0.5),
    p99Ms: percentile(takenMs, 0.99),
  });
  return last;
}

function linesOf(name: string, orrery: Side, bare: Side): Line[] {
  const [own, others] = [orrery.samples.slice(1), bare.samples.slice(1)];
  const rate = 1 / ratioOf(own, others);
  const figures = figuresOf(own);
  const against = { name: "bare ws", figures: figuresOf(others) };
  const times = `commit to last socket p50 ${figures.p50Ms.toFixed(0)} ms, bare ${against.figures.p50Ms.toFixed(0)} ms`;
  const memory = `${(orrery.bytes / KIB).toFixed(0)} KiB a socket, bare ${(bare.bytes / KIB).toFixed(0)} KiB`;
  const of = { part: "fanout", row: `a delivery, ${name}`, note: `${times}; ${memory}` };
  return [{ ...of, figures, against, ratio: rate, bar: RATE, verdict: verdictOf(rate, RATE) }];
}

async function measured(
  bench: Bench,
  world: World,
  keys: readonly string[],
  name: keyof typeof QUERIES,
): Promise<Line[]> {
  bench.say(`fanout: ${name}`);
  const execArgv = ["--expose-gc"];
  const file = join(import.meta.dirname, "../servers/broadcast-program.ts");
  const ownServer = await bench.hold(() => startOrrery(world, { execArgv }));
  const bareServer = await bench.hold(() =>
    startServer({ name: "broadcast", folder: world.folder, file, env: {}, execArgv }),
  );
  const subscribe = JSON.stringify({ id: "1", type: "subscribe", payload: { query: QUERIES[name] } });
  const orrery = await opened(ownServer, bench, { keys, protocol: "graphql-transport-ws", subscribe }, "/graphql");
  const bare = await opened(bareServer, bench, {});
  const headers = { "content-type": "application/json", "x-api-key": world.key };
  const post: Send = ({ server: { url }, subscribers }, bodies) =>
    subscribers.run({ kind: "send", url: `${url}/v1/leads`, headers, bodies });
  const { rounds, requests } = bench.effort;
  const commits = Math.ceil(requests / REQUESTS_PER_COMMIT);
  for (let at = 0; at <= rounds; at += 1) {
    const leads = Array.from({ length: commits }, (_, n) => JSON.stringify({ name: `Lead ${at * commits + n}` }));
    // The bare broadcast sends what Orrery's sockets got, byte for byte.
    const message = await round(orrery, post, leads);
    await round(
      bare,
      post,
      leads.map(() => message),
    );
  }
  for (const held of [orrery.subscribers, bare.subscribers, ownServer, bareServer]) await held[Symbol.asyncDispose]();
  return linesOf(name, orrery, bare);
}

/** A new lead, told to 2,000 subscribers over WebSockets, against a broadcast of the same bytes. */
export const fanout: Part = {
  summary: "a new lead to 2,000 subscribers against a bare broadcast of ws",
  async run(bench) {
    const world = await bench.hold(() => createWorld(bench.say));
    const keys = await keysOf(world);
    return [
      ...(await measured(bench, world, keys, "event")),
      ...(await measured(bench, world, keys, "event and lead")),
    ];
  },
};
