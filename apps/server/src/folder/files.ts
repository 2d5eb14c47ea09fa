import { mkdirSync, renameSync, writeFileSync } from "node:fs";

/** Makes a folder that only its owner may enter; one that exists stays as it is. */
export function makePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

/** Writes a file that only its owner may read. Whoever reads it meanwhile sees the old content or the new, whole. */
export function writePrivateFile(file: string, content: string): void {
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, content, { mode: 0o600 });
  renameSync(fresh, file);
}
