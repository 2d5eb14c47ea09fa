import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Unix sockets take paths of 104 (macOS) or 108 (Linux) bytes at most, with the NUL at the end. */
const SOCKET_PATH_MAX_BYTES = 100;

/**
 * Calls `use` with a path to `folder/name` that is short enough for a socket: where the real one is too long, through a
 * symbolic link that is gone afterwards. The socket itself is in the folder either way, so all processes find the same one.
 */
export function withSocketPath<T>(folder: string, name: string, use: (path: string) => T): T {
  const direct = join(folder, name);
  if (Buffer.byteLength(direct) <= SOCKET_PATH_MAX_BYTES) return use(direct);
  const detour = mkdtempSync(join(tmpdir(), "orrery-"));
  try {
    const link = join(detour, "d");
    symlinkSync(folder, link);
    return use(join(link, name));
  } finally {
    rmSync(detour, { recursive: true });
  }
}
