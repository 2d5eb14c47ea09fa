import { type TextStreamOptions, textStream } from "./text-stream.ts";

/** The media type of what `csvRows` gives (RFC 4180). */
export const CSV = "text/csv; charset=utf-8";

/** A CSV of any number of rows of cells, as they come. @throws what the rows fail with before there is a first one */
export const csvRows = (
  rows: AsyncIterable<readonly string[]>,
  { report }: Pick<TextStreamOptions, "report">,
): Promise<ReadableStream<Uint8Array>> =>
  textStream(rows, {
    frame: ["", "", ""],
    show: (row) => `${(row as readonly string[]).map(quoted).join(",")}\r\n`,
    report,
  });

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
