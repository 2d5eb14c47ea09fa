import { DIGITS, isChecked, withSecret } from "../keys/format.ts";

/**
 * `ref_<session><secret><checksum>`: the session's UUID as 22 base62 characters, 32 random ones, 6 of checksum. A mistyped
 * one is known without a look-up, and whose limit a refresh counts against before one, too.
 */
const PREFIX = "ref_";
const SESSION_CHARACTERS = 22;
const SHAPE = new RegExp(`^${PREFIX}(?<session>[0-9A-Za-z]{${SESSION_CHARACTERS}})[0-9A-Za-z]{38}$`);
const UUID_MAX = (1n << 128n) - 1n;
const BASE = BigInt(DIGITS.length);

/** @param sessionId a UUID. */
export function generateRefreshToken(sessionId: string): string {
  let rest = BigInt(`0x${sessionId.replaceAll("-", "")}`);
  let session = "";
  while (session.length < SESSION_CHARACTERS) {
    session = `${DIGITS[Number(rest % BASE)]}${session}`;
    rest /= BASE;
  }
  return withSecret(PREFIX + session);
}

/** The session that a refresh token names; undefined for what was never given out. */
export function sessionOf(text: string): string | undefined {
  const session = SHAPE.exec(text)?.groups?.session;
  if (session === undefined || !isChecked(text)) return undefined;
  let value = 0n;
  for (const digit of session) value = value * BASE + BigInt(DIGITS.indexOf(digit));
  if (value > UUID_MAX) return undefined;
  const hex = value.toString(16).padStart(32, "0");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
