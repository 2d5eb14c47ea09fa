import type { Prisma, SystemDb } from "@orrery/db";
import { Failure, id as idOf, isGrant, reason, type Scope, TOO_BUSY } from "@orrery/operation";
import { generateKey, hashKey, isKeyPrefix, KEY_PREFIXES, type KeyPrefix } from "./format.ts";

export const ORGANIZATION_NOT_FOUND = reason("ORGANIZATION_NOT_FOUND", "NOT_FOUND", "There is no such organization.");
export const KEY_NOT_FOUND = reason("KEY_NOT_FOUND", "NOT_FOUND", "There is no such key.");
export const KEY_EXPIRED = reason(
  "KEY_EXPIRED",
  "UNPROCESSABLE",
  "The key has expired: another secret of it would be of no use.",
);
export const KEY_REVOKED = reason("KEY_REVOKED", "UNPROCESSABLE", "The key is revoked. Make a new one.");
export const UNKNOWN_SCOPE = reason("UNKNOWN_SCOPE", "BAD_REQUEST", "A scope is not one that exists.");
export const KEY_MODE_MISMATCH = reason(
  "KEY_MODE_MISMATCH",
  "UNPROCESSABLE",
  "Test keys belong to an organization's test sibling, and live keys to the organization itself.",
);

/** What may be shown of a key at any time. */
export interface StoredKey {
  readonly id: string;
  readonly organizationId: string;
  readonly prefix: string;
  readonly lastFour: string;
  readonly name: string;
  /** As granted: scopes, bundles or `*`. An MCP token has none: it may do what its user may. */
  readonly scopes: readonly string[];
  /** `kind:id` pairs; empty: not confined. */
  readonly confinedTo: readonly string[];
  /** Web pages that may use it; empty: any. */
  readonly origins: readonly string[];
  /** Whose MCP token it is. */
  readonly userId: string | null;
  readonly expiresAt: Date | null;
  /** Until when the secret before the last roll is good as well. */
  readonly previousUntil: Date | null;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly createdAt: Date;
}

export interface CreatedKey extends StoredKey {
  /** The key itself: shown now, and never again. */
  readonly key: string;
}

export interface NewKey {
  /** For a `…_test_` prefix, the test sibling. */
  readonly organizationId: string;
  readonly prefix: KeyPrefix;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly confinedTo?: readonly string[];
  readonly origins?: readonly string[];
  /** For the prefixes of MCP tokens. */
  readonly userId?: string;
  readonly expiresAt?: Date;
}

/** A key of one organization. */
export interface KeyId {
  readonly organizationId: string;
  readonly id: string;
}

/** The system's client, or one of its transactions. */
type Rows = Prisma.TransactionClient;

/** PostgreSQL refuses to compare a UUID with any other text, which would look like a defect of ours. */
const isId = (text: string) => idOf("api-key").safeParse(text).success;

const SHOWN = {
  id: true,
  organizationId: true,
  prefix: true,
  lastFour: true,
  name: true,
  scopes: true,
  confinedTo: true,
  origins: true,
  userId: true,
  expiresAt: true,
  previousUntil: true,
  revokedAt: true,
  lastUsedAt: true,
  createdAt: true,
} as const;

/**
 * Makes a key.
 * @param knownScopes those that some operation requires (the registry's).
 * @throws Failure UNKNOWN_SCOPE (`details.scopes`), ORGANIZATION_NOT_FOUND or KEY_MODE_MISMATCH.
 */
