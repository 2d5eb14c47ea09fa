import { randomUUID } from "node:crypto";
import type { Prisma, SystemDb } from "@orrery/db";
import type { Origin } from "@orrery/operation";
import { hashKey } from "../keys/format.ts";
import { auditSession, type SessionOwner } from "./audit.ts";
import { endSessionsOf, standing } from "./end-sessions.ts";
import { memberOf } from "./membership.ts";
import { generateRefreshToken } from "./refresh-token.ts";

const DAY_MS = 24 * 3_600_000;
/** How long a session lasts without a refresh. */
const SESSION_MS = 30 * DAY_MS;
/** How long a spent refresh token gives another pair: to parallel tabs, and to who did not get the answer (CONTRACTS.md, "Orkestra"). */
const GRACE_MS = 30_000;
/** How long a session that has ended is kept. */
const ENDED_SESSION_MS = 30 * DAY_MS;

/** A session, and the one refresh token that goes out with it now. */
export interface OpenSession extends SessionOwner {
  readonly refreshToken: string;
}

interface NewSession extends Omit<SessionOwner, "id"> {
  /** The login that it goes back to; without one it is a login itself. */
  readonly rootId?: string;
}

/** A new session: never one that was there before, so that nobody can have seen its id. */
export async function startSession(
  tx: Prisma.TransactionClient,
  { userId, organizationId, rootId }: NewSession,
  now: Date,
): Promise<OpenSession> {
  const session: SessionOwner = { id: randomUUID(), organizationId, userId };
  const expiresAt = new Date(now.getTime() + SESSION_MS);
  await tx.session.create({
    data: { ...session, rootId: rootId ?? session.id, createdAt: now, expiresAt },
    select: { id: true },
  });
  return withRefreshToken(tx, session, expiresAt, now);
}

/** The login that a session goes back to; undefined where the session has ended. */
export async function rootOf(tx: Prisma.TransactionClient, id: string, now: Date): Promise<string | undefined> {
  const session = await tx.session.findFirst({ where: { id, ...standing(now) }, select: { rootId: true } });
  return session?.rootId;
}

/**
 * Takes a refresh token and moves its session on. Of requests that bring one at once, each gets a pair of its own; whoever
 * comes with it later has stolen it, or was stolen from: the session ends, and with it whatever goes back to the same login, in
 * every organization, as the thief may have switched. The transaction must commit either way.
 * @returns undefined where the token, its session or its person's membership is no good.
 */
export async function renewSession(
  tx: Prisma.TransactionClient,
  refreshToken: string,
  origin: Origin,
  now: Date,
): Promise<OpenSession | undefined> {
  const hash = hashKey(refreshToken);
  const { count: claimed } = await tx.refreshToken.updateMany({
    // One of a session that has ended was never used: who still has it, as another tab may, is no thief.
    where: { hash, usedAt: null, expiresAt: { gt: now }, session: { revokedAt: null } },
    data: { usedAt: now },
  });
  const token = await tx.refreshToken.findUnique({
    where: { hash },
    relationLoadStrategy: "join",
    select: {
      organizationId: true,
      sessionId: true,
      usedAt: true,
      session: { select: { userId: true, rootId: true } },
    },
  });
  // Not claimed and not used: it has expired, or its session has ended.
  if (!token?.usedAt) return undefined;
  const { organizationId, sessionId: id, usedAt } = token;
  const { userId, rootId } = token.session;
  const session: SessionOwner = { id, organizationId, userId };
  if (claimed === 0 && now.getTime() - usedAt.getTime() > GRACE_MS) {
    const ended = await endSessionsOf(tx, { userId, rootId }, now);
    if (ended > 0) await auditSession(tx, "auth.refresh.reused", session, origin);
    return undefined;
  }
  const expiresAt = new Date(now.getTime() + SESSION_MS);
  const { count: moved } = await tx.session.updateMany({
    where: { id, organizationId, ...standing(now), organization: memberOf(userId) },
    data: { expiresAt },
  });
  return moved === 0 ? undefined : withRefreshToken(tx, session, expiresAt, now);
}

async function withRefreshToken(
  tx: Prisma.TransactionClient,
  session: SessionOwner,
  expiresAt: Date,
  now: Date,
): Promise<OpenSession> {
  const { id: sessionId, organizationId } = session;
  const refreshToken = generateRefreshToken(sessionId);
  await tx.refreshToken.create({
    data: { hash: hashKey(refreshToken), organizationId, sessionId, createdAt: now, expiresAt },
    select: { sessionId: true },
  });
  return { ...session, refreshToken };
}

/**
 * Deletes the sessions that ended more than 30 days ago, and refresh tokens a day after they have expired: until then, one
 * that was used is known for what it is. @returns how many of both.
 */
export async function purgeSessions(system: SystemDb, now = new Date()): Promise<number> {
  const ended = { lt: new Date(now.getTime() - ENDED_SESSION_MS) };
  const sessions = await system.session.deleteMany({ where: { OR: [{ expiresAt: ended }, { revokedAt: ended }] } });
  const expired = { lt: new Date(now.getTime() - DAY_MS) };
  const tokens = await system.refreshToken.deleteMany({ where: { expiresAt: expired } });
  return sessions.count + tokens.count;
}
