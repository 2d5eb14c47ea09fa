import type { Prisma, SystemDb } from "@orrery/db";
import { expandGrants, type Principal, planAllows, type Scope } from "@orrery/operation";
import { createAppLookUps } from "../apps/app-look-ups.ts";
import { ORGANIZATION, USER } from "../apps/app-rows.ts";
import { isKeyPrefix, KEY_PREFIXES, type ParsedKey, secretIdOf } from "../keys/format.ts";
import { modeOf } from "../keys/store.ts";
import type { LinkClaims } from "../links/signed-links.ts";
import type { AccessClaims } from "../tokens/access-token.ts";
import { belonging, type Found, grantsOf } from "./found.ts";

/** How credentials are found in the database, each with one query (an app with another for what it is). Undefined for what was never given out, or is revoked. */
export interface LookUps {
  /** @param hash the SHA-256 of the key's text. */
  key(hash: Uint8Array<ArrayBuffer>, parsed: ParsedKey): Promise<Found | undefined>;
  session(claims: AccessClaims): Promise<Found | undefined>;
  /** @param hash the SHA-256 of an app's token. */
  app(hash: Uint8Array<ArrayBuffer>): Promise<Found | undefined>;
  /** What the credential that a link goes back to may do by it: no more than the link says, and nothing once it has ended. */
  link(claims: Pick<LinkClaims, "issuer" | "scopes" | "expiresAt">): Promise<Found | undefined>;
}

/** @param scopes those that exist (the registry's): what `*`, the bundles and the roles stand for. */
export function createLookUps(system: SystemDb, scopes: readonly Scope[]): LookUps {
  const session = async (claims: AccessClaims) => {
    const row = await sessionRow(system, claims);
    return row ? foundSession(row, claims, scopes) : undefined;
  };
  const apps = createAppLookUps(system, scopes);
  return {
    app: apps.token,
    async key(hash, parsed) {
      const row = await keyRow(system, { OR: [{ hash }, { previousHash: hash }] });
      return row ? foundKey(row, hash, parsed, scopes) : undefined;
    },
    session,
    async link({ issuer, scopes: linked, expiresAt }) {
      const { kind, credentialId, organizationId, userId, secretId } = issuer;
      if (kind === "session") {
        const claims = userId && { sessionId: credentialId, userId, organizationId, expiresAt };
        return claims ? byLink(await session(claims), linked, expiresAt) : undefined;
      }
      if (kind === "app") return byLink(await apps.itself(credentialId, organizationId, userId), linked, expiresAt);
      const row = await keyRow(system, { id: credentialId, organizationId });
      // A roll ends what was made by the secret before it as it ends that secret.
      const hash = row && [row.hash, row.previousHash].find((one) => one && secretIdOf(one) === secretId);
      if (!hash || !isKeyPrefix(row.prefix)) return undefined;
      const parsed = { ...KEY_PREFIXES[row.prefix], prefix: row.prefix };
      return byLink(foundKey(row, hash, parsed, scopes), linked, expiresAt);
    },
  };
}

function byLink(found: Found | undefined, linked: readonly string[], expiresAt: Date): Found | undefined {
  if (!found) return undefined;
  const held = linked.filter((scope) => found.principal.scopes.has(scope));
  const endsAtMs = Math.min(found.endsAtMs, expiresAt.getTime());
  const principal = { ...found.principal, grants: held, scopes: new Set(held), expiresAt: new Date(endsAtMs) };
  return { ...found, principal, endsAtMs };
}

function keyRow(system: SystemDb, which: Prisma.ApiKeyWhereInput) {
  return system.apiKey.findFirst({
    where: { ...which, revokedAt: null },
    relationLoadStrategy: "join",
    select: {
      id: true,
      prefix: true,
      hash: true,
      previousHash: true,
      previousUntil: true,
      scopes: true,
      confinedTo: true,
      origins: true,
      userId: true,
      expiresAt: true,
      organization: ORGANIZATION,
      user: USER,
    },
  });
}

function sessionRow(system: SystemDb, { sessionId, userId, organizationId }: AccessClaims) {
  return system.session.findUnique({
    where: { id: sessionId, userId, organizationId, revokedAt: null },
    relationLoadStrategy: "join",
    select: { id: true, userId: true, expiresAt: true, organization: ORGANIZATION, user: USER },
  });
}

type KeyRow = NonNullable<Awaited<ReturnType<typeof keyRow>>>;
type SessionRow = NonNullable<Awaited<ReturnType<typeof sessionRow>>>;

function foundKey(row: KeyRow, hash: Uint8Array, parsed: ParsedKey, known: readonly Scope[]): Found | undefined {
  const { id, organization, userId, confinedTo, origins } = row;
  // A test key on a live organization was not made by us, and would reach what test keys never may.
  if (modeOf(organization) !== parsed.mode || (parsed.kind === "mcp") !== (userId !== null)) return undefined;
  const grants = userId === null ? row.scopes : grantsOf(row, known);
  if (!grants) return undefined;
  const endsAtMs = Math.min(endOf(row.expiresAt), isCurrentSecret(row, hash) ? endOf(null) : endOfOverlap(row));
  const principal: Principal = {
    kind: userId === null ? "api-key" : "mcp-token",
    credentialId: id,
    secretId: secretIdOf(hash),
    ...(userId !== null && { userId }),
    ...granted(grants, known),
    ...belonging(organization),
    ...(confinedTo.length > 0 && { confinedTo }),
    ...(origins.length > 0 && { origins }),
    // Of a secret that was rolled, the end of its overlap: it could else grant itself the life of the new one.
    ...(Number.isFinite(endsAtMs) && { expiresAt: new Date(endsAtMs) }),
  };
  return { principal, endsAtMs, ...(!planAllows(parsed.prefix, principal.plan) && { problem: "plan" }) };
}

function foundSession(row: SessionRow, claims: AccessClaims, known: readonly Scope[]): Found | undefined {
  const grants = grantsOf(row, known);
  if (!grants) return undefined;
  const principal: Principal = {
    kind: "session",
    credentialId: row.id,
    userId: row.userId,
    ...granted(grants, known),
    ...belonging(row.organization),
  };
  return { principal, endsAtMs: Math.min(claims.expiresAt.getTime(), row.expiresAt.getTime()) };
}

const isCurrentSecret = ({ hash }: KeyRow, presented: Uint8Array) => Buffer.compare(hash, presented) === 0;
const endOf = (expiresAt: Date | null) => expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
/** The secret before the last roll is good for as long as the overlap says, and not at all where it says nothing. */
const endOfOverlap = ({ previousUntil }: KeyRow) => previousUntil?.getTime() ?? Number.NEGATIVE_INFINITY;

const granted = (grants: readonly string[], known: readonly Scope[]) => ({
  grants,
  scopes: expandGrants(grants, known),
});
