import { createHmac, type KeyObject, timingSafeEqual } from "node:crypto";
import { Failure, INVALID_CURSOR } from "./errors.ts";

/** Seals positions of a list into opaque strings, and opens only those that it sealed for the same list and tenant. */
export interface Cursors {
  seal(list: string, position: readonly string[]): string;
  /** @throws Failure INVALID_CURSOR for anything that was not sealed here, for this list and this organization. */
  open(list: string, cursor: string): readonly string[];
}

const MAC_BYTES = 12;

/** Cursors of one organization. The key comes from the root secret, so they hold across processes and restarts. */
export function cursorsFor(key: KeyObject | Buffer, organizationId: string): Cursors {
  const mac = (list: string, payload: Buffer) =>
    createHmac("sha256", key).update(`${organizationId}\0${list}\0`).update(payload).digest().subarray(0, MAC_BYTES);
  return {
    seal(list, position) {
      const payload = Buffer.from(JSON.stringify(position));
      return Buffer.concat([mac(list, payload), payload]).toString("base64url");
    },
    open(list, cursor) {
      const bytes = Buffer.from(cursor, "base64url");
      const payload = bytes.subarray(MAC_BYTES);
      const canonical = bytes.toString("base64url") === cursor;
      if (!canonical || payload.length === 0 || !timingSafeEqual(bytes.subarray(0, MAC_BYTES), mac(list, payload))) {
        throw Failure.of(INVALID_CURSOR);
      }
      return JSON.parse(payload.toString());
    },
  };
}
