import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { copyTemplate, usesPostgres } from "@orrery/testkit";
import type { Credentials } from "../src/index.ts";

const SERVER = join(import.meta.dirname, "../src/main.ts");
const CLI = join(import.meta.dirname, "../src/cli/main.ts");

type Env = Readonly<Record<string, string>>;

/** How a process ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** All of its standard output, once it has this in it. Fails if the process ends before. */
  printed(text: string): Promise<string>;
}

/** Where compiled code is kept: nothing of it can be told from outside, but that a start takes half as long. */
const { PATH, NODE_COMPILE_CACHE } = process.env;

/** Runs a file with this environment alone: nothing else of the test run's own gets through. */
function run(file: string, argv: readonly string[], env: Env): Running {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", file, ...argv], {
    env: { PATH, NODE_COMPILE_CACHE, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream]?.on("data", (chunk) => {
      output[stream] += chunk;
    });
  }
  const ended = once(child, "close").then(([code, signal]) => ({ code, signal, ...output }));
  const printed = async (text: string) => {
    const over = ended.then(() => Promise.reject(new Error(`It ended early:\n${output.stdout}${output.stderr}`)));
    while (!output.stdout.includes(text) && child.stdout) await Promise.race([once(child.stdout, "data"), over]);
    over.catch(() => undefined);
    return output.stdout;
  };
  return { child, ended, printed };
}

/** Runs the server until it ends by itself. */
export const runServer = (env: Env): Promise<Ended> => run(SERVER, [], { PORT: "0", ...env }).ended;

export const launchServer = (env: Env): Running => run(SERVER, [], { PORT: "0", ...env });

/** Runs the command line. */
export const orrery = (env: Env, ...argv: string[]): Promise<Ended> => run(CLI, argv, env).ended;

export interface Serving extends Running, AsyncDisposable {
  readonly url: string;
  /** Asks it to stop, and waits until it has. A test that fails before leaves it to be killed. */
  stop(signal?: NodeJS.Signals): Promise<Ended>;
}

/** Starts a server and waits until it serves. */
export async function startServer(env: Env): Promise<Serving> {
  const running = launchServer(env);
  const { child, ended } = running;
  const line = (await running.printed('"listening"}')).split("\n").find((text) => text.includes('"listening"}'));
  return {
    ...running,
    url: JSON.parse(line ?? "").url,
    stop(signal = "SIGTERM") {
      child.kill(signal);
      return ended;
    },
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** An empty data folder for one test. */
export function temporaryFolder(): { readonly path: string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), "orrery-data-"));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) };
}

/** A data folder whose database is made and migrated, with nothing in it yet: the first start has only to seed it. */
export async function migratedFolder(): Promise<ReturnType<typeof temporaryFolder>> {
  const folder = temporaryFolder();
  if (!usesPostgres) await copyTemplate(join(folder.path, "database"));
  return folder;
}

export function credentialsIn(folder: string): Credentials {
  return JSON.parse(readFileSync(join(folder, "credentials.json"), "utf8"));
}
