import { ANY_CREDENTIAL, CREDENTIAL_KINDS, INTAKE_KINDS, PLANS, ROLES, type Role } from "@orrery/operation";
import { z } from "zod";
import { timestamp } from "../../fields/presented.ts";
import { operation } from "../../kernel.ts";
import type { Profile } from "../ports.ts";

const ORGANIZATION_SELECT = { id: true, name: true, slug: true } as const;

/**
 * What any credential may know about itself. `grants` are as they were given (`*`, a bundle, or scopes), and `scopes` what
 * they stand for; `confinedTo` and `origins` are null where it is not confined. `organizations` are those that a session may
 * switch to: no other credential may. `app` is the OAuth
 * client that it was given to. `expiresAt` is null for a session, which each refresh moves on; its access token says
 * by `exp` when it ends.
 */
export const getMe = operation({
  name: "auth.me",
  summary: "Says who the credential is, and what it may do.",
  mode: "read",
  scope: ANY_CREDENTIAL,
  rate: "read",
  input: z.object({}),
  output: z.object({
    // Of what asks who it is. What the server does by itself asks nothing.
    kind: z.enum(CREDENTIAL_KINDS).exclude(INTAKE_KINDS),
    credentialId: z.uuid(),
    organizationId: z.uuid(),
    organization: z.object({ id: z.uuid(), name: z.string(), slug: z.string() }).nullable(),
    plan: z.enum(PLANS),
    mode: z.enum(["live", "test"]),
    grants: z.array(z.string()),
    scopes: z.array(z.string()),
    confinedTo: z.array(z.string()).nullable(),
    origins: z.array(z.string()).nullable(),
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
    app: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    expiresAt: timestamp.nullable(),
  }),
  example: { input: () => ({}) },
  async handle({ principal, db, accounts }) {
    const { kind, credentialId, organizationId, plan, mode, grants, scopes, userId, expiresAt } = principal;
    const { confinedTo = null, origins = null, app = null } = principal;
    const [organization, person] = await Promise.all([
      db.organization.findUnique({ where: { id: organizationId }, select: ORGANIZATION_SELECT }),
      userId === undefined ? undefined : accounts.profile(userId),
    ]);
    const joined = kind === "session" && person ? person.organizations : [];
    return {
      kind: kind as Exclude<typeof kind, (typeof INTAKE_KINDS)[number]>,
      ...{ credentialId, organizationId, organization, plan, mode },
      grants: grants.toSorted(),
      scopes: [...scopes].sort(),
      confinedTo: confinedTo && [...confinedTo],
      origins: origins && [...origins],
      role: person ? roleIn(person, organizationId) : null,
      user: person ?? null,
      organizations: joined.map((organization) => ({ ...organization, role: organization.role as Role })),
      app,
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
