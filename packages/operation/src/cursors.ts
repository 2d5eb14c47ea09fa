import { createHmac, type KeyObject, timingSafeEqual } from "node:crypto";
import { Failure, INVALID_CURSOR } from "./errors.ts";

/** Seals positions of a list into opaque strings, and opens only those that it sealed for the same list and tenant. */
export interface Cursors {
  seal(list: string, position: readonly string[]): string;
  /** @throws Failure INVALID_CURSOR for anything that was not sealed here, for this list and this organization. */
  open(list: string, cursor: string): readonly string[];
}

const MAC_BYTES = 12;

type CursorKey = KeyObject | Buffer;

/** Cursors of one organization. The key comes from the root secret, so they hold across processes and restarts. */
export function cursorsFor(
  key: CursorKey,
  organizationId: string,
  /** Keys before it, whose cursors are good as well. */
  previous: readonly CursorKey[] = [],
): Cursors {
  const macUnder = (one: CursorKey, list: string, payload: Buffer) =>
    createHmac("sha256", one).update(`${organizationId}\0${list}\0`).update(payload).digest().subarray(0, MAC_BYTES);
  const isOurs = (list: string, bytes: Buffer, payload: Buffer) =>
    [key, ...previous].some((one) => timingSafeEqual(bytes.subarray(0, MAC_BYTES), macUnder(one, list, payload)));
  return {
    seal(list, position) {
      const payload = Buffer.from(JSON.stringify(position));
      return Buffer.concat([macUnder(key, list, payload), payload]).toString("base64url");
    },
    open(list, cursor) {
      const bytes = Buffer.from(cursor, "base64url");
      const payload = bytes.subarray(MAC_BYTES);
      const canonical = bytes.toString("base64url") === cursor;
      if (!canonical || payload.length === 0 || !isOurs(list, bytes, payload)) {
        throw Failure.of(INVALID_CURSOR);
      }
      return JSON.parse(payload.toString());
    },
  };
}
