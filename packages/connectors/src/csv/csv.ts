import { pipeline } from "node:stream/promises";
import { parse } from "csv-parse";

/** Why a file can't be read as a CSV at all, in words for whoever wrote it. */
export class CsvProblem extends Error {
  constructor(message: string) {
    super(message);
    this.name = "CsvProblem";
  }
}

/** The longest row, in characters. A quote that is never closed makes one of all that follows it. */
export const CSV_ROW_MAX = 1024 * 1024;
const COLUMNS_MAX = 1_000;

/**
 * The rows of a CSV (RFC 4180, also with other line breaks) as they come, the header first, in the memory of a few: in
 * UTF-8, with or without a byte order mark. Empty lines are no rows. A quote that stands inside of a cell is taken as it is.
 * @throws CsvProblem where a quote is not closed, and for a row that is too long: what follows can't be told apart
 */
export async function* csvRows(content: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  const parser = parse({
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: CSV_ROW_MAX,
  });
  // Whoever leaves the rows ends the reading of the content, and what it fails with shows where they are taken.
  const fed = pipeline(content, parser).catch((error: unknown) => error);
  try {
    for await (const row of parser) yield row as string[];
    const failed = await fed;
    if (failed !== undefined) throw failed;
  } catch (error) {
    throw problemOf(error);
  }
}

function problemOf(error: unknown): unknown {
  const { code, lines } = error as { readonly code?: string; readonly lines?: number };
  if (code === "CSV_MAX_RECORD_SIZE")
    return new CsvProblem(
      `The row at line ${lines} is longer than ${CSV_ROW_MAX} characters, or a quote before it is not closed.`,
    );
  if (code === "CSV_QUOTE_NOT_CLOSED")
    return new CsvProblem("A quote is opened that is not closed until the end of the file.");
  return code?.startsWith("CSV_") ? new CsvProblem((error as Error).message) : error;
}

export interface CsvSummary {
  /** Without spaces around them. */
  readonly columns: readonly string[];
  /** Beside the header. */
  readonly rows: number;
}

/** Reads all of a CSV once: what it holds. @throws CsvProblem */
export async function summaryOf(content: AsyncIterable<Uint8Array>): Promise<CsvSummary> {
  let columns: readonly string[] | undefined;
  let rows = 0;
  for await (const row of csvRows(content)) {
    if (columns === undefined) columns = headerOf(row);
    else rows += 1;
  }
  if (columns === undefined) throw new CsvProblem("The file is empty.");
  return { columns, rows };
}

function headerOf(row: readonly string[]): readonly string[] {
  const columns = row.map((name) => name.trim());
  if (columns.length > COLUMNS_MAX) throw new CsvProblem(`The file has more than ${COLUMNS_MAX} columns.`);
  const twice = columns.find((name, index) => columns.indexOf(name) !== index);
  if (twice !== undefined) throw new CsvProblem(`Two columns are called ${JSON.stringify(twice)}.`);
  return columns;
}

/** One line of a CSV. Cells that a spreadsheet would take for a formula are written as they are: they are the file's own. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(quoted).join(",")}\r\n`;

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
