import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { CsvProblem, csvRows, summaryOf } from "@orrery/connectors";
import {
  BATCH_ROWS,
  type BatchRow,
  beginImport,
  DEFAULT_MAPPING,
  IMPORT_COLUMNS_MISSING,
  IMPORT_UNREADABLE,
  type ImportSettings,
  type Mapping,
  mappingOf,
  missingColumns,
  previewBatch,
} from "@orrery/domain";
import { Failure } from "@orrery/operation";
import type { Invoke } from "../invoking.ts";
import { rowReader } from "./row-reader.ts";
import { type ImportState, runImport } from "./run-import.ts";

/** A file of this machine's, looked through. */
export interface FileAtHand {
  readonly path: string;
  readonly settings: ImportSettings;
  readonly mapping: Mapping;
  readonly columns: readonly string[];
  /** Rows beside the header. */
  readonly total: number;
  /** Of the file, and of the settings that decide what comes of it. */
  readonly fingerprint: string;
}

/** Reads a file once, whole: nothing is written for one that can't be read to its end. @throws Failure */
export async function fileAtHand(path: string, settings: ImportSettings): Promise<FileAtHand> {
  const mapping = mappingOf(settings.mapping ?? DEFAULT_MAPPING);
  const hash = createHash("sha256").update(JSON.stringify([mapping, settings.status ?? null]));
  const { columns, rows } = await summaryOf(hashed(createReadStream(path), hash)).catch(refused);
  const missing = missingColumns(mapping, columns);
  if (missing.length > 0) throw Failure.of(IMPORT_COLUMNS_MISSING, { missing });
  return { path, settings, mapping, columns, total: rows, fingerprint: hash.digest("hex") };
}

async function* hashed(content: AsyncIterable<Uint8Array>, hash: ReturnType<typeof createHash>) {
  for await (const chunk of content) {
    hash.update(chunk);
    yield chunk;
  }
}

function refused(error: unknown): never {
  if (error instanceof CsvProblem) throw Failure.of(IMPORT_UNREADABLE, { problem: error.message });
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  throw new Failure("BAD_REQUEST", { message: `The file can't be read: ${message}.` });
}

export interface FileRun {
  readonly invoke: Invoke;
  readonly signal: AbortSignal;
  /** @param done rows that are done with */
  progressed(done: number, state: Counts): void;
}

/** What rows come to. */
export interface Counts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
}

export interface ImportedFile {
  readonly state: ImportState;
  /** How many rows an earlier run had done with. */
  readonly resumedAt: number;
}

/** Brings a file in; what an earlier run has left is gone on with. Stopped, it gives the import as it is then. */
export async function importFile(file: FileAtHand, run: FileRun): Promise<ImportedFile> {
  const { path, settings, mapping, columns, total, fingerprint } = file;
  const { invoke, signal } = run;
  const begun = await invoke(beginImport, {
    ...settings,
    fileName: basename(path),
    columns: [...columns],
    total,
    fingerprint,
  });
  let state: ImportState = begun;
  const progressed = (reached: ImportState) => {
    state = reached;
    run.progressed(reached.read, reached);
  };
  run.progressed(begun.read, begun);
  try {
    state = await runImport({ invoke, mapping, signal, progressed, open: () => createReadStream(path) }, begun);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  return { state, resumedAt: begun.read };
}

export interface Preview extends Counts {
  readonly rejects: readonly (readonly string[])[];
}

/** What bringing a file in would come to. Nothing is written. */
export async function previewFile(file: FileAtHand, { invoke, signal, progressed }: FileRun): Promise<Preview> {
  const { path, mapping, settings, total } = file;
  const counts = { created: 0, updated: 0, unchanged: 0, rejected: 0 };
  const rejects: string[][] = [];
  let done = 0;
  const read = rowReader(mapping);
  const look = async (rows: BatchRow[]) => {
    signal.throwIfAborted();
    const found = await invoke(previewBatch, { source: mapping.source, status: settings.status ?? null, rows });
    for (const name of ["created", "updated", "unchanged"] as const) counts[name] += found[name];
    counts.rejected += found.rejects.length;
    rejects.push(...found.rejects.map(({ row, reason, record }) => [`${row}`, reason, ...record]));
    done += rows.length;
    progressed(Math.min(done, total), counts);
  };
  let batch: BatchRow[] = [];
  for await (const record of csvRows(createReadStream(path))) {
    const row = read(record);
    if (row) batch.push(row);
    if (batch.length < BATCH_ROWS) continue;
    await look(batch);
    batch = [];
  }
  if (batch.length > 0) await look(batch);
  return { ...counts, rejects };
}
