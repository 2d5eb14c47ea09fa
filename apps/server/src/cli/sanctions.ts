import { resolve } from "node:path";
import { askedWords, CANDIDATES, type Candidates, screeningOf } from "@orrery/domain";
import { Failure } from "@orrery/operation";
import { InvalidArgumentError } from "commander";
import { type LoadedList, loadList } from "../sanctions/load-list.ts";
import { ofacPaths } from "../sanctions/ofac-files.ts";
import type { NamedEntry } from "../sanctions/store-list.ts";
import { type Command, type CommandContext, type CommandResult, EXIT, facts, table } from "./command.ts";

export interface LoadSanctionsOptions {
  readonly aliases?: string;
  readonly addresses?: string;
  readonly maxLoss: number;
  readonly force?: boolean;
}

export const MAX_LOSS_PERCENT = 10;

/** `10`, or `10%`. */
export function percent(value: string): number {
  const [, number] = /^(\d{1,3})%?$/.exec(value) ?? [];
  if (number === undefined || Number(number) > 100) throw new InvalidArgumentError("It is a percentage from 0 to 100.");
  return Number(number);
}

/** Loads the sanctions lists from OFAC's files. @param path of a folder, or of the file of entries */
export function sanctionsLoad(path: string, options: LoadSanctionsOptions): Command {
  return async ({ database, cwd, signal, progress }) => {
    const inCwd = (given: string | undefined) => (given === undefined ? undefined : resolve(cwd, given));
    const others = { aliases: inCwd(options.aliases), addresses: inCwd(options.addresses) };
    const paths = await ofacPaths(resolve(cwd, path), others);
    try {
      const loaded = await loadList(database, paths, {
        maxLossPercent: options.force === true ? 100 : options.maxLoss,
        signal,
        progressed: (done, total, note) => progress({ done, total, note }),
      });
      return report(loaded);
    } catch (error) {
      if (!signal.aborted) throw error;
      return { code: EXIT.stopped, json: { stopped: true }, text: "Stopped. The lists are as they were." };
    }
  };
}

/** How many entries of each kind of change are shown to people; JSON has all. */
const SHOWN = 20;

function report({ version, isUnchanged, entries, names, changes, warnings }: LoadedList): CommandResult {
  const { added, removed, changed } = changes;
  const told = warnings.map((warning) => `Warning: ${warning}`);
  const json = { version, unchanged: isUnchanged, entries, names, ...changes, warnings };
  if (isUnchanged) {
    const text = `Nothing has changed: these files are version ${version} of the lists, which is loaded.`;
    return { json, text: [text, ...told].join("\n") };
  }
  const lines = facts([
    ["version", `${version}`],
    ["entries", shown(entries)],
    ["names", shown(names)],
    ["added", shown(added.length)],
    ["removed", shown(removed.length)],
    ["changed", shown(changed.length)],
  ]);
  const lists = [section("Added", added), section("Removed", removed), section("Changed", changed)];
  const after = "Open leads are screened again for what came, by a job.";
  return { json, text: [lines, ...lists.flat(), ...told, after].join("\n") };
}

function section(title: string, entries: readonly NamedEntry[]): string[] {
  if (entries.length === 0) return [];
  const rows = entries.slice(0, SHOWN).map(({ id, name }) => `  ${String(id).padStart(6)}  ${name}`);
  const more = entries.length > SHOWN ? [`  … and ${shown(entries.length - SHOWN)} more (--json lists all)`] : [];
  return [`${title}:`, ...rows, ...more];
}

/** The versions of the lists, the current one first. */
export function sanctionsList(): Command {
  return async ({ database: { system } }) => {
    const lists = await system.sanctionsList.findMany({ orderBy: { version: "desc" }, take: 50 });
    const rows = lists.map(({ version, source, checksum, entries, names, changes, loadedAt, rescreenedAt }) => ({
      ...{ version, source, checksum, entries, names, changes },
      loadedAt: loadedAt.toISOString(),
      rescreenedAt: rescreenedAt?.toISOString() ?? null,
    }));
    return {
      json: rows,
      text: table(
        ["VERSION", "SOURCE", "LOADED", "ENTRIES", "NAMES", "LEADS SCREENED AGAIN", "CHECKSUM"],
        rows.map(({ version, source, loadedAt, entries, names, rescreenedAt, checksum }) => [
          ...[`${version}`, source, loadedAt, shown(entries), shown(names), rescreenedAt ?? "not yet"],
          checksum.slice(0, 12),
        ]),
      ),
    };
  };
}

/** Nobody's organization: what the lists say is the same for all. */
const NOBODYS = "00000000-0000-0000-0000-000000000000";

/** Looks a name up as a lead's is. */
export function sanctionsCheck(name: string): Command {
  return async ({ database: { sql } }: CommandContext) => {
    const [candidates] = await sql<Candidates>(CANDIDATES.text, [NOBODYS, askedWords([name]), 0]);
    const screening = candidates && screeningOf([name], candidates);
    if (!screening) throw new Failure("UNPROCESSABLE", { message: "No list is loaded: orrery sanctions load." });
    const { listVersion, score, matches } = screening;
    const text = table(
      ["SCORE", "ENTRY", "NAME", "PROGRAMS", "WHY"],
      matches.map(({ score: its, entryId, name: listed, programs, explanation }) => [
        ...[`${its}`, `${entryId}`, listed, programs ?? "", explanation],
      ]),
    );
    return {
      json: { name, listVersion, score, matches },
      text: matches.length === 0 ? `Nothing in version ${listVersion} of the lists is like ${name}.` : text,
    };
  };
}

const shown = (count: number) => count.toLocaleString("en-US");
