import type { Database } from "@orrery/db";

/** What a command says: `text` for people, `json` with `--json`. */
export interface CommandResult {
  readonly text: string;
  readonly json: unknown;
}

/** What the process that has the database open gives a command. */
export interface CommandContext {
  readonly database: Database;
  /** 32 bytes, under which signing keys are kept. Few commands need it, and the root secret is not at hand everywhere. @throws EnvError */
  sealingKey(): Buffer;
}

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
