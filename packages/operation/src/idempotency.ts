import { createHash } from "node:crypto";
import { Failure, IDEMPOTENCY_IN_PROGRESS, IDEMPOTENCY_KEY_REUSED, INVALID_INPUT } from "./errors.ts";
import type { IdempotencyId, IdempotencyRecord, Transaction } from "./ports.ts";

/** How long a key is remembered. */
export const IDEMPOTENCY_HOURS = 24;

const KEY = /^[\x21-\x7e]{1,255}$/;

export function assertKey(key: string): void {
  if (!KEY.test(key)) {
    throw Failure.of(INVALID_INPUT, {
      issues: [{ path: "idempotencyKey", message: "1 to 255 visible ASCII characters." }],
    });
  }
}

/** The same input in any order of its keys has the same hash. */
export function inputHash(input: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify(input, sortedKeys) ?? "undefined")
    .digest("hex");
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Claims the key for this transaction, or gives what it did before.
 * The lock comes first and in a statement of its own: a statement sees only what was committed when it began, so one that
 * took the lock and looked for the record at once would miss the record of the twin that it had waited for.
 */
export async function claim<A>(tx: Transaction<A>, id: IdempotencyId, hash: string): Promise<IdempotencyRecord | null> {
  if (!(await tx.lockKey(id))) throw Failure.of(IDEMPOTENCY_IN_PROGRESS);
  for (;;) {
    const earlier = await tx.findRecord(id);
    if (earlier === null) return null;
    if (earlier.inputHash !== hash) throw Failure.of(IDEMPOTENCY_KEY_REUSED);
    if (earlier.output !== null) return earlier;
    if (earlier.leaseHeld) throw Failure.of(IDEMPOTENCY_IN_PROGRESS);
    // An effect whose lease has run out: its key is free again, unless it settles at this moment; then its record is done.
    if (await tx.deleteRecord(id)) return null;
  }
}
