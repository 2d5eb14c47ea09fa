import { createReadStream, createWriteStream } from "node:fs";
import { mkdtempDisposable } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { CsvProblem, type Files, summaryOf } from "@orrery/connectors";
import type { ImportFiles } from "@orrery/domain";

/** Files of imports in the server's file store. They come through a file of this machine's, where they are looked through first. */
export function importFiles(files: Files): ImportFiles {
  return {
    async store(name, content, signal) {
      await using folder = await mkdtempDisposable(join(tmpdir(), "orrery-import-"));
      const path = join(folder.path, "file.csv");
      await pipeline(content, createWriteStream(path, { mode: 0o600 }), { signal });
      const summary = await summaryOf(createReadStream(path)).catch(inWords);
      signal.throwIfAborted();
      if (typeof summary !== "string") await files.putFile(name, path, "text/csv");
      return summary;
    },
    remove: (name) => files.remove([name]),
  };
}

function inWords(error: unknown): string {
  if (error instanceof CsvProblem) return error.message;
  throw error;
}
