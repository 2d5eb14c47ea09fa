import type { Prisma } from "@orrery/db";
import { id } from "@orrery/operation";
import { z } from "zod";
import { presented, timestamp, view } from "../../../fields/presented.ts";
import { operation } from "../../../kernel.ts";
import { newestFirst, pageInput, pageOf } from "../../../paging/keyset.ts";
import { LEAD_STATUSES, type LeadStatus } from "../board.ts";
import { LEAD_NOT_FOUND, LeadId, leadsRead } from "../lead.ts";
import { mergeLeads } from "./merge-leads.ts";

const SELECT = {
  id: true,
  leadId: true,
  mergedId: true,
  createdAt: true,
  merged: { select: { name: true, email: true, phone: true, source: true, status: true, createdAt: true } },
} satisfies Prisma.LeadMergeSelect;

type Row = Prisma.LeadMergeGetPayload<{ select: typeof SELECT }>;

/** A lead that has become part of another one, as it is kept. */
export const LeadMergeView = view("LeadMerge", {
  id: id("LeadMerge"),
  mergedLeadId: LeadId.describe("What `leads.unmerge` takes as `otherId`."),
  intoLeadId: LeadId.describe("The lead that it was merged into, which may have become part of another one since."),
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  source: z.string(),
  status: z.enum(LEAD_STATUSES),
  createdAt: timestamp.describe("When the lead was created."),
  mergedAt: timestamp,
});

const MergeOutput = presented(
  ({ id: mergeId, leadId, mergedId, createdAt: mergedAt, merged }: Row): z.input<typeof LeadMergeView> => ({
    ...merged,
    id: mergeId,
    mergedLeadId: mergedId,
    intoLeadId: leadId,
    status: merged.status as LeadStatus,
    createdAt: merged.createdAt.toISOString(),
    mergedAt: mergedAt.toISOString(),
  }),
  LeadMergeView,
);

export const listLeadMerges = operation({
  name: "leads.merges",
  summary: "Lists the leads that have become part of a lead, latest merge first, each as it is kept.",
  mode: "read",
  scope: leadsRead,
  rate: "read",
  input: z.object({ leadId: LeadId, ...pageInput }),
  output: pageOf(MergeOutput),
  errors: [LEAD_NOT_FOUND],
  shape: { select: SELECT },
  example: { input: async (world) => ({ leadId: (await world.run(mergeLeads)).id }) },
  async handle({ input, db, shape, cursors, fail }) {
    const { leadId } = input;
    const { where, orderBy, take, page } = newestFirst(`merges:${leadId}`, { input, cursors });
    const within = { merged: { mergedIntoId: leadId } };
    const rows = await db.leadMerge.findMany({ ...shape, where: { AND: [within, where] }, orderBy, take });
    if (rows.length === 0 && input.cursor === undefined) {
      const lead = await db.lead.findUnique({ where: { id: leadId }, select: { id: true } });
      if (lead === null) fail(LEAD_NOT_FOUND);
    }
    return page(rows);
  },
});
