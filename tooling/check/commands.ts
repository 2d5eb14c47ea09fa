import { type ChildProcess, spawn } from "node:child_process";
import { delimiter, join } from "node:path";

export const ROOT = join(import.meta.dirname, "../..");

/** What every check runs with: the workspace's own tools, no telemetry, and no installation in the middle of a run. */
const ENVIRONMENT: NodeJS.ProcessEnv = {
  ...process.env,
  PATH: [join(ROOT, "node_modules/.bin"), process.env.PATH].join(delimiter),
  TURBO_TELEMETRY_DISABLED: "1",
  DO_NOT_TRACK: "1",
  pnpm_config_verify_deps_before_run: "false",
  ...(process.stdout.isTTY ? {} : { NO_COLOR: "1" }),
};

let running: ChildProcess | undefined;
let interrupted = false;

for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => {
    interrupted = true;
    running?.kill(signal);
  });

/** Whether somebody asked the run to end. */
export const isInterrupted = (): boolean => interrupted;

/**
 * Runs a command in the repository's root, its output going where this process's goes.
 * @param env laid over the environment; undefined takes a variable away
 * @returns the exit code, 1 for a command that a signal ended or that could not start
 */
export function command(name: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  return new Promise((resolve) => {
    running = spawn(name, args, { cwd: ROOT, stdio: "inherit", env: { ...ENVIRONMENT, ...env } });
    running.once("error", (error) => {
      process.stderr.write(`${name}: ${error.message}\n`);
      resolve(1);
    });
    running.once("close", (code) => resolve(code ?? 1));
  });
}
