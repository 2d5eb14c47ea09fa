/** Holds the sockets of the part `fanout`, in a process of its own: what they receive is counted here. */
import { once } from "node:events";
import { request } from "undici";
import { WebSocket } from "ws";
import type { FanOutAnswer, FanOutJob, Opening, Sending } from "./fan-out.ts";

/** Fewer than may be without a credential yet. */
const AT_ONCE = 50;

/** For all sockets to have what one request told. */
const TIMEOUT_MS = 60_000;

const sockets: WebSocket[] = [];
let received = 0;
let last = "";
let wanted = Number.POSITIVE_INFINITY;
let arrived = arrival();

function arrival() {
  const resolvers = Promise.withResolvers<void>();
  // It may fail before anybody waits for it.
  resolvers.promise.catch(() => undefined);
  return resolvers;
}

/** What is no delivery ends the run: the subscription was refused, or is over. */
function noteMessage(data: unknown): void {
  last = `${data}`;
  if (/"type":"(error|complete)"/.test(last)) arrived.reject(new Error(`A socket got ${last.slice(0, 500)}`));
  received += 1;
  if (received === wanted) arrived.resolve();
}

/** A subscription has begun when its server has answered a ping that was sent behind it. */
async function openOne({ url, protocol, subscribe }: Opening, key: string | undefined): Promise<void> {
  const socket = new WebSocket(url.replace("http", "ws"), protocol === undefined ? [] : [protocol]);
  await once(socket, "open");
  if (subscribe !== undefined) {
    socket.send(JSON.stringify({ type: "connection_init", payload: { "x-api-key": key } }));
    await once(socket, "message");
    socket.send(subscribe);
  }
  socket.on("message", noteMessage);
  socket.ping();
  await once(socket, "pong");
  sockets.push(socket);
}

async function open(job: Opening): Promise<FanOutAnswer> {
  while (sockets.length < job.sockets) {
    const count = Math.min(AT_ONCE, job.sockets - sockets.length);
    const keyAt = (at: number) => job.keys[Math.floor((sockets.length + at) / job.socketsPerKey)];
    await Promise.all(Array.from({ length: count }, (_, at) => openOne(job, keyAt(at))));
  }
  return { takenMs: [], last };
}

/** One request after the other, each until the last socket has what it told. Milliseconds from sending the request on. */
async function send({ url, headers, bodies }: Sending): Promise<FanOutAnswer> {
  const takenMs: number[] = [];
  for (const body of bodies) {
    received = 0;
    wanted = sockets.length;
    arrived = arrival();
    const begunMs = performance.now();
    const late = setTimeout(() => arrived.reject(new Error(`${received} of ${wanted} were told.`)), TIMEOUT_MS);
    const [answer] = await Promise.all([request(url, { method: "POST", headers, body }), arrived.promise]);
    clearTimeout(late);
    takenMs.push(performance.now() - begunMs);
    const text = await answer.body.text();
    if (answer.statusCode !== 201) throw new Error(`POST ${url}: ${answer.statusCode} ${text}`);
  }
  return { takenMs, last };
}

process.on("message", (job: FanOutJob) => {
  const working = job.kind === "open" ? open(job) : send(job);
  working.then(
    (answer) => process.send?.(answer),
    (error: unknown) => process.send?.({ failed: String(error) }),
  );
});
process.on("disconnect", () => process.exit(0));
