import {
  insertOrganizationPair,
  type NewOrganizationPair,
  type OrganizationPair,
  TEST_SLUG_SUFFIX,
} from "@orrery/access";
import type { Prisma } from "@orrery/db";
import { Failure, reason } from "@orrery/operation";

export type { OrganizationPair } from "@orrery/access";

export const SLUG_TAKEN = reason("SLUG_TAKEN", "CONFLICT", "Another organization has this slug.");
export const SLUG_INVALID = reason(
  "SLUG_INVALID",
  "BAD_REQUEST",
  "A slug is 1 to 60 lower-case letters, digits and hyphens, and does not end in -test.",
);

const SLUG = /^[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?$/;

/**
 * Makes an organization and its test sibling (`<slug>-test`), inside the caller's transaction.
 * @throws Failure SLUG_INVALID, SLUG_TAKEN
 */
export async function createOrganization(
  tx: Prisma.TransactionClient,
  organization: NewOrganizationPair,
): Promise<OrganizationPair> {
  const { slug } = organization;
  if (!SLUG.test(slug) || slug.endsWith(TEST_SLUG_SUFFIX)) throw Failure.of(SLUG_INVALID);
  if (await tx.organization.findUnique({ where: { slug }, select: { id: true } })) throw Failure.of(SLUG_TAKEN);
  return insertOrganizationPair(tx, organization);
}
