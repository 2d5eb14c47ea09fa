import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "@orrery/operation";

/** Where the files of the list are. */
export interface OfacPaths {
  readonly entries: string;
  readonly aliases?: string | undefined;
  readonly addresses?: string | undefined;
}

/** As OFAC calls them. */
const NAMES = { entries: "sdn.csv", aliases: "alt.csv", addresses: "add.csv" } as const;

/** @param path of the folder that holds them, or of the entries' file. @throws Failure */
export async function ofacPaths(path: string, given: Omit<OfacPaths, "entries">): Promise<OfacPaths> {
  const isFolder = (await stat(path).catch(unreadable)).isDirectory();
  if (!isFolder) return { entries: path, ...given };
  const inside = await readdir(path);
  const of = (name: string) => {
    const found = inside.find((file) => file.toLowerCase() === name);
    return found === undefined ? undefined : join(path, found);
  };
  const entries = of(NAMES.entries);
  if (entries === undefined) throw new Failure("BAD_REQUEST", { message: `There is no ${NAMES.entries} in ${path}.` });
  return {
    entries,
    aliases: given.aliases ?? of(NAMES.aliases),
    addresses: given.addresses ?? of(NAMES.addresses),
  };
}

/** A file that was read once, whole. */
export interface FileLook {
  readonly path: string;
  readonly checksum: string;
  readonly bytes: number;
  /** OFAC's files are in UTF-8 by now, and were in the code page of Windows. */
  readonly encoding: "utf-8" | "windows-1252";
  /** Whether it ends as OFAC ends its files, with the character 0x1A. */
  readonly hasEndMark: boolean;
}

const END_MARK = 0x1a;

/** @throws Failure where it can't be read */
export async function lookAt(path: string): Promise<FileLook> {
  const hash = createHash("sha256");
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let [bytes, last, isUtf8] = [0, -1, true];
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      bytes += chunk.length;
      const end = chunk.toString("latin1").trimEnd();
      if (end !== "") last = end.charCodeAt(end.length - 1);
      isUtf8 &&= isDecoded(decoder, chunk);
    }
  } catch (error) {
    return unreadable(error);
  }
  isUtf8 &&= isDecoded(decoder);
  const encoding = isUtf8 ? "utf-8" : "windows-1252";
  return { path, checksum: hash.digest("hex"), bytes, encoding, hasEndMark: last === END_MARK };
}

function isDecoded(decoder: InstanceType<typeof TextDecoder>, chunk?: Buffer): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined });
    return true;
  } catch {
    return false;
  }
}

/** The file's content in UTF-8, as it comes. @param passed told how many of its bytes have come */
export async function* contentOf(
  { path, encoding }: FileLook,
  passed: (bytes: number) => void,
): AsyncIterable<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    yield encoding === "utf-8" ? chunk : Buffer.from(decoder.decode(chunk, { stream: true }));
    passed(chunk.length);
  }
}

function unreadable(error: unknown): never {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  throw new Failure("BAD_REQUEST", { message: `The file can't be read: ${message}.` });
}
