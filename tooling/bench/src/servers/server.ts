import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { pathToFileURL } from "node:url";

/** What a process has taken so far. */
export interface Usage {
  /** User and system time, microseconds. */
  readonly cpuUs: number;
  /** Bytes. */
  readonly rss: number;
  /** Bytes. */
  readonly heapUsed: number;
}

/** A program under measurement, in a process of its own. */
export interface Server extends AsyncDisposable {
  readonly name: string;
  readonly url: string;
  readonly pid: number;
  /** From the process's start until it listened. */
  readonly startMs: number;
  /** @param when `settled`: after a collection of garbage, where the program was started with `--expose-gc` */
  usage(when?: "settled"): Promise<Usage>;
}

export interface Program {
  readonly name: string;
  /** Of its output; a log goes to a file, as it would in production. */
  readonly folder: string;
  readonly file: string;
  readonly env: Readonly<Record<string, string>>;
  readonly execArgv?: readonly string[];
}

const METER = pathToFileURL(join(import.meta.dirname, "meter.ts")).href;
const START_TIMEOUT_MS = 60_000;
const LOOK_EVERY_MS = 2;

let started = 0;

/** Starts a program, and waits for the line of JSON with its `url` by which it says that it listens. @throws when it ends before */
export async function startServer({ name, folder, file, env, execArgv = [] }: Program): Promise<Server> {
  started += 1;
  const log = join(folder, `${name}-${started}.log`);
  const output = openSync(log, "w");
  const begunMs = performance.now();
  const child = fork(file, {
    env: { PATH: process.env.PATH, ...env },
    execArgv: ["--disable-warning=ExperimentalWarning", "--import", METER, ...execArgv],
    stdio: ["ignore", output, output, "ipc"],
    // A terminal's Ctrl-C is for the bench alone, which ends it.
    detached: true,
  });
  closeSync(output);
  const url = await listening(child, log);
  const startMs = performance.now() - begunMs;
  return {
    name,
    url,
    pid: child.pid ?? 0,
    startMs,
    async usage(when) {
      child.send(when ?? "usage");
      return (await answerOf(child)) as Usage;
    },
    [Symbol.asyncDispose]: () => ended(child),
  };
}

async function listening(child: ChildProcess, log: string): Promise<string> {
  const deadlineMs = performance.now() + START_TIMEOUT_MS;
  while (performance.now() < deadlineMs && child.exitCode === null && child.signalCode === null) {
    const line = /^\{.*"url":"(http:[^"]+)".*"msg":"listening"\}$/m.exec(readFileSync(log, "utf8"));
    if (line?.[1]) return line[1];
    await delay(LOOK_EVERY_MS);
  }
  await ended(child);
  throw new Error(`A server did not start:\n${readFileSync(log, "utf8")}`);
}

/** What a process says next. @throws when it ends instead */
export function answerOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onMessage = (message: unknown) => {
      child.off("exit", onExit);
      resolve(message);
    };
    const onExit = () => {
      child.off("message", onMessage);
      reject(new Error(`${child.spawnargs.at(-1)} has ended.`));
    };
    child.once("message", onMessage);
    child.once("exit", onExit);
  });
}

/** Kills it: what it held is dropped right afterwards. */
export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const over = once(child, "exit");
  child.kill("SIGKILL");
  await over;
}
