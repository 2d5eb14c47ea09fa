import { createHmac, randomBytes } from "node:crypto";
import type { VisitorTickets } from "@orrery/domain";
import { isSameText } from "../same-text.ts";
import type { Keys } from "../secret.ts";

const TICKET = /^([0-9a-z]{1,11})\.([0-9a-f]{32})\.([0-9a-f]{64})$/;
const GRANT = /^grant_([0-9a-z]{1,11})\.([0-9a-f]{64})$/;

/** Epoch milliseconds as they are written. */
const RADIX = 36;

/** Signed for one page, so that neither is good on another. They hold no secret, and nothing of them is kept. */
export function visitorTickets(keys: Keys): VisitorTickets {
  const signatureWith = (key: Buffer, signed: readonly string[]) =>
    createHmac("sha256", key).update(signed.join("\n")).digest("hex");
  const signatureOf = (...signed: readonly string[]) => signatureWith(keys[0], signed);
  const isSigned = (signature: string, ...signed: readonly string[]) =>
    signature !== "" && keys.some((key) => isSameText(signature, signatureWith(key, signed)));
  return {
    issue(page, now) {
      const at = now.getTime().toString(RADIX);
      const id = randomBytes(16).toString("hex");
      return `${at}.${id}.${signatureOf("ticket", page, at, id)}`;
    },
    open(page, ticket) {
      const [, at = "", id = "", signature = ""] = TICKET.exec(ticket) ?? [];
      if (!isSigned(signature, "ticket", page, at, id)) return undefined;
      return { id, issuedAt: new Date(Number.parseInt(at, RADIX)) };
    },
    grant(page, until) {
      const at = until.getTime().toString(RADIX);
      return `grant_${at}.${signatureOf("grant", page, at)}`;
    },
    isGranted(page, grant, now) {
      const [, at = "", signature = ""] = GRANT.exec(grant) ?? [];
      if (!isSigned(signature, "grant", page, at)) return false;
      return now.getTime() < Number.parseInt(at, RADIX);
    },
  };
}
