import type { SystemDb } from "@orrery/db";

/** A person and the organizations that they have joined, in that order; undefined for one who is gone. One statement. */
export async function profileOf(system: SystemDb, userId: string) {
  const user = await system.user.findUnique({
    where: { id: userId },
    relationLoadStrategy: "join",
    select: {
      id: true,
      email: true,
      name: true,
      memberships: {
        orderBy: [{ createdAt: "asc" }, { organizationId: "asc" }],
        select: {
          role: true,
          organization: { select: { id: true, name: true, slug: true, test: { select: { id: true } } } },
        },
      },
    },
  });
  if (!user) return undefined;
  const { id, email, name, memberships } = user;
  const organizations = memberships.map(({ role, organization: { test, ...organization } }) => ({
    ...organization,
    role,
    testOrganizationId: test?.id ?? null,
  }));
  return { id, email, name, organizations };
}
