import { BUYING_STAGES, clientsRead, type createClient } from "@orrery/domain";
import { encodeGlobalID } from "@pothos/plugin-relay";
import { nounField, type PayloadFields } from "../binding/mutation.ts";
import { builder } from "../builder.ts";
import { enumOf } from "./enums.ts";
import { EstateAgent } from "./estate-agent.ts";

export const BuyingStage = enumOf("BuyingStage", BUYING_STAGES, "How far a client is with buying, in order.");

export const Client = builder.prismaNode("Client", {
  description: "Somebody who is looking for a home with the brokerage's help.",
  id: { field: "id" },
  select: { id: true },
  authScopes: { scope: clientsRead },
  fields: (t) => ({
    name: t.exposeString("name"),
    email: t.exposeString("email"),
    phone: t.exposeString("phone", { nullable: true }),
    buyingStage: t.field({
      type: BuyingStage,
      select: { buyingStage: true },
      resolve: ({ buyingStage }) => buyingStage as (typeof BUYING_STAGES)[number],
    }),
    source: t.exposeString("source", { description: "How the client came to be known: `api`, `sign-up`." }),
    assignedAgent: t.relation("agent", {
      type: EstateAgent,
      nullable: true,
      description: "Who looks after the client.",
    }),
    version: t.exposeInt("version", { description: "Goes up with every change." }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    updatedAt: t.expose("updatedAt", { type: "DateTime" }),
  }),
});

const NEEDS_READ = "Null without clients:read.";

/** The payload of `createClient`. A credential without `clients:read` learns the client's id alone. */
export const createdClient: PayloadFields<typeof createClient> = (t) => ({
  clientId: t.id({
    description: "The client's global id.",
    resolve: ({ given }) => encodeGlobalID("Client", given.clientId),
  }),
  client: nounField(t, Client, ({ client }) => client),
  created: t.boolean({
    nullable: true,
    description: `Whether there was no client with this email address before. ${NEEDS_READ}`,
    resolve: ({ given }) => given.created,
  }),
});
