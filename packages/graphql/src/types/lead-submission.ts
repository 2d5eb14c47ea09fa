import { leadsRead } from "@orrery/domain";
import { encodeGlobalID } from "@pothos/plugin-relay";
import { builder } from "../builder.ts";

export const LeadSubmission = builder.prismaObject("LeadSubmission", {
  description: "One message of a lead, as it came in.",
  select: { id: true },
  authScopes: { scope: leadsRead },
  fields: (t) => ({
    id: t.exposeID("id", { description: "The UUID of the submission, as `createLead` gives it." }),
    name: t.exposeString("name"),
    email: t.exposeString("email", { nullable: true }),
    phone: t.exposeString("phone", { nullable: true }),
    source: t.exposeString("source"),
    propertyId: t.id({
      nullable: true,
      select: { propertyId: true },
      resolve: ({ propertyId }) => (propertyId === null ? null : encodeGlobalID("Property", propertyId)),
    }),
    propertyAddress: t.exposeString("propertyAddress", { nullable: true }),
    notes: t.exposeString("notes", { nullable: true }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
  }),
});
