import type { SealingKeys } from "@orrery/access";
import type { Database } from "@orrery/db";
import type { EstatePorts } from "@orrery/domain";
import type { Progress } from "./progress.ts";

/**
 * Exit codes: done, the command failed, the command line was wrong, done but for what was rejected, stopped by Ctrl-C or by
 * the end of the server.
 */
export const EXIT = { done: 0, failed: 1, usage: 2, rejected: 3, stopped: 130 } as const;

/** What a command says: `text` for people, `json` with `--json`. */
export interface CommandResult {
  readonly text: string;
  readonly json: unknown;
  /** Done, unless told. */
  readonly code?: number;
}

/** Where a command was given, and who waits for it. */
export interface CommandCaller {
  /** The folder that its paths are relative to. */
  readonly cwd: string;
  /** Aborts when whoever gave it wants it no more. */
  readonly signal: AbortSignal;
  progress(progress: Progress): void;
}

/** What the process that has the database open gives a command. */
export interface CommandGround {
  readonly database: Database;
  /** What operations of the estate need. */
  estate(): EstatePorts;
  /** Under which secrets in the database are kept. Few commands need it, and the root secret is not at hand everywhere. @throws EnvError */
  sealingKeys(): SealingKeys;
}

/** All that a command gets. */
export interface CommandContext extends CommandGround, CommandCaller {}

/** A command whose arguments were read, ready to run on whichever process has the database open. */
export type Command = (context: CommandContext) => Promise<CommandResult>;

/** Rows as aligned columns under their headings. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [headings, ...rows];
  const widths = headings.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** Names and their values, one a line. */
export function facts(pairs: readonly (readonly [name: string, value: string])[]): string {
  const width = Math.max(...pairs.map(([name]) => name.length));
  return pairs.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join("\n");
}
