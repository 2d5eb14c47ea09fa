import { type LEAD_STATUSES, leadsRead, type unmergeLead } from "@orrery/domain";
import { encodeGlobalID } from "@pothos/plugin-relay";
import { nounField, type PayloadFields } from "../binding/mutation.ts";
import { builder } from "../builder.ts";
import { Lead, LeadStatus } from "./lead.ts";

export const LeadMerge = builder.prismaObject("LeadMerge", {
  description: "A lead that has become part of another one, as it is kept.",
  select: { id: true },
  authScopes: { scope: leadsRead },
  fields: (t) => ({
    id: t.exposeID("id", { description: "A UUID." }),
    mergedLeadId: t.id({
      description: "What `unmergeLead` takes as `otherId`.",
      select: { mergedId: true },
      resolve: ({ mergedId }) => encodeGlobalID("Lead", mergedId),
    }),
    intoLeadId: t.id({
      description: "The lead that it was merged into, which may have become part of another one since.",
      select: { leadId: true },
      resolve: ({ leadId }) => encodeGlobalID("Lead", leadId),
    }),
    name: t.string({ select: { merged: { select: { name: true } } }, resolve: ({ merged }) => merged.name }),
    email: t.string({
      nullable: true,
      select: { merged: { select: { email: true } } },
      resolve: ({ merged }) => merged.email,
    }),
    phone: t.string({
      nullable: true,
      select: { merged: { select: { phone: true } } },
      resolve: ({ merged }) => merged.phone,
    }),
    source: t.string({ select: { merged: { select: { source: true } } }, resolve: ({ merged }) => merged.source }),
    status: t.field({
      type: LeadStatus,
      select: { merged: { select: { status: true } } },
      resolve: ({ merged }) => merged.status as (typeof LEAD_STATUSES)[number],
    }),
    createdAt: t.field({
      type: "DateTime",
      description: "When the lead was created.",
      select: { merged: { select: { createdAt: true } } },
      resolve: ({ merged }) => merged.createdAt,
    }),
    mergedAt: t.expose("createdAt", { type: "DateTime" }),
  }),
});

/** The payload of `unmergeLead`: both leads. */
export const unmergedLead: PayloadFields<typeof unmergeLead> = (t) => ({
  lead: nounField(t, Lead, ({ lead }) => lead),
  restored: nounField(t, Lead, ({ restored }) => restored),
});
