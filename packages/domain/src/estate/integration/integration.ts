import type { Prisma } from "@orrery/db";
import { reason, scope } from "@orrery/operation";
import { z } from "zod";
import { presented, timestamp, view } from "../../fields/presented.ts";
import { PORTALS, type PortalDefinition } from "../portal/portals.ts";
import { INTEGRATION_GRANTS, type IntegrationGrant } from "./grants.ts";
import type { ConnectionSecrets, IntegrationSettings, ProviderAccess, ProviderParty } from "./ports.ts";

export const integrationsRead = scope("integrations:read", "Read how portals are connected", {
  bundle: "admin",
  role: "admin",
});
export const integrationsWrite = scope("integrations:write", "Connect and disconnect portals", {
  bundle: "admin",
  role: "admin",
});

export const INTEGRATION_PROVIDER_NOT_FOUND = reason(
  "INTEGRATION_PROVIDER_NOT_FOUND",
  "NOT_FOUND",
  "There is no portal of this name.",
);
export const INTEGRATION_NOT_CONNECTED = reason(
  "INTEGRATION_NOT_CONNECTED",
  "NOT_FOUND",
  "This portal is not connected.",
);
export const INTEGRATION_NEEDS_NO_CONNECTION = reason(
  "INTEGRATION_NEEDS_NO_CONNECTION",
  "UNPROCESSABLE",
  "This portal reads a feed: there is nothing to connect.",
);
export const INTEGRATION_NOT_CONFIGURED = reason(
  "INTEGRATION_NOT_CONFIGURED",
  "UNPROCESSABLE",
  "The operator has set no client up for this portal. Give one of your own: the issuer (or its endpoints), the client's id and the API's address.",
);
/** In `details.kind`: refused, unavailable, nonsense. */
export const INTEGRATION_PROVIDER_FAILED = reason(
  "INTEGRATION_PROVIDER_FAILED",
  "UNPROCESSABLE",
  "The portal did not let us in.",
);
export const INTEGRATION_LIVE_ONLY = reason(
  "INTEGRATION_LIVE_ONLY",
  "FORBIDDEN",
  "Test mode reaches no portal, so that it can't be connected to one.",
);
export const INTEGRATION_BUSY = reason(
  "INTEGRATION_BUSY",
  "CONFLICT",
  "The connection is being renewed or ended at this moment. Try again.",
);
export const INTEGRATION_STATE_INVALID = reason(
  "INTEGRATION_STATE_INVALID",
  "BAD_REQUEST",
  "This was not begun here, was used before, or took longer than ten minutes. Begin again.",
);

/** `available` is a portal that reads a feed, which nothing has to be connected for. */
export const INTEGRATION_STATUSES = ["available", "not_connected", "connected", "expiring", "error"] as const;
export type IntegrationStatus = (typeof INTEGRATION_STATUSES)[number];

export const INTEGRATION_SELECT = {
  id: true,
  provider: true,
  grant: true,
  party: true,
  status: true,
  scopes: true,
  account: true,
  accessExpiresAt: true,
  isRenewable: true,
  connectedAt: true,
  lastSuccessAt: true,
  lastError: true,
  lastErrorAt: true,
  failures: true,
  version: true,
} satisfies Prisma.IntegrationSelect;

export type IntegrationRow = Prisma.IntegrationGetPayload<{ select: typeof INTEGRATION_SELECT }>;

/** A portal, and the brokerage's connection to it where there is one. */
export interface IntegrationEntry {
  readonly portal: PortalDefinition;
  readonly row: IntegrationRow | undefined;
  readonly now: Date;
}

const portals: readonly PortalDefinition[] = PORTALS;

export const portalNamed = (name: string): PortalDefinition | undefined =>
  portals.find((portal) => portal.name === name);

