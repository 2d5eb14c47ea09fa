import {
  type authorizeIntegration,
  type connectIntegration,
  type disconnectIntegration,
  INTEGRATION_GRANTS,
  INTEGRATION_STATUSES,
  integrationsRead,
  type listIntegrations,
  toIntegrationView,
} from "@orrery/domain";
import type { OutputOf } from "@orrery/operation";
import type { PayloadFields } from "../binding/mutation.ts";
import { builder } from "../builder.ts";
import { enumOf } from "./enums.ts";

type PageShape = OutputOf<typeof listIntegrations>;
type IntegrationShape = PageShape["items"][number];

const Status = enumOf("IntegrationStatus", INTEGRATION_STATUSES, "How a portal stands with the brokerage.");
/** Of portals that the brokerage is connected to, and of apps that are connected to it. */
export const Grant = enumOf("IntegrationGrant", INTEGRATION_GRANTS, "How a connection comes about.");
const Transport = enumOf(
  "PortalTransport",
  ["feed", "push"],
  "Whether a portal reads a feed, or is sent each listing.",
);
const Kind = enumOf("IntegrationKind", ["portal", "social"], "What is connected.");
enumOf("ClientAuthentication", ["basic", "post"], "How a client shows its secret: in the header, or in the body.");

export const Integration = builder.objectRef<IntegrationShape>("Integration").implement({
  description: "A portal, and the brokerage's connection to it where there is one.",
  authScopes: { scope: integrationsRead },
  fields: (t) => ({
    id: t.exposeID("id", { nullable: true, description: "The UUID of the connection; null where there is none." }),
    provider: t.exposeString("provider", { description: "The portal's name." }),
    title: t.exposeString("title"),
    kind: t.expose("kind", { type: Kind }),
    transport: t.expose("transport", { type: Transport }),
    status: t.expose("status", { type: Status }),
    grant: t.expose("grant", { type: Grant, nullable: true }),
    account: t.exposeString("account", { nullable: true, description: "Whose account it is at the portal." }),
    scopes: t.exposeStringList("scopes"),
    apiUrl: t.exposeString("apiUrl", { nullable: true }),
    connectedAt: t.expose("connectedAt", { type: "DateTime", nullable: true }),
    expiresAt: t.expose("expiresAt", {
      type: "DateTime",
      nullable: true,
      description: "When the access ends that there is now. It is renewed before, where it can be.",
    }),
    lastSuccessAt: t.expose("lastSuccessAt", { type: "DateTime", nullable: true }),
    lastError: t.exposeString("lastError", { nullable: true }),
    lastErrorAt: t.expose("lastErrorAt", { type: "DateTime", nullable: true }),
  }),
});

export const IntegrationPage = builder.objectRef<PageShape>("IntegrationPage").implement({
  description: "Portals, in the order of their table.",
  fields: (t) => ({
    items: t.expose("items", { type: [Integration] }),
    nextCursor: t.exposeString("nextCursor", { nullable: true, description: "Null at the end of the list." }),
  }),
});

type Given = IntegrationShape | Parameters<typeof toIntegrationView>[0];

/** What a write gave, or for a replay what the first one showed. */
const shown = (given: Given): IntegrationShape =>
  "portal" in given ? (toIntegrationView(given) as IntegrationShape) : given;

/** The payload of `connectIntegration`. */
export const connectedIntegration: PayloadFields<typeof connectIntegration> = (t) => ({
  integration: t.field({ type: Integration, nullable: true, resolve: ({ given }) => shown(given) }),
});

/** The payload of `disconnectIntegration`. */
export const disconnectedIntegration: PayloadFields<typeof disconnectIntegration> = (t) => ({
  integration: t.field({ type: Integration, nullable: true, resolve: ({ given }) => shown(given) }),
  revoked: t.boolean({
    nullable: true,
    description: "Whether the portal has taken the tokens back; null where it has no way to.",
    resolve: ({ given }) => given.revoked,
  }),
});

/** The payload of `authorizeIntegration`. */
export const begunAuthorization: PayloadFields<typeof authorizeIntegration> = (t) => ({
  provider: t.string({ resolve: ({ given }) => given.provider }),
  authorizationUrl: t.string({
    nullable: true,
    description: "Where a person agrees: a secret. Null where an idempotent request is repeated.",
    resolve: ({ given }) => given.authorizationUrl,
  }),
  expiresAt: t.field({ type: "DateTime", resolve: ({ given }) => given.expiresAt }),
});
