import pLimit from "p-limit";
import type { Files } from "../files/files.ts";
import type { ImageEditor } from "../images/image-editor.ts";
import type { Outgoing } from "../outgoing/outgoing.ts";
import { type FetchProblem, fetchFile } from "./fetch-file.ts";

/** A file of the store, or an address that somebody gave. */
type PhotoSource = { readonly name: string } | { readonly url: string };

export interface PhotoLoaderParts {
  readonly files: Pick<Files, "get">;
  readonly images: Pick<ImageEditor, "shrink">;
  readonly outgoing: Pick<Outgoing, "problemOf" | "dispatcher">;
}

/** Gives models photos to look at. */
export interface PhotoLoader {
  /** In the same order: JPEGs, upright, at most 1,200 pixels a side. @throws what aborted the signal */
  load(sources: readonly PhotoSource[], signal: AbortSignal): Promise<readonly (Uint8Array | FetchProblem)[]>;
}

/** CONTRACTS.md, "Limits of size": an image is 20 MB at most. */
const IMAGE_MAX_BYTES = 20 * 1024 * 1024;
/** What providers take in a request is 20 MB (Google) or more, in which base64 makes four bytes of three. */
const TOGETHER_MAX_BYTES = 14 * 1024 * 1024;
/** Anthropic takes 5 MB, as base64, for one. */
const ONE_MAX_BYTES = 3.5 * 1024 * 1024;
const AT_ONCE = 4;
const FETCH_TIMEOUT_MS = 15_000;

const PROBLEMS = {
  unreadable: "It is no image, or a damaged one.",
  "too-many-pixels": "It has more pixels than are taken (64 megapixels).",
} as const;

export function createPhotoLoader({ files, images, outgoing }: PhotoLoaderParts): PhotoLoader {
  async function bytesOf(source: PhotoSource, signal: AbortSignal): Promise<Uint8Array | FetchProblem> {
    if ("url" in source) {
      return fetchFile(outgoing, source.url, { maxBytes: IMAGE_MAX_BYTES, timeoutMs: FETCH_TIMEOUT_MS, signal });
    }
    const file = await files.get(source.name);
    return file ? new Uint8Array(await new Response(file.body).arrayBuffer()) : { problem: "Its file is gone." };
  }

  return {
    async load(sources, signal) {
      const limit = pLimit(AT_ONCE);
      const maxBytes = Math.min(ONE_MAX_BYTES, Math.floor(TOGETHER_MAX_BYTES / Math.max(sources.length, 1)));
      return Promise.all(
        sources.map((source) =>
          limit(async () => {
            signal.throwIfAborted();
            const bytes = await bytesOf(source, signal);
            if (!(bytes instanceof Uint8Array)) return bytes;
            const photo = await images.shrink(bytes, maxBytes);
            return typeof photo === "string" ? { problem: PROBLEMS[photo] } : photo;
          }),
        ),
      );
    },
  };
}
