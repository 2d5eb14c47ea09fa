import { ORGANIZATION_NOT_FOUND } from "@orrery/access";
import type { SystemDb } from "@orrery/db";
import { Failure, type Plan } from "@orrery/operation";

/** A live organization, and the id of the test sibling that it has. */
export interface KnownOrganization {
  readonly id: string;
  readonly slug: string;
  readonly plan: Plan;
  readonly testId: string | undefined;
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The organization of this slug or id; named by its test sibling's as well. @throws Failure ORGANIZATION_NOT_FOUND */
export async function organizationOf(system: SystemDb, idOrSlug: string): Promise<KnownOrganization> {
  const named = ID.test(idOrSlug) ? { id: idOrSlug } : { slug: idOrSlug };
  const found = await system.organization.findFirst({
    where: { liveId: null, OR: [named, { test: named }] },
    select: { id: true, slug: true, plan: true, test: { select: { id: true } } },
  });
  if (!found) throw Failure.of(ORGANIZATION_NOT_FOUND);
  const { id, slug, plan, test } = found;
  return { id, slug, plan: plan as Plan, testId: test?.id };
}

/** The ids of both. */
export const idsOf = ({ id, testId }: KnownOrganization): string[] => (testId === undefined ? [id] : [id, testId]);
