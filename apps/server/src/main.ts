/** The server's process: `node apps/server/src/main.ts`. Exits with 0 after a signal, 1 if it cannot start, 2 for a wrong environment. */
import { EnvError, readServerEnv } from "./env.ts";
import { FolderInUse } from "./folder/lock.ts";
import { createLogger, type Logger } from "./observability/log.ts";
import { start } from "./start/start.ts";
import { StartError } from "./start/start-error.ts";

/** After the drain's own 10 s: what hangs now would hang for ever. */
const STOP_TIMEOUT_MS = 20_000;

/** The first signal begins the end. More of them change nothing: a terminal's Ctrl-C may arrive twice. */
function nextSignal(): Promise<NodeJS.Signals> {
  const { promise, resolve } = Promise.withResolvers<NodeJS.Signals>();
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, resolve);
  return promise;
}

/** Node's warnings go into the log; that a feature of Node is experimental is for us to know, not for the operator. */
function logWarnings(logger: Logger): void {
  process.removeAllListeners("warning");
  process.on("warning", (warning) => {
    if (warning.name !== "ExperimentalWarning") logger.warn({ err: warning }, "warning");
  });
}

async function main(): Promise<number> {
  const signalled = nextSignal();
  try {
    const env = readServerEnv();
    const logger = createLogger(env.logLevel);
    logWarnings(logger);
    const server = await start(env, logger);
    // Nobody may be reading any more, which is no reason to stop serving.
    process.stdout.on("error", () => undefined);
    if (server.banner !== undefined) process.stdout.write(server.banner);
    logger.info({ signal: await signalled }, "stopping");
    setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
    await server.stop();
    logger.info("stopped");
    return 0;
  } catch (error) {
    if (error instanceof EnvError || error instanceof StartError || error instanceof FolderInUse) {
      process.stderr.write(`${error.message}\n`);
      return error instanceof EnvError ? 2 : 1;
    }
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    return 1;
  }
}

// The schema engine keeps a timer of a minute alive.
process.exit(await main());
