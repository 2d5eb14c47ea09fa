import { Failure } from "@orrery/operation";
import type { CommandAnswer } from "../folder/control.ts";
import { type CommandContext, EXIT } from "./command.ts";
import { type ReadCommand, readCommand } from "./program.ts";

/** Reads a command line and runs it on an open database. */
export async function runArguments(argv: readonly string[], context: CommandContext): Promise<CommandAnswer> {
  const read = readCommand(argv);
  return "command" in read ? runCommand(read, context) : read;
}

export async function runCommand({ command, json }: ReadCommand, context: CommandContext): Promise<CommandAnswer> {
  try {
    const result = await command(context);
    return {
      code: result.code ?? EXIT.done,
      stdout: `${json ? JSON.stringify(result.json, null, 2) : result.text}\n`,
      stderr: "",
    };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { code, message, shown } = error;
    const stderr = json
      ? JSON.stringify({ error: { code, message, ...(shown && { details: shown }) } })
      : wordsOf(error);
    return { code: EXIT.failed, stdout: "", stderr: `${stderr}\n` };
  }
}

function wordsOf({ message, details }: Failure): string {
  return details ? `${message} ${Object.values(details).flat().join(", ")}` : message;
}
