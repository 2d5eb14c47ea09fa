/** The media type of server-sent events (HTML, "Server-sent events"). */
export const EVENT_STREAM = "text/event-stream";

/** What a client gets at once. Without an event it is a comment, which moves the client's `Last-Event-ID` on. */
export interface Frame {
  readonly id: string;
  readonly event?: { readonly type: string; readonly data: unknown };
}

/** How long a client waits before it comes back. */
export const RETRY_MS = 1_000;

/** A frame as it goes on the wire. */
export const eventFrameText = ({ id, event }: Frame): string =>
  event ? `id: ${id}\nevent: ${event.type}\ndata: ${JSON.stringify(event.data)}\n\n` : `: heartbeat\nid: ${id}\n\n`;

export interface EventStreamOptions {
  /** An item as it goes on the wire. */
  frame(item: unknown): Frame;
  /** Told of an error that comes when the answer has begun. */
  report(error: unknown): void;
}

/**
 * Frames as they come. They are taken as the client takes them, one at a time, so that nothing piles up for one that does
 * not read. Whatever ends them ends the stream; the client comes back with its last id, and is told then what is wrong.
 * @throws what the items fail with before there is a first one
 */
export async function eventStream(
  items: AsyncIterable<unknown>,
  { frame, report }: EventStreamOptions,
): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder();
  const iterator = items[Symbol.asyncIterator]();
  let first: IteratorResult<unknown> | undefined = await iterator.next();
  const taken = () =>
    iterator.next().catch((error: unknown) => {
      report(error);
      return { done: true, value: undefined } as const;
    });
  let begins = `retry: ${RETRY_MS}\n`;
  return new ReadableStream(
    {
      async pull(controller) {
        const next = first ?? (await taken());
        first = undefined;
        if (next.done) {
          controller.close();
          return;
        }
        controller.enqueue(encoder.encode(begins + eventFrameText(frame(next.value))));
        begins = "";
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    // Nothing is taken ahead of the client.
    { highWaterMark: 0 },
  );
}
