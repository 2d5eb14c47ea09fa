import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { LimitRequest } from "@orrery/operation";
import type { LimiterStatus } from "../redis.ts";

/** What a child is told: to ask this so many times, all at once. */
export interface Burst {
  readonly request: LimitRequest;
  readonly times: number;
}

/** What it says when it is ready, and after each burst. */
export interface Answer {
  readonly allowed: number;
  /** Its wall clock, epoch milliseconds. */
  readonly clockMs: number;
  readonly status: LimiterStatus;
}

export interface Child extends AsyncDisposable {
  /** How far its clock is off, in milliseconds. */
  readonly clockOffsetMs: number;
  burst(burst: Burst): Promise<Answer>;
  /** At once, with nothing given back. */
  kill(): Promise<void>;
}

export interface ChildOptions {
  readonly url: string;
  readonly keyPrefix: string;
  readonly leaseMs?: number;
  readonly clockOffsetMs?: number;
}

/** Starts a process with a limiter over Redis of its own, and waits until it is ready. */
export async function startChild(options: ChildOptions): Promise<Child> {
  const { url, keyPrefix, leaseMs = 30_000, clockOffsetMs = 0 } = options;
  const child = fork(join(import.meta.dirname, "child.ts"), [url, keyPrefix, `${leaseMs}`], {
    execArgv: ["--import", join(import.meta.dirname, "shifted-clock.ts")],
    env: { PATH: process.env.PATH, ORRERY_TEST_CLOCK_OFFSET_MS: `${clockOffsetMs}` },
    // Principals hold sets, which JSON does not.
    serialization: "advanced",
  });
  const ready = await answerOf(child);
  return {
    clockOffsetMs: ready.clockMs - Date.now(),
    async burst(burst) {
      const answer = answerOf(child);
      child.send(burst);
      return answer;
    },
    kill: () => end(child),
    [Symbol.asyncDispose]: () => end(child),
  };
}

async function answerOf(child: ChildProcess): Promise<Answer> {
  const gone = new AbortController();
  const onExit = () => gone.abort(new Error("The child process has ended."));
  child.once("exit", onExit);
  const [message] = await once(child, "message", { signal: gone.signal });
  child.off("exit", onExit);
  return message;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, "exit");
  child.kill("SIGKILL");
  await exit;
}
