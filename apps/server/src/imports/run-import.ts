import { csvRows } from "@orrery/connectors";
import {
  applyBatch,
  BATCH_ROWS,
  type BatchRow,
  getImport,
  IMPORT_MOVED_ON,
  isOver,
  type Mapping,
} from "@orrery/domain";
import { Failure, type OutputOf } from "@orrery/operation";
import type { Invoke } from "../invoking.ts";
import { rowReader } from "./row-reader.ts";

export type ImportState = OutputOf<typeof getImport>;

/** What an import is carried out with. */
export interface ImportRun {
  readonly invoke: Invoke;
  readonly mapping: Mapping;
  /** The file, from its beginning. */
  open(): AsyncIterable<Uint8Array>;
  /** Stops before the next batch. */
  readonly signal: AbortSignal;
  /** Called after each batch. */
  progressed?(state: ImportState): void;
}

/**
 * Reads an import's file and brings it in, batch by batch, from where it is. It may be stopped or killed at any moment,
 * and carried out by several at once: each batch is brought in once.
 * @returns the import, over
 * @throws CsvProblem, and whatever an operation fails with; the signal's reason where it is stopped
 */
export async function runImport(run: ImportRun, from: ImportState): Promise<ImportState> {
  let state = from;
  let batch: BatchRow[] = [];
  const flush = async (isLast: boolean) => {
    ({ state, batch } = await brought(run, state, batch, isLast));
  };
  const read = rowReader(run.mapping);
  for await (const record of csvRows(run.open())) {
    if (isOver(state.status)) return state;
    const row = read(record);
    // What comes before the header is none, and what was brought in before is done with.
    if (row === undefined || row.row - FIRST_ROW < state.read) continue;
    batch.push(row);
    if (batch.length === BATCH_ROWS) await flush(state.read + BATCH_ROWS === state.total);
  }
  while (!isOver(state.status)) await flush(true);
  return state;
}

/** The row below the header, as spreadsheets count. */
const FIRST_ROW = 2;

interface Step {
  readonly state: ImportState;
  /** What is left of the batch: nothing, unless somebody else has brought in a part of it. */
  readonly batch: BatchRow[];
}

async function brought(run: ImportRun, state: ImportState, batch: BatchRow[], isLast: boolean): Promise<Step> {
  run.signal.throwIfAborted();
  const { id, read: from } = state;
  try {
    const written = await run.invoke(applyBatch, { id, from, rows: batch, isLast });
    run.progressed?.(written);
    return { state: written, batch: [] };
  } catch (error) {
    if (!(error instanceof Failure) || error.reason !== IMPORT_MOVED_ON.name) throw error;
    const now = await run.invoke(getImport, { id });
    return { state: now, batch: batch.filter(({ row }) => row - FIRST_ROW >= now.read) };
  }
}
