import type { Prisma, SystemDb } from "@orrery/db";
import type { Origin } from "@orrery/operation";

/** Whose session it is. */
export interface SessionOwner {
  readonly id: string;
  readonly organizationId: string;
  readonly userId: string;
}

/** A line of the audit log about a session, in the transaction of what happened to it. */
export async function auditSession(
  tx: Prisma.TransactionClient,
  operation: "auth.login" | "auth.switch" | "auth.logout" | "auth.refresh.reused",
  { id, organizationId, userId }: SessionOwner,
  { surface, requestId, address }: Origin,
): Promise<void> {
  const session = { credentialKind: "session", credentialId: id, resourceId: id };
  await tx.auditEntry.create({
    data: { organizationId, operation, ...session, userId, surface, requestId, address },
    select: { id: true },
  });
}

/** A line about a person's registration, in the log of the organization that it made. */
export async function auditRegistration(
  tx: Prisma.TransactionClient,
  { organizationId, userId }: Omit<SessionOwner, "id">,
  { surface, requestId, address }: Origin,
): Promise<void> {
  const password = { credentialKind: "password", credentialId: userId, userId, resourceId: userId };
  await tx.auditEntry.create({
    data: { organizationId, operation: "auth.register", ...password, surface, requestId, address },
    select: { id: true },
  });
}

/**
 * A line about a login that was refused, in the log of the organization that the person joined first; of a person who
 * belongs to none there is no line. One statement, the same whether
 * or not there is such a person.
 */
export async function auditRefusedLogin(
  system: SystemDb,
  userId: string,
  { surface, requestId, address }: Origin,
): Promise<void> {
  await system.$executeRaw`
    INSERT INTO "AuditEntry" ("id", "organizationId", "operation", "credentialKind", "credentialId", "userId", "surface", "requestId", "address")
    SELECT gen_random_uuid(), "organizationId", 'auth.login.refused', 'password', "userId", "userId", ${surface}, ${requestId}, ${address}
    FROM "Membership" WHERE "userId" = ${userId}::uuid ORDER BY "createdAt", "organizationId" LIMIT 1`;
}
