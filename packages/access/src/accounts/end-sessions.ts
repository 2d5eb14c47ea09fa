import type { Prisma } from "@orrery/db";
import type { SessionOwner } from "./audit.ts";

/** The sessions that have not ended. */
export const standing = (now: Date) => ({ revokedAt: null, expiresAt: { gt: now } });

/**
 * Lets nobody else who asks for this end the person's sessions, or make one out of another, until the transaction is over.
 * Else a switch that has begun when all sessions end would make one that none of those who end them sees.
 */
export async function lockSessionsOf(tx: Prisma.TransactionClient, userId: string): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM "User" WHERE "id" = ${userId}::uuid FOR NO KEY UPDATE`;
}

/** Ends one session. */
export async function endSession(
  tx: Prisma.TransactionClient,
  { id, organizationId }: SessionOwner,
  now: Date,
): Promise<void> {
  await tx.session.updateMany({ where: { id, organizationId, ...standing(now) }, data: { revokedAt: now } });
}

/**
 * Ends a person's sessions in every organization: all, or those that go back to one login.
 * @returns how many there were.
 */
export async function endSessionsOf(
  tx: Prisma.TransactionClient,
  which: { readonly userId: string; readonly rootId?: string },
  now: Date,
): Promise<number> {
  await lockSessionsOf(tx, which.userId);
  const { count } = await tx.session.updateMany({ where: { ...which, ...standing(now) }, data: { revokedAt: now } });
  return count;
}
