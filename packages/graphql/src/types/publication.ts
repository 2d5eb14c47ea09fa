import { PUBLICATION_STATUSES, type PublishOptions, propertiesRead, type publishProperty } from "@orrery/domain";
import { encodeGlobalID } from "@pothos/plugin-relay";
import { priced } from "../admission/price.ts";
import { requireGetOperation } from "../binding/bound.ts";
import type { PayloadFields } from "../binding/mutation.ts";
import { builder } from "../builder.ts";
import { enumOf } from "./enums.ts";

enumOf("PublicationStatus", PUBLICATION_STATUSES, "How far a property is on its way to a portal, or off it.");

export const Publication = builder.prismaNode("Publication", {
  description: "A property on one portal.",
  id: { field: "id" },
  select: { id: true },
  authScopes: { scope: propertiesRead },
  fields: (t) => ({
    portal: t.exposeString("portal"),
    status: t.exposeString("status", {
      description: "queued, publishing, published, withdrawing, withdrawn, failed, rejected or removed.",
    }),
    url: t.exposeString("url", { nullable: true, description: "Where it is to be seen." }),
    publishedAt: t.expose("publishedAt", { type: "DateTime", nullable: true }),
    propertyId: t.id({
      select: { propertyId: true },
      resolve: ({ propertyId }) => encodeGlobalID("Property", propertyId),
    }),
    sandbox: t.boolean({
      description: "It reaches no real portal, as all that test keys do.",
      select: { transport: true },
      resolve: ({ transport }) => transport === "sandbox",
    }),
    listed: t.exposeBoolean("listed", { description: "Whether it is to be seen there, as far as is known." }),
    options: t.field({
      type: "JSON",
      description: "What was said with the request, for portals that take it.",
      select: { options: true },
      resolve: ({ options }) => options as PublishOptions,
    }),
    externalId: t.exposeString("externalId", { nullable: true, description: "What the portal calls it." }),
    reasons: t.exposeStringList("reasons", { description: "Why the portal does not take it." }),
    lastError: t.exposeString("lastError", { nullable: true, description: "What went wrong the last time." }),
    attempts: t.exposeInt("attempts", { description: "How many have failed since one went well." }),
    propertyVersion: t.exposeInt("propertyVersion", {
      nullable: true,
      description: "The property's version that the portal has.",
    }),
    upToDate: t.boolean({
      description: "Whether the portal has the listing as it is now.",
      select: { revision: true, sentRevision: true },
      resolve: ({ revision, sentRevision }) => revision === sentRevision,
    }),
    nextAttemptAt: t.expose("dueAt", {
      type: "DateTime",
      nullable: true,
      description: "When something is done about it next.",
    }),
    version: t.exposeInt("version", { description: "Goes up with every change." }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    updatedAt: t.expose("updatedAt", { type: "DateTime" }),
  }),
});

/** The payload of `publishProperty`: one a portal, in the order in which they were named. */
export const published: PayloadFields<typeof publishProperty> = (t) => ({
  publications: t.field({
    type: [Publication],
    nullable: true,
    extensions: priced({ calls: () => [requireGetOperation("Publication")] }),
    resolve: async (written, _args, { exchange }) => {
      const get = requireGetOperation("Publication");
      const given = "publications" in written.given ? written.given.publications : written.given;
      // They are got as they are now, as the selection asks for them.
      return (await Promise.all(given.map(({ id }) => written.again(get, id, exchange)))) as never;
    },
  }),
});
