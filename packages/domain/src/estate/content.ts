import { z } from "zod";

/** A file's bytes as they come in. */
export type Content = AsyncIterable<Uint8Array>;

/** The content as it comes, read by `work` alone, so that nothing of it is held while a transaction is open. */
export const content = z.custom<Content>(
  (given) => typeof given === "object" && given !== null && Symbol.asyncIterator in given,
  { error: "Must be a file." },
);

export async function* contentOf(bytes: Uint8Array): Content {
  yield bytes;
}

/** The same, as long as it is no larger. @param tooLarge throws */
export async function* atMost(source: Content, maxBytes: number, tooLarge: () => never): Content {
  let size = 0;
  for await (const chunk of source) {
    size += chunk.byteLength;
    if (size > maxBytes) tooLarge();
    yield chunk;
  }
}
