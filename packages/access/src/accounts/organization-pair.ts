import type { Prisma } from "@orrery/db";
import type { Plan } from "@orrery/operation";

export interface NewOrganizationPair {
  /** Default: a new one. */
  readonly id?: string;
  readonly name: string;
  /** Of the live one. */
  readonly slug: string;
  readonly plan: Plan;
}

/** An organization and its test sibling, which test keys see. */
export interface OrganizationPair {
  readonly organizationId: string;
  readonly testOrganizationId: string;
}

/** What a test sibling's slug ends in, and no other does. */
export const TEST_SLUG_SUFFIX = "-test";

/** An organization and its test sibling (`<slug>-test`), inside the caller's transaction: both or none. */
export async function insertOrganizationPair(
  tx: Prisma.TransactionClient,
  { id, name, slug, plan }: NewOrganizationPair,
): Promise<OrganizationPair> {
  const live = await tx.organization.create({
    data: { ...(id !== undefined && { id }), name, slug, plan },
    select: { id: true },
  });
  const test = await tx.organization.create({
    data: { name: `${name} (test)`, slug: `${slug}${TEST_SLUG_SUFFIX}`, plan, liveId: live.id },
    select: { id: true },
  });
  return { organizationId: live.id, testOrganizationId: test.id };
}
