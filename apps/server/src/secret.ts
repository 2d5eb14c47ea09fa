import { hkdfSync, randomBytes } from "node:crypto";
import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rootSecretMissing, type StorageEnv } from "./env.ts";
import { makePrivateFolder } from "./folder/files.ts";

const KEY_BYTES = 32;
const FILE = "root-secret";

/**
 * The key that signs cursors. Every key of a server is derived from its one root secret, each under a name of its own, so
 * that none gives away another.
 */
export const cursorKeyOf = (rootSecret: string): Buffer => derived(rootSecret, "orrery/cursors");

/** The key that secrets in the database are encrypted under (private signing keys). */
export const sealingKeyOf = (rootSecret: string): Buffer => derived(rootSecret, "orrery/sealing");

/** The key that signs links, which are credentials in themselves. */
export const linkKeyOf = (rootSecret: string): Buffer => derived(rootSecret, "orrery/links");

/** The key that tokens of inbound webhooks are made under. */
export const hookKeyOf = (rootSecret: string): Buffer => derived(rootSecret, "orrery/hooks");

/** The key that tokens of visitors' pages are made under. */
export const pageKeyOf = (rootSecret: string): Buffer => derived(rootSecret, "orrery/pages");

/** The key that signs what visitors' pages are shown with, and what they may have. */
export const ticketKeyOf = (rootSecret: string): Buffer => derived(rootSecret, "orrery/tickets");

function derived(rootSecret: string, name: string): Buffer {
  return Buffer.from(hkdfSync("sha256", rootSecret, "", name, KEY_BYTES));
}

/** The configured root secret, or else the data folder's own. @throws EnvError in production without a configured one. */
export function rootSecretOf({ rootSecret, production, dataDir }: StorageEnv): string {
  if (rootSecret !== undefined) return rootSecret;
  if (production) throw rootSecretMissing();
  makePrivateFolder(dataDir);
  return rootSecretIn(dataDir);
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
