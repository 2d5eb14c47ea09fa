import { setTimeout as delay } from "node:timers/promises";
import {
  ConcurrentUpdate,
  Failure,
  type IdempotencyId,
  type IdempotencyRecord,
  type Principal,
  type Store,
  TOO_BUSY,
  type Transaction,
} from "@orrery/operation";
import { Prisma } from "./generated/client/client.ts";
import { confinedDb } from "./tenancy/confined-db.ts";
import { ownStatement } from "./tenancy/statements.ts";
import { inTransaction } from "./tenancy/system-sql.ts";
import type { TenantClient, TenantDb } from "./tenancy/tenant-db.ts";
import { type RunSql, type TenantSql, tenantSql } from "./tenancy/tenant-sql.ts";
import { viewOf } from "./tenancy/view.ts";

/** What handlers get of the database: the principal's organization alone, and of it what its credential is confined to. */
export interface TenantAccess {
  /** Prisma's models. */
  readonly db: TenantDb;
  /** Declared SQL, confined alike. */
  readonly sql: TenantSql;
}

const ATTEMPTS = 5;
const TRANSACTION_TIMEOUT_MS = 15_000;
/** How long a transaction waits for a connection. */
const MAX_WAIT_MS = 10_000;

const LOCK = ownStatement<{ locked: boolean }>(
  "SELECT pg_try_advisory_xact_lock(hashtextextended(concat_ws(chr(31), $1::text, $2::text, $3::text, $4::text), 0)) AS locked",
);
const RECORD_OF = `"organizationId" = $1::uuid AND "credentialId" = $2::uuid AND "operation" = $3 AND "key" = $4`;
const RECORD = `SELECT "inputHash", "output", "token", coalesce("leaseUntil" > now(), false) AS "leaseHeld"
   FROM "IdempotencyRecord" WHERE ${RECORD_OF}`;
const FIND = ownStatement<IdempotencyRecord>(`${RECORD} AND "createdAt" > now() - interval '24 hours'`);
const LOCK_RECORD = ownStatement<IdempotencyRecord>(`${RECORD} FOR UPDATE`);
// What may stand in the way is an effect under way, or what has expired. The lease runs by the database's clock.
const SAVE = ownStatement(
  `INSERT INTO "IdempotencyRecord" ("organizationId", "credentialId", "operation", "key", "inputHash", "output", "token", "leaseUntil")
   VALUES ($1::uuid, $2::uuid, $3, $4, $5, $6, $7::uuid, now() + $8::int4 * interval '1 millisecond')
   ON CONFLICT ("organizationId", "credentialId", "operation", "key") DO UPDATE
   SET "inputHash" = excluded."inputHash", "output" = excluded."output", "token" = excluded."token",
     "leaseUntil" = excluded."leaseUntil", "createdAt" = now()
   WHERE "IdempotencyRecord"."output" IS NULL OR "IdempotencyRecord"."createdAt" <= now() - interval '24 hours'`,
);
const DELETE = ownStatement(`DELETE FROM "IdempotencyRecord" WHERE ${RECORD_OF} AND "output" IS NULL`);
const EMIT = `INSERT INTO "OutboxEvent" ("organizationId", "type", "resourceId", "resourceVersion", "data", "credentialId")
   SELECT $1::uuid, e->>'type', (e->'resource'->>'id')::uuid, (e->'resource'->>'version')::int, e->'data', (e->>'credentialId')::uuid
   FROM json_array_elements($2::json) WITH ORDINALITY AS emitted(e, position) ORDER BY position`;
/** What triggers have said of this transaction (`orrery_note_data_change`): `organization:noun`, each with a blank behind it. */
const TOUCHED = `current_setting('orrery.touched', true) AS "touched"`;
interface Touched {
  readonly touched: string | null;
}
const APPEND_EVENTS = ownStatement<Touched>(`WITH "outbox" AS (${EMIT}) SELECT ${TOUCHED}`);
const APPEND_ALL = ownStatement<Touched>(
  `WITH "outbox" AS (${EMIT})
   INSERT INTO "AuditEntry" ("id", "organizationId", "operation", "credentialKind", "credentialId", "userId", "surface", "requestId", "address", "resourceId")
   VALUES (gen_random_uuid(), $1::uuid, $3, $4, $5::uuid, $6::uuid, $7, $8, $9, $10) RETURNING ${TOUCHED}`,
);

