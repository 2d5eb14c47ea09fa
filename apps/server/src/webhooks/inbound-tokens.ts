import { createHash, createHmac, randomBytes } from "node:crypto";
import type { InboundTokens } from "@orrery/domain";
import { isSameText } from "../same-text.ts";
import type { Keys } from "../secret.ts";

const TOKEN = /^hook_([0-9a-f]{40})([0-9a-f]{32})$/;
const RANDOM_BYTES = 20;
const MARK_CHARACTERS = 32;

/**
 * `hook_`, 160 random bits, and 128 of their HMAC: what we have not made is told apart without asking the database, so that
 * nobody makes up a counter of the limiter's.
 * @param publicUrl where clients reach this server
 */
export function inboundTokens(keys: Keys, publicUrl: () => string): InboundTokens {
  const marksOf = (random: string) =>
    keys.map((key) => createHmac("sha256", key).update(random).digest("hex").slice(0, MARK_CHARACTERS));
  return {
    generate() {
      const random = randomBytes(RANDOM_BYTES).toString("hex");
      const token = `hook_${random}${marksOf(random)[0]}`;
      return { token, hash: hashOf(token) };
    },
    hashOf(token) {
      const [, random = "", mark = ""] = TOKEN.exec(token) ?? [];
      const isOurs = mark !== "" && marksOf(random).some((one) => isSameText(mark, one));
      return isOurs ? hashOf(token) : undefined;
    },
    urlOf: (token) => `${publicUrl()}/v1/hooks/${token}`,
  };
}

const hashOf = (token: string) => new Uint8Array(createHash("sha256").update(token).digest());

/** What requests with a token are counted by: nothing of it can be told from that. */
export function subjectOf({ hashOf }: Pick<InboundTokens, "hashOf">, token: string): string | undefined {
  const hash = hashOf(token);
  return hash && Buffer.from(hash).toString("hex");
}
