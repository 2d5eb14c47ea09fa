import type { Prisma } from "@orrery/db";

/** The organizations that a person is in: as a member, and in the test sibling of each. */
export function memberOf(userId: string) {
  const memberships = { some: { userId } };
  return { OR: [{ memberships }, { live: { memberships } }] } satisfies Prisma.OrganizationWhereInput;
}

/**
 * Where a person logs in: the organization that is asked for, if they are in it, else the one that they joined first.
 * @param organizationId a UUID.
 */
export async function organizationFor(
  db: Prisma.TransactionClient,
  userId: string,
  organizationId: string | undefined,
): Promise<string | undefined> {
  if (organizationId !== undefined) {
    const where = { id: organizationId, ...memberOf(userId) };
    return (await db.organization.findFirst({ where, select: { id: true } }))?.id;
  }
  const first = await db.membership.findFirst({
    where: { userId },
    orderBy: [{ createdAt: "asc" }, { organizationId: "asc" }],
    select: { organizationId: true },
  });
  return first?.organizationId;
}
