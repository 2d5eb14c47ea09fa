import type { Prisma, SystemDb } from "@orrery/db";
import type { Origin } from "@orrery/operation";

/** How long a spent refresh token gives another pair: as at logins, to parallel requests and to who did not get the answer. */
const GRACE_MS = 30_000;
const DAY_MS = 24 * 3_600_000;
/** How long what somebody has allowed an app is kept once it is over. */
const ENDED_APP_MS = 30 * DAY_MS;

export type TokenKind = "AuthorizationCode" | "AccessToken" | "RefreshToken" | "ClientCredentials";

export interface NewToken {
  readonly hash: Uint8Array<ArrayBuffer>;
  readonly kind: TokenKind;
  readonly clientId: string;
  /** Undefined where an app acts for itself. */
  readonly authorizedAppId: string | undefined;
  readonly scopes: readonly string[];
  readonly payload: Prisma.InputJsonObject;
  readonly expiresAt: Date;
}

/**
 * Stores a token that was given out. With one that renews, what it belongs to goes on as long. Undefined (and nothing is
 * stored) where the app, or what it was allowed, is over by now.
 */
export async function insertToken(system: SystemDb, token: NewToken): Promise<boolean> {
  const { authorizedAppId: id, clientId, kind, expiresAt } = token;
  return system.$transaction(async (tx) => {
    const owner =
      id === undefined
        ? await tx.oauthClient.findUnique({ where: { id: clientId }, select: { organizationId: true } })
        : await tx.authorizedApp.findUnique({ where: { id, revokedAt: null }, select: { organizationId: true } });
    if (!owner) return false;
    if (id !== undefined && kind === "RefreshToken") {
      await tx.authorizedApp.updateMany({ where: { id, ...owner }, data: { expiresAt } });
    }
    const data = { ...token, ...owner, authorizedAppId: id ?? null, scopes: [...token.scopes] };
    await tx.oauthToken.create({ data, select: { kind: true } });
    return true;
  });
}

/** A token as it was stored, unless what it belongs to is over. */
export async function findToken(system: SystemDb, kind: TokenKind, hash: Uint8Array<ArrayBuffer>) {
  const token = await system.oauthToken.findUnique({
    where: { hash, kind },
    relationLoadStrategy: "join",
    select: {
      clientId: true,
      authorizedAppId: true,
      scopes: true,
      payload: true,
      expiresAt: true,
      usedAt: true,
      authorizedApp: { select: { revokedAt: true } },
    },
  });
  return token && !token.authorizedApp?.revokedAt ? token : undefined;
}

/** Whether who comes with a token that was used is another one than who has used it: of codes at once, of what renews after a while. */
export function isReused(kind: TokenKind, usedAt: Date | null, now: Date): boolean {
  if (usedAt === null) return false;
  return kind !== "RefreshToken" || now.getTime() - usedAt.getTime() > GRACE_MS;
}

/** Uses a token, once. @returns false for one that was used before, and may not be again. */
export async function takeToken(
  system: SystemDb,
  kind: TokenKind,
  hash: Uint8Array<ArrayBuffer>,
  now: Date,
): Promise<boolean> {
  const { count } = await system.oauthToken.updateMany({ where: { hash, kind, usedAt: null }, data: { usedAt: now } });
  if (count > 0) return true;
  const token = await system.oauthToken.findUnique({ where: { hash, kind }, select: { usedAt: true } });
  return token !== null && !isReused(kind, token.usedAt, now);
}

/** Why what somebody has allowed an app ends without them. */
export type AppEnding = "oauth.revoke" | "oauth.reused";

/** Ends all that an app has of it, and says so in the organization's audit log. @returns the organization; undefined where it was over. */
export async function endApp(
  system: SystemDb,
  id: string,
  operation: AppEnding,
  { surface, requestId, address }: Origin,
  now: Date,
): Promise<string | undefined> {
  return system.$transaction(async (tx) => {
    const where = { id, revokedAt: null };
    const [app] = await tx.authorizedApp.updateManyAndReturn({
      where,
      data: { revokedAt: now, version: { increment: 1 } },
      select: { organizationId: true, userId: true },
    });
    if (!app) return undefined;
    const credential = { credentialKind: "app", credentialId: id, resourceId: id };
    await tx.auditEntry.create({
      data: { ...app, operation, ...credential, surface, requestId, address },
      select: { id: true },
    });
    return app.organizationId;
  });
}

/** Deletes a token. @returns the organization that it was for. */
export async function deleteToken(
  system: SystemDb,
  kind: TokenKind,
  hash: Uint8Array<ArrayBuffer>,
): Promise<string | undefined> {
  const where = { hash, kind };
  const token = await system.oauthToken.findUnique({ where, select: { organizationId: true } });
  await system.oauthToken.deleteMany({ where });
  return token?.organizationId;
}

/**
 * Forgets codes and tokens a day after they have expired (until then, one that was used is known for what it is), browsers that
 * never came back, and what was allowed apps 30 days after it was over. @returns how many of all.
 */
export async function purgeApps(system: SystemDb, now = new Date()): Promise<number> {
  const expired = { lt: new Date(now.getTime() - DAY_MS) };
  const ended = { lt: new Date(now.getTime() - ENDED_APP_MS) };
  const tokens = await system.oauthToken.deleteMany({ where: { expiresAt: expired } });
  const browsers = await system.oauthInteraction.deleteMany({ where: { expiresAt: { lt: now } } });
  const apps = await system.authorizedApp.deleteMany({ where: { OR: [{ expiresAt: ended }, { revokedAt: ended }] } });
  return tokens.count + browsers.count + apps.count;
}
