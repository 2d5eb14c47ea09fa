import type { Prisma, TenantDb } from "@orrery/db";
import { id, reason, scope } from "@orrery/operation";
import { z } from "zod";
import { presented, timestamp, view } from "../../fields/presented.ts";

export const oauthClientsRead = scope(
  "oauth-clients:read",
  "Read the organization's OAuth clients, never their secrets",
  {
    role: "admin",
  },
);
export const oauthClientsWrite = scope("oauth-clients:write", "Create, change, roll and delete OAuth clients", {
  role: "admin",
});

export const OAUTH_CLIENT_NOT_FOUND = reason("OAUTH_CLIENT_NOT_FOUND", "NOT_FOUND", "No OAuth client has this id.");

export const OauthClientId = id("OauthClient");

/** A public client can keep no secret: an app on a person's device, or a page (RFC 6749, 2.1). */
export const OAUTH_CLIENT_KINDS = ["confidential", "public"] as const;
export type OauthClientKind = (typeof OAUTH_CLIENT_KINDS)[number];

/** With a code comes a refresh token always. */
export const OAUTH_GRANT_TYPES = ["authorization_code", "client_credentials"] as const;
export type OauthGrantType = (typeof OAUTH_GRANT_TYPES)[number];

export const OAUTH_CLIENT_SELECT = {
  id: true,
  name: true,
  kind: true,
  redirectUris: true,
  grantTypes: true,
  scopes: true,
  secretLastFour: true,
  previousUntil: true,
  version: true,
  createdAt: true,
  updatedAt: true,
} satisfies Prisma.OauthClientSelect;

export type OauthClientRow = Prisma.OauthClientGetPayload<{ select: typeof OAUTH_CLIENT_SELECT }>;

export function findOauthClient(db: TenantDb, clientId: string): Promise<OauthClientRow | null> {
  return db.oauthClient.findUnique({ where: { id: clientId }, select: OAUTH_CLIENT_SELECT });
}

/** The end of the overlap, while it lasts: until then the secret before the last roll is good as well. */
export function oauthClientOverlap({ previousUntil }: Pick<OauthClientRow, "previousUntil">): Date | null {
  return previousUntil !== null && previousUntil.getTime() > Date.now() ? previousUntil : null;
}

/** A client as it may be shown at any time; `id` is its `client_id`. */
export const OauthClientView = view("OauthClient", {
  id: OauthClientId.describe("The `client_id`."),
  name: z.string(),
  kind: z.enum(OAUTH_CLIENT_KINDS),
  redirectUris: z.array(z.string()),
  grantTypes: z.array(z.enum(OAUTH_GRANT_TYPES)),
  scopes: z.array(z.string()).describe("What it may ask for at most: scopes and bundles."),
  secretLastFour: z.string().nullable().describe("What its secret ends with; null for a public one, which has none."),
  previousUntil: timestamp.nullable().describe("Until when the secret before the last roll is good as well."),
  version: z.int(),
  createdAt: timestamp,
  updatedAt: timestamp,
});

function toOauthClientView(row: OauthClientRow): z.input<typeof OauthClientView> {
  return {
    ...row,
    kind: row.kind as OauthClientKind,
    grantTypes: row.grantTypes as OauthGrantType[],
    previousUntil: oauthClientOverlap(row)?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

export const OauthClientOutput = presented(toOauthClientView, OauthClientView);

/** A client with its new secret: shown now and never again, and null for a public one, or where an idempotent request is repeated. */
export const SecretOauthClientOutput = presented(
  ({ secret, ...row }: OauthClientRow & { readonly secret: string | null }) => ({ ...toOauthClientView(row), secret }),
  OauthClientView.extend({ secret: z.string().nullable() }),
);

/** What a replay shows: nothing that could be used. */
export const withoutClientSecret = <Made extends { readonly secret: string | null }>(made: Made): Made => ({
  ...made,
  secret: null,
});
