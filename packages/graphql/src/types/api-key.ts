import {
  API_KEY_KINDS,
  API_KEY_STATUSES,
  apiKeyKind,
  apiKeyOverlap,
  apiKeyStatus,
  apiKeysRead,
  type createApiKey,
  type rollApiKey,
} from "@orrery/domain";
import { nounField, type PayloadFields } from "../binding/mutation.ts";
import { builder } from "../builder.ts";
import { enumOf } from "./enums.ts";

const ApiKeyKind = enumOf("ApiKeyKind", API_KEY_KINDS, "Which contract a key is made for, by what it begins with.");
const ApiKeyStatus = enumOf("ApiKeyStatus", API_KEY_STATUSES, "Whether a key is good.");

export const ApiKey = builder.prismaNode("ApiKey", {
  description: "A credential for servers and web pages. Its secret is shown where it is made, and never again.",
  id: { field: "id" },
  select: { id: true },
  authScopes: { scope: apiKeysRead },
  fields: (t) => ({
    name: t.exposeString("name"),
    kind: t.field({ type: ApiKeyKind, select: { prefix: true }, resolve: ({ prefix }) => apiKeyKind(prefix) }),
    prefix: t.exposeString("prefix", { description: "What the secret begins with." }),
    lastFour: t.exposeString("lastFour", { description: "What the secret ends with." }),
    scopes: t.exposeStringList("scopes", { description: "As granted: scopes, bundles or `*`." }),
    confinedTo: t.exposeStringList("confinedTo", {
      description: "`kind:id` pairs: all else is not found. Empty: not confined.",
    }),
    origins: t.exposeStringList("origins", { description: "The web pages that may use it. Empty: any." }),
    status: t.field({
      type: ApiKeyStatus,
      select: { revokedAt: true, expiresAt: true },
      resolve: (row) => apiKeyStatus(row),
    }),
    expiresAt: t.expose("expiresAt", { type: "DateTime", nullable: true }),
    previousUntil: t.field({
      type: "DateTime",
      nullable: true,
      description: "The end of a roll's overlap: until then the secret before is good as well.",
      select: { previousUntil: true },
      resolve: (row) => apiKeyOverlap(row),
    }),
    revokedAt: t.expose("revokedAt", { type: "DateTime", nullable: true }),
    lastUsedAt: t.expose("lastUsedAt", { type: "DateTime", nullable: true }),
    version: t.exposeInt("version", { description: "Goes up with every change." }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    updatedAt: t.expose("updatedAt", { type: "DateTime" }),
  }),
});

/** The payload of what reveals a secret. */
export const mintedKey: PayloadFields<typeof createApiKey | typeof rollApiKey> = (t) => ({
  apiKey: nounField(t, ApiKey, (given) => given),
  key: t.string({
    nullable: true,
    description: "The secret, shown this once: null where an idempotent request is repeated.",
    resolve: ({ given }) => given.key,
  }),
});