/** The kernel's store over tenants' clients; `runSql` reaches the driver itself, outside transactions. */
export function createStore(clientOf: (organizationId: string) => TenantClient, runSql: RunSql): Store<TenantAccess> {
  return {
    reader: (principal) => accessOf(principal, clientOf(principal.organizationId), runSql),
    async transaction(principal, work) {
      const client = clientOf(principal.organizationId);
      for (let attempt = 1; ; attempt += 1) {
        try {
          const once = (tx: TransactionClient) =>
            inTransaction(runnerOf(tx), () => work(openTransaction(tx, principal)));
          return await client.$transaction(once, { timeout: TRANSACTION_TIMEOUT_MS, maxWait: MAX_WAIT_MS });
        } catch (error) {
          if (!isWorthAnotherAttempt(error)) throw error;
          if (attempt === ATTEMPTS) throw Failure.of(TOO_BUSY);
          await delay(Math.random() * 10 * 2 ** attempt);
        }
      }
    },
  };
}

/** The client inside `$transaction`: the models, and raw calls, which the confinement still checks. */
type TransactionClient = Parameters<Parameters<TenantClient["$transaction"]>[0]>[0];

const runnerOf =
  (tx: TransactionClient): RunSql =>
  (text, values) =>
    tx.$queryRawUnsafe(text, ...values);

/** @param client of the principal's organization, or a transaction of it. */
function accessOf({ organizationId, confinedTo }: Principal, client: TransactionClient, run: RunSql): TenantAccess {
  if (confinedTo === undefined) return { db: client, sql: tenantSql(run, organizationId) };
  const view = viewOf(confinedTo);
  return { db: confinedDb(client, view), sql: tenantSql(run, organizationId, view) };
}

function openTransaction(tx: TransactionClient, principal: Principal): Transaction<TenantAccess> {
  const { organizationId } = principal;
  const query = runnerOf(tx);
  const execute = ({ text }: { text: string }, ...values: unknown[]) =>
    tx.$executeRawUnsafe(text, organizationId, ...values);
  const keyOf = ({ credentialId, operation, key }: IdempotencyId) => [credentialId, operation, key] as const;
  // The kernel's own statements: what the credential is confined to is no matter of theirs.
  const sql = tenantSql(query, organizationId);
  return {
    access: accessOf(principal, tx, query),
    async lockKey(id) {
      const [row] = await sql.all(LOCK, ...keyOf(id));
      return row?.locked === true;
    },
    async findRecord(id) {
      const [row] = await sql.all(FIND, ...keyOf(id));
      return row ?? null;
    },
    async lockRecord(id) {
      const [row] = await sql.all(LOCK_RECORD, ...keyOf(id));
      return row ?? null;
    },
    async saveRecord(id, record) {
      const leaseMs = record.output === null ? record.leaseMs : null;
      const saved = await execute(SAVE, ...keyOf(id), record.inputHash, record.output, record.token, leaseMs);
      if (saved === 0) throw new ConcurrentUpdate();
    },
    async deleteRecord(id) {
      return (await execute(DELETE, ...keyOf(id))) > 0;
    },
    async append({ events, audit }) {
      const emitted = JSON.stringify(events);
      if (!audit) return nounsOf(await sql.all(APPEND_EVENTS, emitted));
      const { operation, credentialKind, credentialId, userId, surface, requestId, address, resourceId } = audit;
      const by = [credentialKind, credentialId, userId, surface, requestId, address];
      return nounsOf(await sql.all(APPEND_ALL, emitted, operation, ...by, resourceId));
    },
  };
}

/** Of the principal's organization, as no other's rows can be reached in its transaction. */
function nounsOf([row]: readonly Touched[]): readonly string[] {
  const lines = row?.touched?.trim();
  return lines ? lines.split(" ").map((line) => line.slice(line.indexOf(":") + 1)) : [];
}

const SERIALISATION_FAILURE = "40001";
const DEADLOCK = "40P01";

/** Serialisation failures and deadlocks, however Prisma wraps them, and rows that changed under a handler. */
export function isWorthAnotherAttempt(error: unknown): boolean {
  if (error instanceof ConcurrentUpdate) return true;
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  if (error.code === "P2034") return true;
  const cause = (
    error.meta as { driverAdapterError?: { cause?: { kind?: string; originalCode?: string } } } | undefined
  )?.driverAdapterError?.cause;
  return (
    cause?.kind === "TransactionWriteConflict" ||
    cause?.originalCode === SERIALISATION_FAILURE ||
    cause?.originalCode === DEADLOCK
  );
}
