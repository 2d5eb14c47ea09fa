import type { revokeAuthorizedApp, revokeMyAuthorizedApp } from "@orrery/domain";
import type { PayloadFields } from "../binding/mutation.ts";
import { builder } from "../builder.ts";

/** Whoever may list some sees those: everybody their own, and an admin all of the organization's. */
export const AuthorizedApp = builder.prismaObject("AuthorizedApp", {
  description: "What somebody has allowed an app.",
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID("id", { description: "A UUID." }),
    name: t.exposeString("name", { description: "The app's, as the person has read it." }),
    clientId: t.exposeID("clientId", { description: "A UUID." }),
    userId: t.exposeID("userId", { description: "Who has allowed it: a UUID." }),
    scopes: t.exposeStringList("scopes", { description: "What they agreed to: scopes and bundles." }),
    lastUsedAt: t.expose("lastUsedAt", { type: "DateTime", nullable: true }),
    expiresAt: t.expose("expiresAt", { type: "DateTime", description: "30 days after it was last given a token." }),
    version: t.exposeInt("version", { description: "Goes up with every change." }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
  }),
});

/** The payload of what takes it back. */
export const revokedApp: PayloadFields<typeof revokeAuthorizedApp | typeof revokeMyAuthorizedApp> = (t) => ({
  authorizedAppId: t.id({ description: "A UUID.", resolve: ({ given }) => given.id }),
  clientId: t.id({ description: "A UUID.", resolve: ({ given }) => given.clientId }),
});
