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
    select: SELECT,
  });
  if (!found) throw Failure.of(ORGANIZATION_NOT_FOUND);
  return knownOf(found);
}

/** The organization of a database that has but one. @throws Failure */
export async function onlyOrganization(system: SystemDb): Promise<KnownOrganization> {
  const [only, another] = await system.organization.findMany({ where: { liveId: null }, select: SELECT, take: 2 });
  if (!only) throw Failure.of(ORGANIZATION_NOT_FOUND, undefined, "There is no organization yet.");
  if (another)
    throw new Failure("BAD_REQUEST", { message: "There are several organizations: name one by --organization." });
  return knownOf(only);
}

const SELECT = { id: true, slug: true, plan: true, test: { select: { id: true } } } as const;

interface Found {
  readonly id: string;
  readonly slug: string;
  readonly plan: string;
  readonly test: { readonly id: string } | null;
}

const knownOf = ({ id, slug, plan, test }: Found): KnownOrganization => ({
  id,
  slug,
  plan: plan as Plan,
  testId: test?.id,
});

/** The ids of both. */
export const idsOf = ({ id, testId }: KnownOrganization): string[] => (testId === undefined ? [id] : [id, testId]);
