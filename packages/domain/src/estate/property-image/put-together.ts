import type { FileStore } from "../ports.ts";

interface NewFile {
  readonly name: string;
  readonly content: Uint8Array;
  readonly contentType: string;
}

/**
 * Stores all of them. When it fails none of them is still on its way, so that whatever is there can be swept; once nobody
 * waits any more, and the sweep may be over, what was stored goes again.
 */
export async function putTogether(
  files: Pick<FileStore, "put" | "remove">,
  parts: readonly NewFile[],
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  const puts = await Promise.allSettled(
    parts.map(({ name, content, contentType }) => files.put(name, content, contentType)),
  );
  if (signal.aborted) await files.remove(parts.map(({ name }) => name));
  signal.throwIfAborted();
  for (const put of puts) if (put.status === "rejected") throw put.reason;
}
