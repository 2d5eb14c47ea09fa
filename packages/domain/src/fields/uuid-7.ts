import { randomBytes } from "node:crypto";

/** An id in SQL, version 7, as all others are: a random UUID (version 4) whose first 48 bits are replaced by epoch milliseconds. */
export const UUID_7 = `encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
  PLACING substring(int8send(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
  52, 1), 53, 1), 'hex')::uuid`;

let lastMs = 0;
let counter = 0;
const COUNTER_MAX = 0xfff;

/** A UUID of version 7 (RFC 9562) that is greater than all that this process has made before: ids in the order of their making. */
export function uuid7(nowMs: number = Date.now()): string {
  if (nowMs > lastMs) {
    lastMs = nowMs;
    counter = 0;
  } else if (counter === COUNTER_MAX) {
    lastMs += 1;
    counter = 0;
  } else counter += 1;
  const bytes = randomBytes(16);
  bytes.writeUIntBE(lastMs, 0, 6);
  bytes.writeUInt16BE(0x7000 | counter, 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
