import { hkdfSync, randomBytes } from "node:crypto";
import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const KEY_BYTES = 32;
const FILE = "root-secret";

/**
 * The key that signs cursors. Every key of a server is derived from its one root secret, each under a name of its own, so
 * that none gives away another.
 */
export function cursorKeyOf(rootSecret: string): Buffer {
  return Buffer.from(hkdfSync("sha256", rootSecret, "", "orrery/cursors", KEY_BYTES));
}

/** The data folder's own root secret, made at the first start (mode 0600) for where none is configured. */
export function rootSecretIn(dataDir: string): string {
  const file = join(dataDir, FILE);
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, randomBytes(KEY_BYTES).toString("base64url"), { mode: 0o600 });
  try {
    // A link appears with its content and never replaces one: of two first starts, both take the first one's.
    linkSync(mine, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(mine);
  }
  return readFileSync(file, "utf8").trim();
}
