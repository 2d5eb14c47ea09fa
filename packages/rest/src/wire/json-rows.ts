import { textStream } from "./text-stream.ts";

export interface RowsOptions {
  /** Under which name the rows are listed, as it goes on the wire. */
  readonly name: string;
  /** A row as it goes on the wire. */
  show(row: unknown): unknown;
  /** Told of an error that comes when the answer has begun: its reader sees the answer break off. */
  report(error: unknown): void;
}

/** `{"name":[…]}` of any number of rows, as they come. @throws what the rows fail with before there is a first one */
export const jsonRows = (
  rows: AsyncIterable<unknown>,
  { name, show, report }: RowsOptions,
): Promise<ReadableStream<Uint8Array>> =>
  textStream(rows, {
    frame: [`{${JSON.stringify(name)}:[`, ",", "]}"],
    show: (row) => JSON.stringify(show(row)),
    report,
  });
