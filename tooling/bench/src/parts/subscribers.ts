import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { request } from "node:http";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { WebSocket } from "ws";
import type { Bench, Part } from "../bench.ts";
import type { Line } from "../report/report.ts";
import { answerOf, ended } from "../servers/server.ts";
import type { Taken } from "../servers/subscribers-program.ts";

const SUBSCRIBERS = 2_000;
/** Fewer than may be without a credential yet. */
const AT_ONCE = 50;
const WARM_UP = 200;
const IDLE_MS = 10_000;
const QUERY = "subscription { events { id type data } }";

/** Opens a subscription. @returns what closes it */
type Open = (url: string, key: string) => Promise<() => void>;

const overSocket: Open = async (url, key) => {
  const socket = new WebSocket(`${url.replace("http", "ws")}/graphql`, ["graphql-transport-ws"]);
  await once(socket, "open");
  socket.send(JSON.stringify({ type: "connection_init", payload: { "x-api-key": key } }));
  await once(socket, "message");
  socket.send(JSON.stringify({ id: "1", type: "subscribe", payload: { query: QUERY } }));
  return () => socket.terminate();
};

const overSse: Open = async (url, key) => {
  const headers = { "x-api-key": key, accept: "text/event-stream" };
  const asked = request(`${url}/graphql?query=${encodeURIComponent(QUERY)}`, { headers, agent: false }).end();
  const [response] = await once(asked, "response");
  response.resume();
  asked.on("error", () => undefined);
  return () => asked.destroy();
};

async function ask(server: ChildProcess): Promise<Taken> {
  server.send("what do you take?");
  return (await answerOf(server)) as Taken;
}

/** The part of a processor that it takes while nothing happens. */
async function processorOf(server: ChildProcess): Promise<number> {
  const before = await ask(server);
  await delay(IDLE_MS);
  return ((await ask(server)).cpuMs - before.cpuMs) / IDLE_MS;
}

async function openAll(open: Open, { url, keys }: Serving, count: number): Promise<readonly (() => void)[]> {
  const opened: (() => void)[] = [];
  while (opened.length < count) {
    const batch = Array.from({ length: Math.min(AT_ONCE, count - opened.length) }, (_, at) =>
      open(url, keys[Math.floor((opened.length + at) / 100) % keys.length] ?? ""),
    );
    opened.push(...(await Promise.all(batch)));
  }
  while ((await openAt(url)) < count) await delay(50);
  return opened;
}

async function openAt(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/orrery_subscriptions_open (\d+)/.exec(text)?.[1]);
}

interface Serving {
  readonly url: string;
  readonly keys: readonly string[];
}

const PROGRAM = join(import.meta.dirname, "../servers/subscribers-program.ts");

async function lineOf(name: string, open: Open, { hold, say }: Bench): Promise<Line> {
  say(`subscribers: ${name}`);
  const { server } = await hold(async () => {
    const execArgv = ["--disable-warning=ExperimentalWarning", "--expose-gc"];
    const child = fork(PROGRAM, { execArgv, detached: true });
    return { server: child, [Symbol.asyncDispose]: () => ended(child) };
  });
  const serving = (await answerOf(server)) as Serving;
  // Code is compiled and pools have grown before anything is measured.
  for (const close of await openAll(open, serving, WARM_UP)) close();
  while ((await openAt(serving.url)) > 0) await delay(50);
  const quiet = await processorOf(server);
  const before = await ask(server);
  const opened = await openAll(open, serving, SUBSCRIBERS);
  const after = await ask(server);
  const idle = await processorOf(server);
  const kib = (of: "rss" | "heapUsed") => ((after[of] - before[of]) / SUBSCRIBERS / 1_024).toFixed(1);
  const note =
    `${kib("rss")} KiB each, ${kib("heapUsed")} of it on the heap; ` +
    `${((idle - quiet) * 100).toFixed(1)} % of a processor, ${(quiet * 100).toFixed(1)} % without them`;
  for (const close of opened) close();
  await ended(server);
  return { part: "subscribers", row: `${SUBSCRIBERS} idle over ${name}`, figures: {}, verdict: "told", note };
}

/**
 * What 2,000 subscribers cost to whom nothing happens, over WebSockets and as server-sent events. The server has a
 * process of its own, which is what is measured; embedded, with 20 keys of 100 subscribers.
 */
export const subscribers: Part = {
  summary: "2,000 subscribers to whom nothing happens",
  run: async (bench) => [
    await lineOf("WebSockets", overSocket, bench),
    await lineOf("server-sent events", overSse, bench),
  ],
};
