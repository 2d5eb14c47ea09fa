/** `orrery`: the command line, run as `npm run orrery -- …`. */
import { realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import { createDiskFiles } from "@orrery/connectors";
import { EnvError, readAddresses, readStorageEnv, type StorageEnv } from "../env.ts";
import { estatePorts } from "../estate.ts";
import { askHolder, type CommandAnswer } from "../folder/control.ts";
import { FolderInUse } from "../folder/lock.ts";
import { rootSecretsOf, sealingKeysOf } from "../secret.ts";
import { StartError } from "../start/start-error.ts";
import { openStorage } from "../start/storage.ts";
import { type CommandCaller, type CommandGround, EXIT } from "./command.ts";
import { readCommand } from "./program.ts";
import { progressView } from "./progress.ts";
import { runArguments } from "./run.ts";

/** Helps and complains without a database; does all else where the database is open, or opens it. */
async function answer(argv: readonly string[], caller: CommandCaller): Promise<CommandAnswer> {
  const read = readCommand(argv);
  if (!("command" in read)) return read;
  const env = readStorageEnv();
  return (await askServer(env, argv, caller)) ?? (await runHere(env, argv, caller));
}

/** Undefined where no server has the data folder open. */
async function askServer(
  { storage, dataDir }: StorageEnv,
  argv: readonly string[],
  caller: CommandCaller,
): Promise<CommandAnswer | undefined> {
  if (storage.kind !== "embedded" || !statSync(dataDir, { throwIfNoEntry: false })) return undefined;
  return askHolder(realpathSync(dataDir), argv, caller);
}

async function runHere(env: StorageEnv, argv: readonly string[], caller: CommandCaller): Promise<CommandAnswer> {
  const { database, lock, close } = await openStorage(env);
  const ground: CommandGround = {
    database,
    estate: () => commandLinesEstate(env),
    sealingKeys: () => sealingKeysOf(rootSecretsOf(env)),
  };
  try {
    // Meanwhile other command lines find the folder taken, and ask here.
    lock?.desk.open((others, theirCaller) => runArguments(others, { ...ground, ...theirCaller }));
    return await runArguments(argv, { ...ground, ...caller });
  } finally {
    await close();
  }
}

/** It knows the addresses of images, and gives none to anybody. */
function commandLinesEstate({ dataDir }: StorageEnv) {
  const { publicUrl, filesUrl } = readAddresses();
  const sign = () => Promise.reject(new Error("The command line gives out no addresses."));
  const files = createDiskFiles(join(dataDir, "files"));
  return estatePorts({ files, links: { sign }, publicUrl: () => publicUrl, filesUrl });
}

/** The first Ctrl-C has the command stop where it can; the second ends it. */
function stopSignal(): AbortSignal {
  const stopping = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (stopping.signal.aborted) process.exit(EXIT.stopped);
      stopping.abort();
    });
  }
  return stopping.signal;
}

function problem(error: unknown): CommandAnswer {
  const expected = error instanceof EnvError || error instanceof StartError || error instanceof FolderInUse;
  const stderr = expected ? error.message : String(error instanceof Error ? error.stack : error);
  return { code: error instanceof EnvError ? EXIT.usage : EXIT.failed, stdout: "", stderr: `${stderr}\n` };
}

async function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  if (text === "") return;
  await new Promise<void>((resolve) => stream.write(text, () => resolve()));
}

process.removeAllListeners("warning");
// `npm run orrery -- keys list` may hand the dashes on.
const argv = process.argv.slice(process.argv[2] === "--" ? 3 : 2);
const view = progressView(process.stderr);
const caller = { cwd: process.cwd(), signal: stopSignal(), progress: view.show };
const { code, stdout, stderr } = await answer(argv, caller).catch(problem);
view.end();
await write(process.stdout, stdout);
await write(process.stderr, stderr);
// The schema engine keeps a timer of a minute alive.
process.exit(code);
