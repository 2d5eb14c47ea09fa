import type { getMe } from "@orrery/domain";
import { type OutputOf, ROLES } from "@orrery/operation";
import { builder } from "../builder.ts";
import { CredentialKind } from "./audit-entry.ts";
import { enumOf } from "./enums.ts";
import { Mode, Plan } from "./organization.ts";

const Role = enumOf("Role", ROLES, "What a person is in an organization, the least first.");

type ViewerShape = OutputOf<typeof getMe>;

const CredentialOrganization = builder
  .objectRef<NonNullable<ViewerShape["organization"]>>("CredentialOrganization")
  .implement({
    description: "The organization that a credential is for.",
    fields: (t) => ({
      id: t.exposeID("id", { description: "A UUID." }),
      name: t.exposeString("name"),
      slug: t.exposeString("slug"),
    }),
  });

const CredentialApp = builder.objectRef<NonNullable<ViewerShape["app"]>>("CredentialApp").implement({
  description: "An OAuth client.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "Its `client_id`: a UUID." }),
    name: t.exposeString("name"),
  }),
});

const Person = builder.objectRef<NonNullable<ViewerShape["user"]>>("Person").implement({
  description: "Somebody who can log in.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "A UUID." }),
    email: t.exposeString("email"),
    name: t.exposeString("name"),
  }),
});

const JoinedOrganization = builder.objectRef<ViewerShape["organizations"][number]>("JoinedOrganization").implement({
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

export const Viewer = builder.objectRef<ViewerShape>("Viewer").implement({
  description: "Who is asking: the credential, its organization, and the person behind it if there is one.",
  fields: (t) => ({
    kind: t.expose("kind", { type: CredentialKind }),
    credentialId: t.exposeID("credentialId", {
      description: "The UUID of the key, the token, the session, or what an app was allowed.",
    }),
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
    person: t.expose("user", { type: Person, nullable: true, description: "The person behind it, if there is one." }),
    organizations: t.expose("organizations", {
      type: [JoinedOrganization],
      description: "Those that a session may switch to; empty for any other credential.",
    }),
    app: t.expose("app", { type: CredentialApp, nullable: true, description: "The app that it was given to." }),
    expiresAt: t.expose("expiresAt", {
      type: "DateTime",
      nullable: true,
      description:
        "When it ends by itself. Null for a session, which each refresh moves on; its access token says by `exp`.",
    }),
  }),
});
