/** How much is written at once, in characters: many small rows, or one large one. */
const CHUNK_LENGTH = 16 * 1024;

export interface TextStreamOptions {
  /** Before the first row, between two, and after the last. */
  readonly frame: readonly [before: string, between: string, after: string];
  /** A row as it goes on the wire. */
  show(row: unknown): string;
  /** Told of an error that comes when the answer has begun: its reader sees the answer break off. */
  report(error: unknown): void;
}

/**
 * A text of any number of rows, in the memory of one chunk: rows are taken as the reader takes the text, and no more of
 * them once it leaves.
 * @throws what the rows fail with before there is a first one
 */
export async function textStream(
  rows: AsyncIterable<unknown>,
  { frame: [before, between, after], show, report }: TextStreamOptions,
): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder();
  const iterator = rows[Symbol.asyncIterator]();
  let next = await iterator.next();
  let text = before;
  let separator = "";
  const fill = async () => {
    while (!next.done && text.length < CHUNK_LENGTH) {
      text += separator + show(next.value);
      separator = between;
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
        const chunk = next.done ? text + after : text;
        if (chunk !== "") controller.enqueue(encoder.encode(chunk));
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
