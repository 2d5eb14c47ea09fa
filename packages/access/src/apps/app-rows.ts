import type { SystemDb } from "@orrery/db";

const OWN = { plan: true, limits: true } as const;
/** A test sibling's plan and limits are those of the live organization. */
export const ORGANIZATION = { select: { id: true, liveId: true, ...OWN, live: { select: OWN } } } as const;
export const USER = { select: { memberships: { select: { organizationId: true, role: true } } } } as const;

const APP = {
  id: true,
  organizationId: true,
  userId: true,
  clientId: true,
  scopes: true,
  expiresAt: true,
  organization: ORGANIZATION,
  user: USER,
} as const;

/** A token that an app shows, with what somebody has allowed it where it does not act for itself. */
export function tokenRow(system: SystemDb, hash: Uint8Array<ArrayBuffer>) {
  return system.oauthToken.findUnique({
    where: { hash, kind: { in: ["AccessToken", "ClientCredentials"] } },
    relationLoadStrategy: "join",
    select: {
      organizationId: true,
      clientId: true,
      scopes: true,
      expiresAt: true,
      authorizedApp: { select: { ...APP, revokedAt: true } },
    },
  });
}

/** What somebody has allowed an app, while it stands. */
export function appRow(system: SystemDb, id: string, organizationId: string) {
  return system.authorizedApp.findUnique({
    where: { id, organizationId, revokedAt: null },
    relationLoadStrategy: "join",
    select: APP,
  });
}
export type AppRow = NonNullable<Awaited<ReturnType<typeof appRow>>>;

/** The app itself, with the organization that has registered it. */
export function clientRow(system: SystemDb, id: string) {
  return system.oauthClient.findUnique({
    where: { id },
    relationLoadStrategy: "join",
    select: { id: true, name: true, organizationId: true, scopes: true, grantTypes: true, organization: ORGANIZATION },
  });
}
export type ClientRow = NonNullable<Awaited<ReturnType<typeof clientRow>>>;
