import { createHmac, randomBytes } from "node:crypto";
import type { PageTokens } from "@orrery/domain";
import { isSameText } from "../same-text.ts";
import type { Keys } from "../secret.ts";

const TOKEN = /^((?:form|guide)_[0-9a-f]{24})([0-9a-f]{16})$/;
const RANDOM_BYTES = 12;
const MARK_CHARACTERS = 16;

/**
 * `form_`, 96 random bits, and 64 of their HMAC: what we have not made is told apart without asking the database, so that
 * nobody makes up a counter of the limiter's.
 */
export function pageTokens(keys: Keys): PageTokens & { isOurs(token: string): boolean } {
  const markOf = (text: string, key: Buffer) =>
    createHmac("sha256", key).update(text).digest("hex").slice(0, MARK_CHARACTERS);
  return {
    generate(kind) {
      const text = `${kind}_${randomBytes(RANDOM_BYTES).toString("hex")}`;
      return `${text}${markOf(text, keys[0])}`;
    },
    isOurs(token) {
      const [, text = "", mark = ""] = TOKEN.exec(token) ?? [];
      return mark !== "" && keys.some((key) => isSameText(mark, markOf(text, key)));
    },
  };
}