export async function createKey(
  system: Rows,
  { organizationId, prefix, name, scopes, confinedTo = [], origins = [], userId, expiresAt }: NewKey,
  knownScopes: readonly Scope[],
): Promise<CreatedKey> {
  const unknown = scopes.filter((grant) => !isGrant(grant, knownScopes));
  if (unknown.length > 0) throw Failure.of(UNKNOWN_SCOPE, { scopes: unknown });
  const organization =
    isId(organizationId) &&
    (await system.organization.findUnique({ where: { id: organizationId }, select: { liveId: true } }));
  if (!organization) throw Failure.of(ORGANIZATION_NOT_FOUND);
  if (KEY_PREFIXES[prefix].mode !== modeOf(organization)) throw Failure.of(KEY_MODE_MISMATCH);
  const key = generateKey(prefix);
  const stored = await system.apiKey.create({
    data: {
      organizationId,
      prefix,
      lastFour: key.slice(-4),
      hash: hashKey(key),
      name,
      scopes: [...new Set(scopes)],
      confinedTo: [...new Set(confinedTo)],
      origins: [...new Set(origins)],
      userId: userId ?? null,
      expiresAt: expiresAt ?? null,
    },
    select: SHOWN,
  });
  return { ...stored, key };
}

/**
 * The keys of these organizations, or of all of them, with those that were revoked or have expired: by organization, the
 * oldest first; its keys the newest first.
 */
export async function listKeys(system: SystemDb, organizationIds?: readonly string[]): Promise<readonly StoredKey[]> {
  return system.apiKey.findMany({
    ...(organizationIds && { where: { organizationId: { in: [...organizationIds] } } }),
    select: SHOWN,
    orderBy: [{ organization: { createdAt: "asc" } }, { organizationId: "asc" }, { createdAt: "desc" }, { id: "desc" }],
  });
}

/**
 * Gives a key a new secret under the same id. The one before stays good for `overlapMs`; a second roll ends that.
 * @throws Failure KEY_NOT_FOUND, KEY_REVOKED, or TOO_BUSY where somebody else changed the key at the same time.
 */
export async function rollKey(system: Rows, key: KeyId, overlapMs: number, now = new Date()): Promise<CreatedKey> {
  const where = whereIs(key);
  const before = await system.apiKey.findUnique({
    where,
    select: { prefix: true, hash: true, revokedAt: true, expiresAt: true, version: true },
  });
  if (!before) throw Failure.of(KEY_NOT_FOUND);
  if (before.revokedAt !== null) throw Failure.of(KEY_REVOKED);
  if (before.expiresAt !== null && before.expiresAt <= now) throw Failure.of(KEY_EXPIRED);
  if (!isKeyPrefix(before.prefix)) throw new Error(`There is no prefix ${before.prefix}.`);
  const secret = generateKey(before.prefix);
  const { count } = await system.apiKey.updateMany({
    where: { ...key, version: before.version },
    data: {
      hash: hashKey(secret),
      lastFour: secret.slice(-4),
      previousHash: overlapMs > 0 ? before.hash : null,
      previousUntil: overlapMs > 0 ? new Date(now.getTime() + overlapMs) : null,
      version: { increment: 1 },
    },
  });
  if (count === 0) throw Failure.of(TOO_BUSY);
  return { ...(await system.apiKey.findUniqueOrThrow({ where, select: SHOWN })), key: secret };
}

/**
 * Revokes a key. One that is revoked already keeps the time at which it was.
 * @throws Failure KEY_NOT_FOUND, also for a key of another organization.
 */
export async function revokeKey(system: Rows, key: KeyId): Promise<StoredKey> {
  const where = whereIs(key);
  await system.apiKey.updateMany({
    where: { ...key, revokedAt: null },
    data: { revokedAt: new Date(), version: { increment: 1 } },
  });
  const stored = await system.apiKey.findUnique({ where, select: SHOWN });
  if (!stored) throw Failure.of(KEY_NOT_FOUND);
  return stored;
}

/** @throws Failure KEY_NOT_FOUND for what can be nobody's id. */
function whereIs({ organizationId, id }: KeyId) {
  if (!isId(organizationId) || !isId(id)) throw Failure.of(KEY_NOT_FOUND);
  return { organizationId_id: { organizationId, id } };
}

/** Test mode is a sibling organization, which names its live one. */
export function modeOf({ liveId }: { readonly liveId: string | null }): "live" | "test" {
  return liveId === null ? "live" : "test";
}
