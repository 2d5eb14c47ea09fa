import { createWriteStream } from "node:fs";
import { mkdtempDisposable, open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Files } from "@orrery/connectors";
import { type GuideFiles, type GuideLinks, HEAD_BYTES, uploadGuide } from "@orrery/domain";
import { type LinkParts, linkMaker, scopesOf, UPLOAD_HOURS } from "../links.ts";

/** Files of guides in the server's file store. They come through a file of this machine's. */
export function guideFiles(files: Files): GuideFiles {
  return {
    async store(name, content, signal) {
      await using folder = await mkdtempDisposable(join(tmpdir(), "orrery-guide-"));
      const path = join(folder.path, "file");
      await pipeline(content, createWriteStream(path, { mode: 0o600 }), { signal });
      await using file = await open(path);
      const { size } = await file.stat();
      const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
      signal.throwIfAborted();
      // What it is, only its guide says.
      await files.putFile(name, path, "application/octet-stream");
      return { size, head: buffer.subarray(0, bytesRead) };
    },
  };
}

export function guideLinks(parts: LinkParts): GuideLinks {
  const link = linkMaker(parts);
  const purpose = {
    path: "/v1/guide-uploads",
    operation: uploadGuide,
    scopes: scopesOf(uploadGuide),
    hours: UPLOAD_HOURS,
  };
  return { forUpload: (principal, guideId) => link(principal, { ...purpose, fields: { guideId } }) };
}
