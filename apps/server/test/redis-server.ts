import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";

/** Whether this machine can start a Redis of its own. */
export const hasRedisServer = spawnSync("redis-server", ["--version"]).status === 0;

/** A Redis that keeps nothing on disk, for tests that stop it. */
export interface OwnRedis extends AsyncDisposable {
  readonly url: string;
  /** On the same port as before, and empty. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

export async function ownRedis(): Promise<OwnRedis> {
  const port = await freePort();
  let child: ChildProcess | undefined;
  async function start(): Promise<void> {
    const options = ["--port", `${port}`, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
    const started = spawn("redis-server", options, { stdio: ["ignore", "pipe", "ignore"] });
    child = started;
    let output = "";
    while (!output.includes("Ready to accept connections")) output += String(await once(started.stdout, "data"));
    started.stdout.resume();
  }
  async function stop(): Promise<void> {
    if (!child) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    child = undefined;
    await ended;
  }
  await start();
  return { url: `redis://127.0.0.1:${port}`, start, stop, [Symbol.asyncDispose]: stop };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
