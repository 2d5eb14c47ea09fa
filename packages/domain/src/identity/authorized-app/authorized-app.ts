import type { Prisma, TenantDb } from "@orrery/db";
import { type Fail, id, reason, type STALE_VERSION, scope } from "@orrery/operation";
import { z } from "zod";
import { presented, timestamp, view } from "../../fields/presented.ts";
import { assertVersion, expectedVersion, unlessOvertaken } from "../../fields/version.ts";

export const authorizedAppsRead = scope(
  "authorized-apps:read",
  "Read which apps the organization's people have allowed what",
  { role: "admin" },
);
export const authorizedAppsWrite = scope(
  "authorized-apps:write",
  "Take back what the organization's people have allowed apps",
  { role: "admin" },
);

export const AUTHORIZED_APP_NOT_FOUND = reason(
  "AUTHORIZED_APP_NOT_FOUND",
  "NOT_FOUND",
  "No app that was allowed something has this id.",
);

export const AuthorizedAppId = id("AuthorizedApp");

export const AUTHORIZED_APP_SELECT = {
  id: true,
  name: true,
  clientId: true,
  userId: true,
  scopes: true,
  lastUsedAt: true,
  expiresAt: true,
  revokedAt: true,
  version: true,
  createdAt: true,
} satisfies Prisma.AuthorizedAppSelect;

export type AuthorizedAppRow = Prisma.AuthorizedAppGetPayload<{ select: typeof AUTHORIZED_APP_SELECT }>;

/** What one person has allowed one app, once. It ends 30 days after the app was last given a token. */
export const AuthorizedAppView = view("AuthorizedApp", {
  id: AuthorizedAppId,
  name: z.string().describe("The app's, as the person has read it."),
  clientId: z.uuid(),
  userId: z.uuid().describe("Who has allowed it, and with whose role it acts."),
  scopes: z.array(z.string()).describe("What they agreed to: scopes and bundles."),
  lastUsedAt: timestamp.nullable(),
  expiresAt: timestamp,
  revokedAt: timestamp.nullable(),
  version: z.int(),
  createdAt: timestamp,
});

function toAuthorizedAppView(row: AuthorizedAppRow): z.input<typeof AuthorizedAppView> {
  return {
    ...row,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt.toISOString(),
    revokedAt: row.revokedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}

export const AuthorizedAppOutput = presented(toAuthorizedAppView, AuthorizedAppView);

/** Those that are good still. */
export const standingApps = (now: Date) =>
  ({ revokedAt: null, expiresAt: { gt: now } }) satisfies Prisma.AuthorizedAppWhereInput;

export const revokeInput = z.object({ id: AuthorizedAppId, expectedVersion });

interface Revocation {
  readonly db: TenantDb;
  readonly input: z.output<typeof revokeInput>;
  readonly now: Date;
  readonly fail: Fail<typeof AUTHORIZED_APP_NOT_FOUND | typeof STALE_VERSION>;
}

/** Takes back what an app was allowed, among these; one that is revoked already keeps the time at which it was. */
export async function revokeApp(
  { db, input: { id: appId, expectedVersion: expected }, now, fail }: Revocation,
  among: Prisma.AuthorizedAppWhereInput = {},
): Promise<AuthorizedAppRow> {
  const select = AUTHORIZED_APP_SELECT;
  const app =
    (await db.authorizedApp.findFirst({ where: { AND: [{ id: appId }, among] }, select })) ??
    fail(AUTHORIZED_APP_NOT_FOUND);
  const { version } = app;
  assertVersion(fail, expected, app, AuthorizedAppOutput);
  if (app.revokedAt !== null) return app;
  return unlessOvertaken(
    db.authorizedApp.update({ where: { id: appId, version }, data: { revokedAt: now, version: version + 1 }, select }),
  );
}
