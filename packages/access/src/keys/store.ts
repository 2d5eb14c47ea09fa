import type { SystemDb } from "@orrery/db";
import { Failure, id as idOf, isGrant, reason, type Scope } from "@orrery/operation";
import { generateKey, hashKey, KEY_PREFIXES, type KeyPrefix } from "./format.ts";

export const ORGANIZATION_NOT_FOUND = reason("ORGANIZATION_NOT_FOUND", "NOT_FOUND", "There is no such organization.");
export const KEY_NOT_FOUND = reason("KEY_NOT_FOUND", "NOT_FOUND", "There is no such key.");
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
  /** As granted: scopes, bundles or `*`. */
  readonly scopes: readonly string[];
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
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
  readonly expiresAt?: Date;
}

/** PostgreSQL refuses to compare a UUID with any other text, which would look like a defect of ours. */
const isId = (text: string) => idOf("api-key").safeParse(text).success;

const SHOWN = {
  id: true,
  organizationId: true,
  prefix: true,
  lastFour: true,
  name: true,
  scopes: true,
  expiresAt: true,
  revokedAt: true,
  createdAt: true,
} as const;

/**
 * Makes a key.
 * @param knownScopes those that some operation requires (the registry's).
 * @throws Failure UNKNOWN_SCOPE (`details.scopes`), ORGANIZATION_NOT_FOUND or KEY_MODE_MISMATCH.
 */
export async function createKey(
  system: SystemDb,
  { organizationId, prefix, name, scopes, expiresAt }: NewKey,
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
      expiresAt: expiresAt ?? null,
    },
    select: SHOWN,
  });
  return { ...stored, key };
}

/** All keys of an organization, the newest first, with those that were revoked or have expired. */
export async function listKeys(system: SystemDb, organizationId: string): Promise<readonly StoredKey[]> {
  if (!isId(organizationId)) return [];
  return system.apiKey.findMany({
    where: { organizationId },
    select: SHOWN,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
}

/**
 * Revokes a key. One that is revoked already keeps the time at which it was.
 * @throws Failure KEY_NOT_FOUND, also for a key of another organization.
 */
export async function revokeKey(
  system: SystemDb,
  { organizationId, id }: { readonly organizationId: string; readonly id: string },
): Promise<StoredKey> {
  if (!isId(organizationId) || !isId(id)) throw Failure.of(KEY_NOT_FOUND);
  await system.apiKey.updateMany({
    where: { organizationId, id, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  const stored = await system.apiKey.findUnique({
    where: { organizationId_id: { organizationId, id } },
    select: SHOWN,
  });
  if (!stored) throw Failure.of(KEY_NOT_FOUND);
  return stored;
}

/** Test mode is a sibling organization, which names its live one. */
export function modeOf({ liveId }: { readonly liveId: string | null }): "live" | "test" {
  return liveId === null ? "live" : "test";
}