/** Of a portal that a row is of: there is one. */
export function entryOf(row: IntegrationRow, now: Date): IntegrationEntry {
  const portal = portalNamed(row.provider);
  if (!portal) throw new Error(`There is no portal ${row.provider}.`);
  return { portal, row, now };
}

export const IntegrationView = view("Integration", {
  id: z.uuid().nullable().describe("Of the connection; null where there is none."),
  provider: z.string().describe("The portal's name."),
  title: z.string(),
  kind: z.enum(["portal", "social"]),
  transport: z.enum(["feed", "push"]).describe("Whether it reads a feed, or is sent each listing."),
  status: z
    .enum(INTEGRATION_STATUSES)
    .describe(
      "`expiring`: it ends within a week, or its renewal has failed and is tried again. `error`: it needs a person.",
    ),
  grant: z.enum(INTEGRATION_GRANTS).nullable(),
  account: z.string().nullable().describe("Whose account it is at the portal, where that says so."),
  scopes: z.array(z.string()),
  apiUrl: z.string().nullable(),
  connectedAt: timestamp.nullable(),
  expiresAt: timestamp
    .nullable()
    .describe("When the access ends that there is now. It is renewed before, where it can be."),
  lastSuccessAt: timestamp.nullable(),
  lastError: z.string().nullable(),
  lastErrorAt: timestamp.nullable(),
});

export function toIntegrationView({ portal, row, now }: IntegrationEntry): z.input<typeof IntegrationView> {
  const { name: provider, title, kind, transport } = portal;
  return {
    id: row?.id ?? null,
    provider,
    title,
    kind,
    transport,
    status: statusOf(portal, row, now),
    grant: (row?.grant as IntegrationGrant | undefined) ?? null,
    account: row?.account ?? null,
    scopes: row?.scopes ?? [],
    apiUrl: row === undefined ? null : partyOf(row).apiUrl,
    connectedAt: row?.connectedAt.toISOString() ?? null,
    expiresAt: row?.accessExpiresAt?.toISOString() ?? null,
    lastSuccessAt: row?.lastSuccessAt?.toISOString() ?? null,
    lastError: row?.lastError ?? null,
    lastErrorAt: row?.lastErrorAt?.toISOString() ?? null,
  };
}

export const IntegrationOutput = presented(toIntegrationView, IntegrationView);

/** With whom a row is, as it was written from a `ProviderParty`. */
export const partyOf = ({ party }: { readonly party: unknown }): ProviderParty => party as ProviderParty;

/** How the provider of a row is asked: with the brokerage's own secret, or with the operator's as it is now. */
export function providerAccess(
  row: { readonly provider: string; readonly party: unknown },
  own: Pick<ConnectionSecrets, "clientSecret">,
  settings: Pick<IntegrationSettings, "clientOf">,
): ProviderAccess {
  const party = partyOf(row);
  const clientSecret = party.client === "own" ? own.clientSecret : settings.clientOf(row.provider)?.clientSecret;
  return { ...party, clientSecret };
}

/** From when on it is said that a connection ends that nobody but a person can renew. */
const EXPIRING_MS = 7 * 86_400_000;

type Standing = Pick<IntegrationRow, "status" | "accessExpiresAt" | "isRenewable" | "failures">;

/** What time makes of a connection is not waited for: it is reckoned when it is shown. */
export function statusOf(
  { connection }: Pick<PortalDefinition, "connection">,
  row: Standing | undefined,
  now: Date,
): IntegrationStatus {
  if (connection === "none") return "available";
  if (!row) return "not_connected";
  if (row.status === "error") return "error";
  const leftMs =
    row.accessExpiresAt === null ? Number.POSITIVE_INFINITY : row.accessExpiresAt.getTime() - now.getTime();
  // A renewal that is due is none that has failed.
  if (row.isRenewable && row.failures === 0) return "connected";
  if (leftMs <= 0) return "error";
  return row.isRenewable || leftMs < EXPIRING_MS ? "expiring" : "connected";
}
