import { hkdfSync, randomBytes } from "node:crypto";
import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SealingKeys } from "@orrery/access";
import { rootSecretMissing, type StorageEnv } from "./env.ts";
import { makePrivateFolder } from "./folder/files.ts";

const KEY_BYTES = 32;
const FILE = "root-secret";

/**
 * The key that signs cursors. Every key of a server is derived from its one root secret, each under a name of its own, so
 * that none gives away another.
 */
export const cursorKeyOf = (rootSecret: string): Buffer => derived(rootSecret, "orrery/cursors");

/** The root secret, and those that it has replaced: what was made under them stays good for as long as they are named. */
export interface RootSecrets {
  readonly rootSecret: string;
  /** The newest first. */
  readonly previousRootSecrets?: readonly string[] | undefined;
}

/** The keys that secrets in the database are encrypted under (signing keys, webhooks' secrets, tokens of portals). */
export const sealingKeysOf = ({ rootSecret, previousRootSecrets = [] }: RootSecrets): SealingKeys => ({
  current: sealingKeyOf(rootSecret),
  previous: previousRootSecrets.map(sealingKeyOf),
});

const sealingKeyOf = (rootSecret: string): Buffer => derived(rootSecret, "orrery/sealing");

/** Keys of one use: the first makes and signs what is new, and all know theirs. */
export type Keys = readonly [Buffer, ...Buffer[]];

const keysOf =
  (name: string) =>
  ({ rootSecret, previousRootSecrets = [] }: RootSecrets): Keys => [
    derived(rootSecret, name),
    ...previousRootSecrets.map((secret) => derived(secret, name)),
  ];

/** The keys of links, which are credentials in themselves. */
export const linkKeysOf = keysOf("orrery/links");

/** The keys that tokens of inbound webhooks are made under. */
export const hookKeysOf = keysOf("orrery/hooks");

/** The keys that cookies of the authorization server's pages are signed under. */
export const oauthCookieKeysOf = (secrets: RootSecrets): readonly string[] =>
  oauthKeysOf(secrets).map((key) => key.toString("base64url"));

const oauthKeysOf = keysOf("orrery/oauth-cookies");

/** The keys that portals' addresses are signed under. */
export const portalKeysOf = keysOf("orrery/portals");

/** The keys that tokens of visitors' pages are made under. */
export const pageKeysOf = keysOf("orrery/pages");

/** The keys of what visitors' pages are shown with, and of what they may have. */
export const ticketKeysOf = keysOf("orrery/tickets");

function derived(rootSecret: string, name: string): Buffer {
  return Buffer.from(hkdfSync("sha256", rootSecret, "", name, KEY_BYTES));
}

/** The configured root secret with those before it, or else the data folder's own. @throws EnvError in production without a configured one. */
export function rootSecretsOf({ rootSecret, previousRootSecrets, production, dataDir }: StorageEnv): RootSecrets {
  if (rootSecret !== undefined) return { rootSecret, previousRootSecrets };
  if (production) throw rootSecretMissing();
  makePrivateFolder(dataDir);
  return { rootSecret: rootSecretIn(dataDir), previousRootSecrets };
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
