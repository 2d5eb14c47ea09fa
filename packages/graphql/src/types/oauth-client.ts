import {
  type createOauthClient,
  type deleteOauthClient,
  OAUTH_CLIENT_KINDS,
  type OauthClientKind,
  type OauthGrantType,
  oauthClientOverlap,
  oauthClientsRead,
  type rollOauthClientSecret,
} from "@orrery/domain";
import { encodeGlobalID } from "@pothos/plugin-relay";
import { nounField, type PayloadFields } from "../binding/mutation.ts";
import { builder } from "../builder.ts";
import { enumOf } from "./enums.ts";
import { Grant } from "./integration.ts";

const Kind = enumOf("OauthClientKind", OAUTH_CLIENT_KINDS, "Whether an app can keep a secret.");

export const OauthClient = builder.prismaNode("OauthClient", {
  description: "An app that may ask for access over OAuth 2.0. Its `client_id` is the UUID in its id.",
  id: { field: "id" },
  select: { id: true },
  authScopes: { scope: oauthClientsRead },
  fields: (t) => ({
    clientId: t.exposeID("id", { description: "The `client_id`: a UUID." }),
    name: t.exposeString("name"),
    kind: t.field({ type: Kind, select: { kind: true }, resolve: ({ kind }) => kind as OauthClientKind }),
    redirectUris: t.exposeStringList("redirectUris"),
    grantTypes: t.field({
      type: [Grant],
      select: { grantTypes: true },
      resolve: ({ grantTypes }) => grantTypes as OauthGrantType[],
    }),
    scopes: t.exposeStringList("scopes", { description: "What it may ask for at most: scopes and bundles." }),
    secretLastFour: t.exposeString("secretLastFour", {
      nullable: true,
      description: "What its secret ends with. A public one has none.",
    }),
    previousUntil: t.field({
      type: "DateTime",
      nullable: true,
      description: "Until when the secret before the last roll is good as well.",
      select: { previousUntil: true },
      resolve: (row) => oauthClientOverlap(row),
    }),
    version: t.exposeInt("version", { description: "Goes up with every change." }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    updatedAt: t.expose("updatedAt", { type: "DateTime" }),
  }),
});

/** The payload of what reveals a secret. */
export const secretOauthClient: PayloadFields<typeof createOauthClient | typeof rollOauthClientSecret> = (t) => ({
  oauthClient: nounField(t, OauthClient, (given) => given),
  secret: t.string({
    nullable: true,
    description: "The secret, shown this once: null for a public one, and where an idempotent request is repeated.",
    resolve: ({ given }) => given.secret,
  }),
});

/** The payload of `deleteOauthClient`: it is there no more. */
export const deletedOauthClient: PayloadFields<typeof deleteOauthClient> = (t) => ({
  oauthClientId: t.id({ resolve: ({ given }) => encodeGlobalID("OauthClient", given.id) }),
});
