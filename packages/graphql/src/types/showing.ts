import { SHOWING_STATUSES, showingsRead } from "@orrery/domain";
import { encodeGlobalID } from "@pothos/plugin-relay";
import { builder } from "../builder.ts";
import { Client } from "./client.ts";
import { enumOf } from "./enums.ts";
import { Property } from "./property.ts";

export const ShowingStatus = enumOf("ShowingStatus", SHOWING_STATUSES, "What became of a request to see a property.");

export const Showing = builder.prismaNode("Showing", {
  description: "A client's wish to see a property.",
  id: { field: "id" },
  select: { id: true },
  authScopes: { scope: showingsRead },
  fields: (t) => ({
    clientId: t.id({
      select: { clientId: true },
      resolve: ({ clientId }) => encodeGlobalID("Client", clientId),
    }),
    client: t.relation("client", {
      type: Client,
      nullable: true,
      description: "Who asks. Needs clients:read.",
    }),
    propertyId: t.id({
      select: { propertyId: true },
      resolve: ({ propertyId }) => encodeGlobalID("Property", propertyId),
    }),
    property: t.relation("property", {
      type: Property,
      nullable: true,
      description: "What is to be seen. Needs properties:read.",
    }),
    requestedFor: t.expose("requestedFor", { type: "DateTime", description: "When the client would come." }),
    note: t.exposeString("note", { nullable: true }),
    status: t.field({
      type: ShowingStatus,
      select: { status: true },
      resolve: ({ status }) => status as (typeof SHOWING_STATUSES)[number],
    }),
    decidedAt: t.expose("decidedAt", {
      type: "DateTime",
      nullable: true,
      description: "When it was confirmed or declined.",
    }),
    reason: t.exposeString("reason", { nullable: true, description: "Why it was declined." }),
    version: t.exposeInt("version", { description: "Goes up with every change." }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    updatedAt: t.expose("updatedAt", { type: "DateTime" }),
  }),
});
