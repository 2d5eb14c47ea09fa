import type { getMe, logIn, logOut, refreshLogin, register, switchOrganization } from "@orrery/domain";
import { type OutputOf, ROLES } from "@orrery/operation";
import type { PayloadFields } from "../binding/mutation.ts";
import { builder } from "../builder.ts";
import { CredentialKind } from "./audit-entry.ts";
import { enumOf } from "./enums.ts";
import { Mode, Plan } from "./organization.ts";

const Role = enumOf("Role", ROLES, "What a person is in an organization, the least first.");

/** The payload of what gives tokens. */
export const tokens: PayloadFields<typeof logIn | typeof refreshLogin | typeof switchOrganization> = (t) => ({
  accessToken: t.string({ description: "Good as `Authorization: Bearer`.", resolve: ({ given }) => given.accessToken }),
  tokenType: t.string({ description: "`Bearer`.", resolve: ({ given }) => given.tokenType }),
  expiresIn: t.int({ description: "In seconds.", resolve: ({ given }) => given.expiresIn }),
  refreshToken: t.string({
    description: "Good for one refresh, which gives the next.",
    resolve: ({ given }) => given.refreshToken,
  }),
});

export const registered: PayloadFields<typeof register> = (t) => ({
  email: t.string({ resolve: ({ given }) => given.email }),
  message: t.string({ resolve: ({ given }) => given.message }),
});

export const endedSession: PayloadFields<typeof logOut> = (t) => ({
  sessionId: t.id({ description: "A UUID.", resolve: ({ given }) => given.sessionId }),
  revokedAt: t.field({ type: "DateTime", resolve: ({ given }) => given.revokedAt }),
});

type MeShape = OutputOf<typeof getMe>;

const CredentialOrganization = builder
  .objectRef<NonNullable<MeShape["organization"]>>("CredentialOrganization")
  .implement({
    description: "The organization that a credential is for.",
    fields: (t) => ({
      id: t.exposeID("id", { description: "A UUID." }),
      name: t.exposeString("name"),
      slug: t.exposeString("slug"),
    }),
  });

const Person = builder.objectRef<NonNullable<MeShape["user"]>>("Person").implement({
  description: "Somebody who can log in.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "A UUID." }),
    email: t.exposeString("email"),
    name: t.exposeString("name"),
  }),
});

const JoinedOrganization = builder.objectRef<MeShape["organizations"][number]>("JoinedOrganization").implement({
  description: "An organization that a person is in.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "A UUID." }),
    name: t.exposeString("name"),
    slug: t.exposeString("slug"),
    role: t.expose("role", { type: Role }),
    testOrganizationId: t.exposeID("testOrganizationId", {
      nullable: true,
      description: "The UUID of its test sibling.",
    }),
  }),
});

export const Me = builder.objectRef<MeShape>("Me").implement({
  description: "What a credential may know about itself.",
  fields: (t) => ({
    kind: t.expose("kind", { type: CredentialKind }),
    credentialId: t.exposeID("credentialId", { description: "The UUID of the key, the token or the session." }),
    organizationId: t.exposeID("organizationId", { description: "A UUID." }),
    organization: t.expose("organization", { type: CredentialOrganization, nullable: true }),
    plan: t.expose("plan", { type: Plan }),
    mode: t.expose("mode", { type: Mode }),
    grants: t.exposeStringList("grants", { description: "What it was granted: scopes, bundles or `*`; in order." }),
    scopes: t.exposeStringList("scopes", { description: "What it may do, in order." }),
    confinedTo: t.exposeStringList("confinedTo", {
      nullable: true,
      description: "`kind:id` pairs, beyond which it sees nothing; null where it is not confined.",
    }),
    origins: t.exposeStringList("origins", {
      nullable: true,
      description: "The web pages that may use it; null where any may.",
    }),
    role: t.expose("role", {
      type: Role,
      nullable: true,
      description: "Of the person behind it, in this organization.",
    }),
    user: t.expose("user", { type: Person, nullable: true, description: "The person behind it, if there is one." }),
    organizations: t.expose("organizations", {
      type: [JoinedOrganization],
      description: "Those that a session may switch to; empty for any other credential.",
    }),
    expiresAt: t.expose("expiresAt", {
      type: "DateTime",
      nullable: true,
      description:
        "When it ends by itself. Null for a session, which each refresh moves on; its access token says by `exp`.",
    }),
  }),
});
