import { copyFile, mkdir, open, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { type Files, isFileName } from "./files.ts";

/**
 * Files in a folder. What a process that was killed has left half-written is nobody's: a name is told to others only once
 * its file is whole.
 */
export function createDiskFiles(folder: string): Files {
  const pathOf = (name: string) => {
    if (!isFileName(name)) throw new Error(`No file can be called ${name}.`);
    return join(folder, name);
  };
  return {
    async put(name, content) {
      const path = pathOf(name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, content, { flush: true });
    },
    async putFile(name, source) {
      const path = pathOf(name);
      await mkdir(dirname(path), { recursive: true });
      await copyFile(source, path);
      const file = await open(path, "r+");
      await file.sync();
      await file.close();
    },
    async get(name) {
      if (!isFileName(name)) return undefined;
      const file = await open(pathOf(name)).catch(orUndefined);
      if (!file) return undefined;
      const { size } = await file.stat();
      return { size, body: Readable.toWeb(file.createReadStream()) as ReadableStream<Uint8Array> };
    },
    async remove(names) {
      for (const name of names) await rm(pathOf(name), { force: true });
    },
  };
}

function orUndefined(error: NodeJS.ErrnoException): undefined {
  if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
  throw error;
}
