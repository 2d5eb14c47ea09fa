/** `orrery`: the command line, run as `npm run orrery -- …`. */
import { realpathSync, statSync } from "node:fs";
import { EnvError, readStorageEnv, type StorageEnv } from "../env.ts";
import { askHolder, type CommandAnswer } from "../folder/control.ts";
import { FolderInUse } from "../folder/lock.ts";
import { rootSecretOf, sealingKeyOf } from "../secret.ts";
import { StartError } from "../start/start-error.ts";
import { openStorage } from "../start/storage.ts";
import type { CommandContext } from "./command.ts";
import { EXIT, readCommand } from "./program.ts";
import { runArguments } from "./run.ts";

/** Helps and complains without a database; does all else where the database is open, or opens it. */
async function answer(argv: readonly string[]): Promise<CommandAnswer> {
  const read = readCommand(argv);
  if (!("command" in read)) return read;
  const env = readStorageEnv();
  return (await askServer(env, argv)) ?? (await runHere(env, argv));
}

/** Undefined where no server has the data folder open. */
async function askServer(
  { storage, dataDir }: StorageEnv,
  argv: readonly string[],
): Promise<CommandAnswer | undefined> {
  if (storage.kind !== "embedded" || !statSync(dataDir, { throwIfNoEntry: false })) return undefined;
  return askHolder(realpathSync(dataDir), argv);
}

async function runHere(env: StorageEnv, argv: readonly string[]): Promise<CommandAnswer> {
  const { database, lock, close } = await openStorage(env);
  const context: CommandContext = { database, sealingKey: () => sealingKeyOf(rootSecretOf(env)) };
  try {
    // Meanwhile other command lines find the folder taken, and ask here.
    lock?.desk.open((others) => runArguments(others, context));
    return await runArguments(argv, context);
  } finally {
    await close();
  }
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
const { code, stdout, stderr } = await answer(argv).catch(problem);
await write(process.stdout, stdout);
await write(process.stderr, stderr);
// The schema engine keeps a timer of a minute alive.
process.exit(code);
