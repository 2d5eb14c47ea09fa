/** How much is written at once, in characters: many small rows, or one large one. */
const CHUNK_LENGTH = 16 * 1024;

export interface RowsOptions {
  /** Under which name the rows are listed, as it goes on the wire. */
  readonly name: string;
  /** A row as it goes on the wire. */
  show(row: unknown): unknown;
  /** Told of an error that comes when the answer has begun: its reader sees the answer break off. */
  report(error: unknown): void;
}

/**
 * `{"name":[…]}` of any number of rows, in the memory of one chunk: rows are taken as the reader takes the text, and no
 * more of them once it leaves.
 * @throws what the rows fail with before there is a first one
 */
export async function jsonRows(
  rows: AsyncIterable<unknown>,
  { name, show, report }: RowsOptions,
): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder();
  const iterator = rows[Symbol.asyncIterator]();
  let next = await iterator.next();
  let text = `{${JSON.stringify(name)}:[`;
  let separator = "";
  const fill = async () => {
    while (!next.done && text.length < CHUNK_LENGTH) {
      text += separator + JSON.stringify(show(next.value));
      separator = ",";
      next = await iterator.next();
    }
  };
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          await fill();
        } catch (error) {
          report(error);
          // What it says is for the log: whatever carries the stream may show or print what ends it.
          throw new Error("The answer broke off.");
        }
        controller.enqueue(encoder.encode(next.done ? `${text}]}` : text));
        text = "";
        if (next.done) controller.close();
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    // Nothing is taken ahead of the reader.
    { highWaterMark: 0 },
  );
}
