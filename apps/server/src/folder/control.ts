import { connect, type Server, type Socket } from "node:net";
import { createInterface } from "node:readline";
import { z } from "zod";
import type { CommandCaller } from "../cli/command.ts";
import type { Progress } from "../cli/progress.ts";
import { withSocketPath } from "./short-path.ts";

/**
 * How processes talk over the socket in a data folder, one JSON line a message: whoever holds the folder greets with
 * `{ pid }`; a command line sends `{ argv, cwd }` and gets `{ progress }`, as often as there is some, and then
 * `{ code, stdout, stderr }`. It ends its side when it wants the command no more.
 */
export const CONTROL_SOCKET = "control.sock";

const Greeting = z.object({ pid: z.int() });
const Command = z.object({ argv: z.array(z.string()), cwd: z.string() });
const Answer = z.object({ code: z.int(), stdout: z.string(), stderr: z.string() });
const Told = z.object({ progress: z.object({ done: z.int(), total: z.int(), note: z.string() }) });

/** What a command printed, and the exit code that it ends with. */
export type CommandAnswer = z.infer<typeof Answer>;

/** Runs a command of the command line inside the process that holds the folder. */
export type CommandRunner = (argv: readonly string[], caller: CommandCaller) => Promise<CommandAnswer>;

/** Far more than any command needs. */
const COMMAND_MAX_BYTES = 256 * 1024;
/** A holder that is busy opening its database greets late. */
const GREETING_TIMEOUT_MS = 3_000;
/** Whoever connects to ask sends the question at once. */
const QUESTION_TIMEOUT_MS = 2_000;

/** Whether somebody listens on a socket: `free` where there is none, `stale` where its process is gone. */
export type Holder =
  | { readonly state: "free" | "stale" }
  | { readonly state: "held"; readonly pid: number | undefined };

/** Asks who holds the folder, by connecting. @param name another name for the socket, where it was set aside. */
export async function findHolder(folder: string, name: string = CONTROL_SOCKET): Promise<Holder> {
  const connected = await open(folder, name);
  if (typeof connected === "string") return { state: connected };
  try {
    connected.setTimeout(GREETING_TIMEOUT_MS, () => connected.destroy());
    const greeting = await firstLine(connected);
    return { state: "held", pid: greeting === undefined ? undefined : Greeting.parse(JSON.parse(greeting)).pid };
  } finally {
    connected.destroy();
  }
}

/** Has the folder's holder run a command. Undefined where nobody holds it. */
export async function askHolder(
  folder: string,
  argv: readonly string[],
  { cwd, signal, progress }: CommandCaller,
): Promise<CommandAnswer | undefined> {
  const connected = await open(folder, CONTROL_SOCKET);
  if (typeof connected === "string") return undefined;
  connected.write(`${JSON.stringify({ argv, cwd })}\n`);
  const stop = () => void connected.end();
  signal.addEventListener("abort", stop, { once: true });
  try {
    for await (const line of createInterface({ input: connected })) {
      const message: unknown = JSON.parse(line);
      const answer = Answer.safeParse(message);
      if (answer.success) return answer.data;
      const told = Told.safeParse(message);
      if (told.success) progress(told.data.progress);
    }
    throw new Error("The server stopped before it answered.");
  } finally {
    signal.removeEventListener("abort", stop);
    connected.destroy();
  }
}

/** What answers commands on a socket. */
export interface CommandDesk {
  /** Commands are run from now on; those that came before have waited. */
  open(runner: CommandRunner): void;
  /** Turns away the commands to come, has those under way stop where they can, and waits for them. */
  close(): Promise<void>;
}

const STOPPING: CommandAnswer = { code: 1, stdout: "", stderr: "The server is stopping.\n" };

/** Greets whoever connects, and runs what they ask for. */
export function answerCommands(server: Server): CommandDesk {
  const { promise: runner, resolve: open } = Promise.withResolvers<CommandRunner>();
  const underWay = new Set<Promise<void>>();
  const closing = new AbortController();
  const run: CommandRunner = async (...asked) => (await runner)(...asked);
  server.on("connection", (socket) => {
    // Whoever asks may be gone before the answer.
    socket.on("error", () => socket.destroy());
    socket.write(`${JSON.stringify({ pid: process.pid })}\n`);
    const done = answer(socket, closing.signal, (...asked) =>
      closing.signal.aborted ? Promise.resolve(STOPPING) : run(...asked),
    )
      .catch(() => void socket.destroy())
      .finally(() => underWay.delete(done));
    underWay.add(done);
  });
  return {
    open,
    async close() {
      closing.abort();
      // Those that still wait for the runner are told as well.
      open(() => Promise.resolve(STOPPING));
      await Promise.all(underWay);
    },
  };
}

async function answer(socket: Socket, closing: AbortSignal, run: CommandRunner): Promise<void> {
  socket.setTimeout(QUESTION_TIMEOUT_MS, () => socket.destroy());
  const line = await firstLine(socket);
  if (line === undefined) {
    socket.end();
    return;
  }
  socket.setTimeout(0);
  const { argv, cwd } = Command.parse(JSON.parse(line));
  const left = new AbortController();
  for (const leaving of ["end", "close"] as const) socket.once(leaving, () => left.abort());
  socket.resume();
  const signal = AbortSignal.any([left.signal, closing]);
  const progress = (progress: Progress) => void socket.write(`${JSON.stringify({ progress })}\n`);
  socket.end(`${JSON.stringify(await run(argv, { cwd, signal, progress }))}\n`);
}

/** Everything before the first line break; undefined when the other side ends without one. */
async function firstLine(socket: Socket): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    const end = chunk.indexOf(0x0a);
    chunks.push(end === -1 ? chunk : chunk.subarray(0, end));
    if (end !== -1) return Buffer.concat(chunks).toString();
    size += chunk.length;
    if (size > COMMAND_MAX_BYTES) throw new Error("The message is too long.");
  }
  return undefined;
}

async function open(folder: string, name: string): Promise<Socket | "free" | "stale"> {
  const { promise, resolve, reject } = Promise.withResolvers<Socket | "free" | "stale">();
  const socket = withSocketPath(folder, name, (path) => connect({ path, allowHalfOpen: true }));
  socket.once("connect", () => resolve(socket));
  socket.once("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") resolve("free");
    else if (error.code === "ECONNREFUSED") resolve("stale");
    else reject(error);
  });
  const connected = await promise;
  if (typeof connected !== "string") connected.on("error", () => connected.destroy());
  return connected;
}
