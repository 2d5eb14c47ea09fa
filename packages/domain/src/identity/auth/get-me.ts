import { ANY_CREDENTIAL, CREDENTIAL_KINDS, PLANS, ROLES, type Role } from "@orrery/operation";
import { z } from "zod";
import { timestamp } from "../../fields/presented.ts";
import { operation } from "../../kernel.ts";
import type { Profile } from "../ports.ts";

const ORGANIZATION_SELECT = { id: true, name: true, slug: true } as const;

/** What any credential may know about itself. `organizations` are those that the person behind it may switch to. */
export const getMe = operation({
  name: "auth.me",
  summary: "Says who the credential is, and what it may do.",
  mode: "read",
  scope: ANY_CREDENTIAL,
  rate: "read",
  input: z.object({}),
  output: z.object({
    kind: z.enum(CREDENTIAL_KINDS),
    credentialId: z.uuid(),
    organizationId: z.uuid(),
    organization: z.object({ id: z.uuid(), name: z.string(), slug: z.string() }).nullable(),
    plan: z.enum(PLANS),
    mode: z.enum(["live", "test"]),
    scopes: z.array(z.string()),
    role: z.enum(ROLES).nullable(),
    user: z.object({ id: z.uuid(), email: z.string(), name: z.string() }).nullable(),
    organizations: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        slug: z.string(),
        role: z.enum(ROLES),
        testOrganizationId: z.uuid().nullable(),
      }),
    ),
    expiresAt: timestamp.nullable(),
  }),
  example: { input: () => ({}) },
  async handle({ principal, db, accounts }) {
    const { kind, credentialId, organizationId, plan, mode, scopes, userId, expiresAt } = principal;
    const [organization, person] = await Promise.all([
      db.organization.findUnique({ where: { id: organizationId }, select: ORGANIZATION_SELECT }),
      userId === undefined ? undefined : accounts.profile(userId),
    ]);
    const organizations = person?.organizations.map((joined) => ({ ...joined, role: joined.role as Role })) ?? [];
    return {
      ...{ kind, credentialId, organizationId, organization, plan, mode },
      scopes: [...scopes].sort(),
      role: person ? roleIn(person, organizationId) : null,
      user: person ?? null,
      organizations,
      expiresAt: expiresAt?.toISOString() ?? null,
    };
  },
});

/** A person is in the test sibling of an organization what they are in the organization. */
function roleIn({ organizations }: Profile, organizationId: string): Role | null {
  const joined = organizations.find(
    ({ id, testOrganizationId }) => id === organizationId || testOrganizationId === organizationId,
  );
  return (joined?.role as Role | undefined) ?? null;
}
