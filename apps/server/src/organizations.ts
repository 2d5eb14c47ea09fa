import type { SystemDb } from "@orrery/db";
import { Failure, type Plan, reason } from "@orrery/operation";

export const SLUG_TAKEN = reason("SLUG_TAKEN", "CONFLICT", "Another organization has this slug.");
export const SLUG_INVALID = reason(
  "SLUG_INVALID",
  "BAD_REQUEST",
  "A slug is 1 to 60 lower-case letters, digits and hyphens, and does not end in -test.",
);

const SLUG = /^[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?$/;
const TEST_SUFFIX = "-test";

export interface NewOrganization {
  /** Default: a new one. */
  readonly id?: string;
  readonly name: string;
  readonly slug: string;
  readonly plan: Plan;
}

/** An organization and its test sibling, which test keys see. */
export interface OrganizationPair {
  readonly organizationId: string;
  readonly testOrganizationId: string;
}

/**
 * Makes an organization and its test sibling (`<slug>-test`), both or none.
 * @throws Failure SLUG_INVALID, SLUG_TAKEN
 */
export async function createOrganization(system: SystemDb, organization: NewOrganization): Promise<OrganizationPair> {
  const { id, name, slug, plan } = organization;
  if (!SLUG.test(slug) || slug.endsWith(TEST_SUFFIX)) throw Failure.of(SLUG_INVALID);
  if (await system.organization.findUnique({ where: { slug }, select: { id: true } })) throw Failure.of(SLUG_TAKEN);
  return system.$transaction(async (tx) => {
    const live = await tx.organization.create({
      data: { ...(id !== undefined && { id }), name, slug, plan },
      select: { id: true },
    });
    const test = await tx.organization.create({
      data: { name: `${name} (test)`, slug: `${slug}${TEST_SUFFIX}`, plan, liveId: live.id },
      select: { id: true },
    });
    return { organizationId: live.id, testOrganizationId: test.id };
  });
}

/** An organization by its id or its slug, with its test sibling. */
export async function findOrganization(system: SystemDb, idOrSlug: string) {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(idOrSlug);
  return system.organization.findFirst({
    where: isId ? { id: idOrSlug } : { slug: idOrSlug },
    select: { id: true, slug: true, liveId: true, test: { select: { id: true } } },
  });
}
