import { createParser } from "eventsource-parser";
import type { StreamItem } from "./resumed.ts";

/** Three times what the server is silent at most. */
const SILENCE_MS = 45_000;

/**
 * The frames of a body, as they are taken.
 * @param onRetry told how long the server wants its clients to wait before they come back
 * @throws where the connection breaks, and where nothing has come for too long
 */
export async function* streamItems(
  body: ReadableStream<Uint8Array> | null,
  onRetry: (ms: number) => void,
): AsyncGenerator<StreamItem, void, undefined> {
  if (!body) return;
  const items: StreamItem[] = [];
  const parser = createParser({
    onRetry,
    onId: (cursor) => void items.push({ cursor }),
    // Comes right after its own id.
    onEvent: ({ id = "", data }) => void items.splice(-1, 1, { cursor: id, event: JSON.parse(data) }),
  });
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  for (let next = await within(SILENCE_MS, reader.read()); !next.done; next = await within(SILENCE_MS, reader.read())) {
    parser.feed(next.value);
    yield* items.splice(0);
  }
}

async function within<T>(ms: number, coming: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Nothing came for ${ms} ms.`)), ms);
  });
  return Promise.race([coming, late]).finally(() => clearTimeout(timer));
}
