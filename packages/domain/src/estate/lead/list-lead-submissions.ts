import type { Prisma } from "@orrery/db";
import { id } from "@orrery/operation";
import { z } from "zod";
import { presented, timestamp, view } from "../../fields/presented.ts";
import { operation } from "../../kernel.ts";
import { newestFirst, pageInput, pageOf } from "../../paging/keyset.ts";
import { PropertyId } from "../property/property.ts";
import { createLead } from "./create-lead.ts";
import { LEAD_NOT_FOUND, LeadId, leadsRead } from "./lead.ts";

const SUBMISSION_SELECT = {
  id: true,
  name: true,
  email: true,
  phone: true,
  source: true,
  propertyId: true,
  propertyAddress: true,
  notes: true,
  createdAt: true,
} satisfies Prisma.LeadSubmissionSelect;

/** One message as it came in. */
export const LeadSubmissionView = view("LeadSubmission", {
  id: id("LeadSubmission"),
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  source: z.string(),
  propertyId: PropertyId.nullable(),
  propertyAddress: z.string().nullable(),
  notes: z.string().nullable(),
  createdAt: timestamp,
});

const SubmissionOutput = presented(
  ({ createdAt, ...row }: Prisma.LeadSubmissionGetPayload<{ select: typeof SUBMISSION_SELECT }>) => ({
    ...row,
    createdAt: createdAt.toISOString(),
  }),
  LeadSubmissionView,
);

/** Everything that a person ever sent, also what was merged into an earlier lead. */
export const listLeadSubmissions = operation({
  name: "leads.submissions",
  summary: "Lists what a lead has sent, newest first, each as it came in.",
  mode: "read",
  reads: ["lead"],
  scope: leadsRead,
  rate: "read",
  input: z.object({ leadId: LeadId, ...pageInput }),
  output: pageOf(SubmissionOutput),
  errors: [LEAD_NOT_FOUND],
  shape: { select: SUBMISSION_SELECT },
  example: { input: async (world) => ({ leadId: (await world.run(createLead)).lead?.id ?? "" }) },
  async handle({ input, db, principal, shape, cursors, fail }) {
    const { leadId } = input;
    const { where, orderBy, take, page } = newestFirst(`submissions:${leadId}`, { input, cursors });
    const rows = await db.leadSubmission.findMany({ ...shape, where: { AND: [{ leadId }, where] }, orderBy, take });
    // Every lead has a submission, so that some rows, or a cursor, mean a lead. A confined credential need not see the ones
    // of a lead that it sees, and may see one of a lead that it does not.
    const isKnown = rows.length > 0 || input.cursor !== undefined;
    if (!isKnown || principal.confinedTo !== undefined) {
      const lead = await db.lead.findUnique({ where: { id: leadId }, select: { id: true } });
      if (lead === null) fail(LEAD_NOT_FOUND);
    }
    return page(rows);
  },
});
