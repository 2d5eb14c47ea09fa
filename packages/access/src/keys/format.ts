import { createHash, randomInt } from "node:crypto";
import { crc32 } from "node:zlib";

/** Which contract a key was made for. Every key works on every surface all the same; MCP tokens are of kind `mcp`. */
export type KeyKind = "orkasa" | "orckai" | "organicagent" | "orkestra" | "mcp";
export type KeyMode = "live" | "test";

/** Every prefix that a key may have (CONTRACTS.md, "One identity under all four"). */
export const KEY_PREFIXES = {
  ork_live_: { kind: "orkasa", mode: "live" },
  ork_test_: { kind: "orkasa", mode: "test" },
  oak_: { kind: "orckai", mode: "live" },
  oak_test_: { kind: "orckai", mode: "test" },
  oag_: { kind: "organicagent", mode: "live" },
  oag_test_: { kind: "organicagent", mode: "test" },
  ort_: { kind: "orkestra", mode: "live" },
  ort_test_: { kind: "orkestra", mode: "test" },
  mcp_: { kind: "mcp", mode: "live" },
  mcp_test_: { kind: "mcp", mode: "test" },
} as const satisfies Record<`${string}_`, { kind: KeyKind; mode: KeyMode }>;
export type KeyPrefix = keyof typeof KEY_PREFIXES;

/** What a key says of itself, before anything was looked up. */
export interface ParsedKey {
  readonly prefix: KeyPrefix;
  readonly kind: KeyKind;
  readonly mode: KeyMode;
}

export const isKeyPrefix = (text: string): text is KeyPrefix => Object.hasOwn(KEY_PREFIXES, text);

/** What keys are written in: base62. */
export const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** 190 bits: what lists show of a key (its last four characters) gives away at most 24 of them, and 160 have to stay. */
const RANDOM_CHARACTERS = 32;
/** The fewest base62 characters that hold any CRC-32. */
const CHECKSUM_CHARACTERS = 6;

const SHAPE = new RegExp(`^(?<prefix>[a-z_]+_)[0-9A-Za-z]{${RANDOM_CHARACTERS + CHECKSUM_CHARACTERS}}$`);

/** A new key: `<prefix><32 random base62 characters><6 characters of checksum over all before them>`. */
export const generateKey = (prefix: KeyPrefix): string => withSecret(prefix);

/** A text, then 190 random bits, then a checksum over both: what a credential looks like. */
export function withSecret(text: string): string {
  const secret = Array.from({ length: RANDOM_CHARACTERS }, () => DIGITS[randomInt(DIGITS.length)]).join("");
  return withChecksum(text + secret);
}

/** Whether the last six characters are the checksum over all before them. */
export const isChecked = (text: string): boolean => withChecksum(text.slice(0, -CHECKSUM_CHARACTERS)) === text;

/**
 * Reads a key without a look-up. `undefined` for anything that was never given out: another shape, an unknown prefix, or
 * a checksum that does not fit, as in a mistyped or shortened key.
 */
export function parseKey(text: string): ParsedKey | undefined {
  const prefix = SHAPE.exec(text)?.groups?.prefix;
  if (prefix === undefined || !isKeyPrefix(prefix)) return undefined;
  if (!isChecked(text)) return undefined;
  return { prefix, ...KEY_PREFIXES[prefix] };
}

/** The SHA-256 of a key (32 bytes): all that is stored of it. No salt or stretching: 190 random bits cannot be guessed. */
export function hashKey(key: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(key).digest());
}

const SECRET_ID_BYTES = 12;

/** Tells the secrets of one key apart, and nothing else. @param hash of the key */
export const secretIdOf = (hash: Uint8Array): string =>
  Buffer.from(hash.subarray(0, SECRET_ID_BYTES)).toString("base64url");

function withChecksum(text: string): string {
  let rest = crc32(text);
  let checksum = "";
  while (checksum.length < CHECKSUM_CHARACTERS) {
    checksum = `${DIGITS[rest % DIGITS.length]}${checksum}`;
    rest = Math.floor(rest / DIGITS.length);
  }
  return text + checksum;
}
