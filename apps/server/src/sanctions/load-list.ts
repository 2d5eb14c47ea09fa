import { createHash } from "node:crypto";
import type { Database } from "@orrery/db";
import { createJobSender } from "@orrery/jobs";
import { Failure } from "@orrery/operation";
import { type FileLook, lookAt, type OfacPaths } from "./ofac-files.ts";
import { NAME_RULES, preparedRows } from "./prepare-list.ts";
import { type Looks, type ReadEntry, readList } from "./read-list.ts";
import { rescreenJob } from "./screening-jobs.ts";
import { changesOf, type ListChanges, stageRows, swapIn, unstage } from "./store-list.ts";

export interface LoadOptions {
  /** How much of the entries, and of the names, may go at once, in percent. */
  readonly maxLossPercent: number;
  readonly signal: AbortSignal;
  /** @param note what is done */
  progressed(done: number, total: number, note: string): void;
}

export interface LoadedList {
  /** Of the lists as they are now. */
  readonly version: number;
  readonly isUnchanged: boolean;
  readonly entries: number;
  readonly names: number;
  readonly changes: ListChanges;
  /** What is odd about the files, in words. */
  readonly warnings: readonly string[];
}

const NO_CHANGES: ListChanges = { added: [], removed: [], changed: [] };

/**
 * Loads OFAC's files: read as they come, put beside what is there, and swapped in with one commit. The same files again change nothing.
 * @throws Failure for what can't be OFAC's whole files, and where more would go than may
 */
export async function loadList(database: Database, paths: OfacPaths, options: LoadOptions): Promise<LoadedList> {
  const looks = await looksOf(paths);
  const checksum = checksumOf(looks);
  // Of two loads at once the second waits, and then finds what is there.
  return database.oneAtATime("sanctions", () => loadAlone(database, looks, checksum, options), options.signal);
}

async function looksOf({ entries, aliases, addresses }: OfacPaths): Promise<Looks> {
  return {
    entries: await lookAt(entries),
    ...(aliases !== undefined && { aliases: await lookAt(aliases) }),
    ...(addresses !== undefined && { addresses: await lookAt(addresses) }),
  };
}

/** Of what is read, and of how it is taken apart. */
function checksumOf({ entries, aliases, addresses }: Looks): string {
  const parts = [entries, aliases, addresses].map((look) => look?.checksum ?? "");
  return createHash("sha256")
    .update([NAME_RULES, ...parts].join("\n"))
    .digest("hex");
}

async function loadAlone(
  database: Database,
  looks: Looks,
  checksum: string,
  options: LoadOptions,
): Promise<LoadedList> {
  const { signal, progressed } = options;
  const current = await database.system.sanctionsList.findFirst({ orderBy: { version: "desc" } });
  if (current?.checksum === checksum) {
    const { version, entries, names } = current;
    return { version, isUnchanged: true, entries, names, changes: NO_CHANGES, warnings: warningsOf(looks, []) };
  }
  const bytes = [looks.entries, looks.aliases, looks.addresses].reduce((sum, look) => sum + (look?.bytes ?? 0), 0);
  const read = counter((done) => progressed(done, bytes, "bytes read"), signal);
  const entries = await readList(looks, read);
  const names = entries.reduce((count, entry) => count + entry.names.length, 0);
  assertNoLoss(current, { entries: entries.length, names }, options);
  const rows = [...preparedRows(entries)];
  const staged = counter((done) => progressed(done, rows.length, "rows staged"), signal);
  const load = await stageRows(database, rows, staged);
  try {
    const changes = await changesOf(database, load);
    const list = { source: "OFAC SDN", checksum, entries: entries.length, names, staged: rows.length, changes };
    const version = await swapped(database, load, list);
    return {
      version,
      isUnchanged: false,
      entries: entries.length,
      names,
      changes,
      warnings: warningsOf(looks, entries),
    };
  } finally {
    await unstage(database, load);
  }
}

/** With the job that screens the leads again. */
async function swapped(database: Database, load: string, list: Parameters<typeof swapIn>[2]): Promise<number> {
  const sender = await createJobSender(database);
  try {
    return await swapIn(database, load, list, (version) => sender.send(rescreenJob, { version }));
  } finally {
    await sender.stop();
  }
}

function counter(show: (done: number) => void, signal: AbortSignal): (count: number) => void {
  let done = 0;
  return (count) => {
    signal.throwIfAborted();
    done += count;
    show(done);
  };
}

interface Counts {
  readonly entries: number;
  readonly names: number;
}

function assertNoLoss(before: Counts | null, now: Counts, { maxLossPercent }: LoadOptions): void {
  for (const what of ["entries", "names"] as const) {
    const had = before?.[what] ?? 0;
    if (now[what] >= had * (1 - maxLossPercent / 100)) continue;
    const lost = (100 * (1 - now[what] / had)).toFixed(1);
    const message = `The files have ${now[what]} ${what}, and the lists ${had}: ${lost} % would go. Are the files whole? If so, --force loads them.`;
    throw new Failure("UNPROCESSABLE", { message });
  }
}

function warningsOf(looks: Looks, entries: readonly ReadEntry[]): string[] {
  const cut = [looks.entries, looks.aliases, looks.addresses].filter((look) => look && !look.hasEndMark) as FileLook[];
  const alone = entries.filter(({ hasRecord }) => !hasRecord).length;
  return [
    ...cut.map(({ path }) => `${path} does not end with the mark that OFAC's files end with: it may be cut off.`),
    ...(alone === 0
      ? []
      : [
          `${alone} entries have aliases and no record of their own: the file of entries lacks them. They are screened for by their aliases.`,
        ]),
  ];
}
