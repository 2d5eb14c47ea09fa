import { auditRead } from "@orrery/domain";
import { CREDENTIAL_KINDS, SURFACES } from "@orrery/operation";
import { builder } from "../builder.ts";
import { enumOf } from "./enums.ts";

export const CredentialKind = enumOf("CredentialKind", CREDENTIAL_KINDS, "What a credential is.");
const Surface = enumOf("Surface", SURFACES, "The ways in. `system` is the server itself.");

interface CredentialShape {
  readonly kind: (typeof CREDENTIAL_KINDS)[number];
  readonly id: string;
}

export const Credential = builder.objectRef<CredentialShape>("Credential").implement({
  description: "Which credential was used.",
  fields: (t) => ({
    kind: t.expose("kind", { type: CredentialKind }),
    id: t.exposeID("id", {
      description: "The UUID of the key, the token or the session; of a password, the person's.",
    }),
  }),
});

export const AuditEntry = builder.prismaObject("AuditEntry", {
  description: "One write that was committed: who did what, with which credential.",
  select: { id: true },
  authScopes: { scope: auditRead },
  fields: (t) => ({
    id: t.exposeID("id", { description: "A UUID." }),
    operation: t.exposeString("operation", { description: "Such as `leads.update`." }),
    credential: t.field({
      type: Credential,
      select: { credentialKind: true, credentialId: true },
      resolve: ({ credentialKind, credentialId }) => ({
        kind: credentialKind as CredentialShape["kind"],
        id: credentialId,
      }),
    }),
    userId: t.exposeID("userId", { nullable: true, description: "The UUID of the person behind it, if there is one." }),
    surface: t.field({
      type: Surface,
      select: { surface: true },
      resolve: ({ surface }) => surface as (typeof SURFACES)[number],
    }),
    requestId: t.exposeString("requestId", { description: "The `X-Request-Id` of the response." }),
    address: t.exposeString("address", { description: "The client's IP address." }),
    resourceId: t.exposeID("resourceId", {
      nullable: true,
      description: "The UUID of what the operation gave, where that is one thing.",
    }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
  }),
});
