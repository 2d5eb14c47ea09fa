import type { EmittedEvent } from "./events.ts";
import type { CredentialKind, Principal } from "./principal.ts";
import type { Origin } from "./requester.ts";

/** What an idempotency key did before. */
export interface IdempotencyRecord {
  readonly inputHash: string;
  /** The canonical output as JSON text; null while an effect is under way. */
  readonly output: string | null;
  /** Which attempt of an effect wrote it; null for a write, which has no attempts that overlap. */
  readonly token: string | null;
  /** Whether an effect under way still has time, by the database's clock. */
  readonly leaseHeld: boolean;
}

/** What is written of it: done (`output`), or an effect under way for `leaseMs` from now. */
export type NewIdempotencyRecord = Pick<IdempotencyRecord, "inputHash" | "token"> &
  ({ readonly output: string } | { readonly output: null; readonly leaseMs: number });

export interface IdempotencyId {
  readonly credentialId: string;
  readonly operation: string;
  readonly key: string;
}

/** Who did what, with which credential: one line of the audit log. */
export interface AuditLine extends Origin {
  readonly operation: string;
  readonly credentialKind: CredentialKind;
  readonly credentialId: string;
  readonly userId: string | null;
  /** The id of what the operation gave, where that is one thing. */
  readonly resourceId: string | null;
}

/** One open transaction of one organization. All of it commits, or none. */
export interface Transaction<Access> {
  /** What handlers get: the tenant's data, on this transaction's own connection. */
  readonly access: Access;
  /** Takes the key's advisory lock until the end of the transaction, or says at once that somebody holds it. */
  lockKey(id: IdempotencyId): Promise<boolean>;
  findRecord(id: IdempotencyId): Promise<IdempotencyRecord | null>;
  /** The same, and nobody else changes it until the end of the transaction. */
  lockRecord(id: IdempotencyId): Promise<IdempotencyRecord | null>;
  /** Inserts it, or replaces an effect under way. @throws ConcurrentUpdate where a done one stands in the way. */
  saveRecord(id: IdempotencyId, record: NewIdempotencyRecord): Promise<void>;
  /** Deletes the record of an effect under way. @returns false where there is none (any more). */
  deleteRecord(id: IdempotencyId): Promise<boolean>;
  /**
   * Last in the transaction: the events into the outbox, and the line into the audit log.
   * @returns the nouns whose data the transaction has changed, of those that reads are kept of
   */
  append(entries: { readonly events: readonly EmittedEvent[]; readonly audit?: AuditLine }): Promise<readonly string[]>;
}

/** The database, as the kernel sees it. */
export interface Store<Access> {
  /** Reads outside a transaction. */
  reader(principal: Principal): Access;
  /**
   * Runs `work` in one READ COMMITTED transaction. Serialisation failures, deadlocks and `ConcurrentUpdate` start it
   * over, a few times; then it is a `TOO_BUSY` failure. `work` must keep nothing of an attempt that failed.
   */
  transaction<T>(principal: Principal, work: (tx: Transaction<Access>) => Promise<T>): Promise<T>;
}

/** Thrown when a row changed between a handler's read and its write: the transaction is worth another attempt. */
export class ConcurrentUpdate extends Error {
  constructor() {
    super("The row changed between the read and the write.");
    this.name = "ConcurrentUpdate";
  }
}
