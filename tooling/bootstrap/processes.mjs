import { spawn } from "node:child_process";
import { constants } from "node:os";

/** @typedef {{ code: number | null, signal: NodeJS.Signals | null, output: string }} End */

/** Ctrl-C reaches us from the terminal and again through npm: within this time it is one and the same request. */
const SAME_REQUEST_MS = 1000;
const PARENT_CHECK_MS = 500;

/** Signals that ask a process to end. Each is passed on to the running child, which decides when it is done. */
const ENDING = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);

/**
 * Runs children one after the other. Whoever tells this process to end tells the running child, once; after that no
 * other child starts. When npm itself was killed, the child is told as well, so that no server is left without an owner.
 */
export function createRunner() {
  /** @type {import("node:child_process").ChildProcess | undefined} */
  let running;
  /** @type {NodeJS.Signals | null} */
  let asked = null;
  let askedAt = Number.NEGATIVE_INFINITY;

  /** @param {NodeJS.Signals} signal */
  function end(signal) {
    const now = performance.now();
    if (now - askedAt < SAME_REQUEST_MS) return;
    [asked, askedAt] = [signal, now];
    running?.kill(signal);
  }
  for (const signal of ENDING) process.on(signal, end);
  if (process.env.npm_lifecycle_event) whenOrphaned(() => end("SIGTERM"));

  /**
   * @param {string} command
   * @param {readonly string[]} args
   * @param {import("node:child_process").SpawnOptions} options
   * @returns {Promise<End>} `output` is what the child wrote into pipes
   */
  return function run(command, args, options) {
    if (asked) return Promise.resolve({ code: null, signal: asked, output: "" });
    return new Promise((resolve, reject) => {
      let output = "";
      const child = spawn(command, args, options);
      running = child;
      for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += chunk));
      child.once("error", reject);
      child.once("close", (code, signal) => {
        running = undefined;
        resolve({ code, signal, output });
      });
    });
  };
}

/**
 * As a shell would say it: 128 and the signal's number for a child that a signal ended.
 * @param {End} end
 */
export function exitCodeOf({ code, signal }) {
  return code ?? 128 + constants.signals[signal ?? "SIGTERM"];
}

/** @param {() => void} told once, when the process that started this one is gone */
function whenOrphaned(told) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    told();
  }, PARENT_CHECK_MS);
  timer.unref();
}
