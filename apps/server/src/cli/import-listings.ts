import { createWriteStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { csvLine } from "@orrery/connectors";
import { MAPPINGS, type PROPERTY_STATUSES, streamRejects } from "@orrery/domain";
import { Failure, type Kernel, type Principal } from "@orrery/operation";
import { type Counts, type FileRun, fileAtHand, importFile, previewFile } from "../imports/import-file.ts";
import { invoking } from "../invoking.ts";
import { operatorOf, operatorOrigin } from "../operator.ts";
import { operatorsKernel } from "../operators-kernel.ts";
import { type Command, type CommandContext, type CommandResult, EXIT, facts } from "./command.ts";
import { onlyOrganization, organizationOf } from "./lookup.ts";

export interface ImportListingsOptions {
  readonly organization?: string;
  readonly test?: boolean;
  /** The name of a mapping that is built in, or the path of one's own. */
  readonly mapping: string;
  readonly status?: (typeof PROPERTY_STATUSES)[number];
  readonly rejects?: string;
  readonly dryRun?: boolean;
}

/** Brings the listings of a CSV in. */
export function importListings(path: string, options: ImportListingsOptions): Command {
  return async (context) => {
    const { cwd } = context;
    const mapping = await mappingText(options.mapping, cwd);
    const file = await fileAtHand(resolve(cwd, path), { mapping, status: options.status ?? null });
    const account = await accountOf(context, options);
    const startedMs = performance.now();
    const run = runOf(context, account, file.total);
    const rejectsPath = resolve(cwd, options.rejects ?? `${basename(path)}.rejects.csv`);
    const writeRejects = async (lines: AsyncIterable<readonly string[]>, count: number) => {
      if (count === 0 && options.rejects === undefined) return undefined;
      await pipeline(Readable.from(csvText(lines)), createWriteStream(rejectsPath));
      return rejectsPath;
    };
    if (options.dryRun === true) {
      const { rejects, ...counts } = await previewFile(file, run);
      const rejected = await writeRejects(withHeader(file.columns, rejects), counts.rejected);
      return summary({ path, counts, total: file.total, startedMs, rejected, isDry: true });
    }
    const { state, resumedAt } = await importFile(file, run);
    if (state.status === "running") return stopped(state.read, file.total);
    const { signal } = new AbortController();
    const permit = await account.admitted(streamRejects);
    const lines = account.kernel.stream(permit, streamRejects, { importId: state.id }, { signal });
    const rejected = await writeRejects(lines, state.rejected);
    return summary({ path, counts: state, total: file.total, startedMs, rejected, resumedAt, id: state.id });
  };
}

async function mappingText(given: string, cwd: string): Promise<string> {
  if (Object.hasOwn(MAPPINGS, given)) return given;
  try {
    return await readFile(resolve(cwd, given), "utf8");
  } catch {
    const message = `There is no mapping ${given}: it is ${Object.keys(MAPPINGS).join(", ")}, or the path of a file that holds one.`;
    throw new Failure("BAD_REQUEST", { message });
  }
}

/** The operator of one organization, and what it does its work by. */
interface Account {
  readonly kernel: Kernel;
  readonly caller: Principal;
  admitted(operation: Parameters<Kernel["admit"]>[2][number]["operation"]): ReturnType<Kernel["admit"]>;
}

async function accountOf({ database, estate }: CommandContext, options: ImportListingsOptions): Promise<Account> {
  const { organization, test: isTest } = options;
  const { system } = database;
  const known = await (organization === undefined ? onlyOrganization(system) : organizationOf(system, organization));
  const organizationId = isTest === true ? (known.testId ?? known.id) : known.id;
  const caller = operatorOf({ organizationId, plan: known.plan, mode: isTest === true ? "test" : "live" });
  const kernel = operatorsKernel(database, estate());
  const admitted: Account["admitted"] = (operation) =>
    kernel.admit({ caller, ...operatorOrigin(), whenOver: () => undefined }, "points", [{ operation }]);
  return { kernel, caller, admitted };
}

function runOf({ signal, progress }: CommandContext, { kernel, caller }: Account, total: number): FileRun {
  const origin = operatorOrigin();
  return {
    invoke: invoking(
      kernel,
      () => caller,
      () => origin,
    ),
    signal,
    progressed: (done, { rejected }) => progress({ done, total, note: rejected === 0 ? "" : `${rejected} rejected` }),
  };
}

async function* withHeader(columns: readonly string[], rejects: Iterable<readonly string[]>) {
  yield ["row", "reason", ...columns];
  yield* rejects;
}

async function* csvText(lines: AsyncIterable<readonly string[]>): AsyncIterable<string> {
  for await (const line of lines) yield csvLine(line);
}

function stopped(done: number, total: number): CommandResult {
  return {
    code: EXIT.stopped,
    json: { stopped: true, read: done, total },
    text: `Stopped after ${shown(done)} of ${shown(total)} rows. The same command goes on from there.`,
  };
}

interface Outcome {
  readonly path: string;
  readonly counts: Counts;
  readonly total: number;
  readonly startedMs: number;
  /** Where the rejected rows are. */
  readonly rejected: string | undefined;
  readonly resumedAt?: number;
  readonly id?: string;
  readonly isDry?: true;
}

function summary({ path, counts, total, startedMs, rejected: file, resumedAt = 0, id, isDry }: Outcome): CommandResult {
  const seconds = (performance.now() - startedMs) / 1_000;
  const { created, updated, unchanged, rejected } = counts;
  const rate = Math.round((total - resumedAt) / Math.max(seconds, 0.001));
  const would = isDry ? "would be " : "";
  const lines = facts([
    [`${would}created`, shown(created)],
    [`${would}updated`, shown(updated)],
    [`${would}unchanged`, shown(unchanged)],
    [`${would}rejected`, `${shown(rejected)}${file === undefined ? "" : `, in ${file}`}`],
    ...(id === undefined ? [] : [["import", id] as const]),
  ]);
  const from = resumedAt > 0 ? `, from row ${shown(resumedAt + 2)} on` : "";
  return {
    code: rejected > 0 ? EXIT.rejected : EXIT.done,
    json: { id: id ?? null, total, created, updated, unchanged, rejected, rejects: file ?? null, resumedAt, seconds },
    text: `${basename(path)}: ${shown(total)} rows in ${seconds.toFixed(1)} s (${shown(rate)} a second)${from}\n${lines}`,
  };
}

const shown = (count: number) => count.toLocaleString("en-US");
