import type { Prisma } from "@orrery/db";
import { CREDENTIAL_KINDS, type CredentialKind, id } from "@orrery/operation";
import { z } from "zod";
import { presented, timestamp, view } from "../../../fields/presented.ts";
import { operation } from "../../../kernel.ts";
import { newestFirst, pageInput, pageOf } from "../../../paging/keyset.ts";
import { createLead } from "../create-lead.ts";
import { LEAD_NOT_FOUND, LeadId, leadsRead } from "../lead.ts";
import { type FieldChange, type HistoryDetails, LEAD_HISTORY_KINDS, type LeadHistoryKind } from "./history.ts";

const SELECT = {
  id: true,
  leadId: true,
  homeId: true,
  kind: true,
  changes: true,
  details: true,
  credentialKind: true,
  credentialId: true,
  userId: true,
  actorName: true,
  createdAt: true,
} satisfies Prisma.LeadHistoryEntrySelect;

type Row = Prisma.LeadHistoryEntryGetPayload<{ select: typeof SELECT }>;

/** Who did what with a lead, and when. */
export const LeadHistoryEntryView = view("LeadHistoryEntry", {
  id: id("LeadHistoryEntry"),
  leadId: LeadId.describe("The lead that it was done with: also one that has become part of the lead since."),
  kind: z.enum(LEAD_HISTORY_KINDS),
  changes: z
    .array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() }))
    .describe("Each field before and after, as text."),
  source: z.string().nullable().describe("Where it came from, of what was sent."),
  submissionId: z.uuid().nullable().describe("What was sent."),
  otherLeadId: z.uuid().nullable().describe("The lead on the other side of a merge."),
  reason: z.string().nullable(),
  actor: z
    .object({
      kind: z.enum(CREDENTIAL_KINDS),
      credentialId: z.uuid(),
      userId: z.uuid().nullable(),
      name: z.string().nullable().describe("The key's or the person's, as it was then."),
    })
    .nullable()
    .describe("Whose credential it was. Null for what happened before it was written down."),
  createdAt: timestamp,
});

/** Out of its columns; GraphQL shows the same. */
export function actorIn({
  credentialKind,
  credentialId,
  userId,
  actorName,
}: Pick<Row, "credentialKind" | "credentialId" | "userId" | "actorName">) {
  if (credentialKind === null || credentialId === null) return null;
  return { kind: credentialKind as CredentialKind, credentialId, userId, name: actorName };
}

const HistoryOutput = presented((row: Row): z.input<typeof LeadHistoryEntryView> => {
  const { source = null, submissionId = null, otherId = null, reason = null } = row.details as HistoryDetails;
  return {
    id: row.id,
    leadId: row.homeId ?? row.leadId,
    kind: row.kind as LeadHistoryKind,
    changes: row.changes as unknown as FieldChange[],
    source,
    submissionId,
    otherLeadId: otherId,
    reason,
    actor: actorIn(row),
    createdAt: row.createdAt.toISOString(),
  };
}, LeadHistoryEntryView);

/** All that was done with a lead, and with those that have become part of it. It is kept as long as the lead is. */
export const listLeadHistory = operation({
  name: "leads.history",
  summary: "Lists what was done with a lead, newest first: who did what, and when.",
  mode: "read",
  scope: leadsRead,
  rate: "read",
  input: z.object({ leadId: LeadId, ...pageInput }),
  output: pageOf(HistoryOutput),
  errors: [LEAD_NOT_FOUND],
  shape: { select: SELECT },
  example: { input: async (world) => ({ leadId: (await world.run(createLead)).lead?.id ?? "" }) },
  async handle({ input, db, principal, shape, cursors, fail }) {
    const { leadId } = input;
    const { where, orderBy, take, page } = newestFirst(`history:${leadId}`, { input, cursors });
    const rows = await db.leadHistoryEntry.findMany({ ...shape, where: { AND: [{ leadId }, where] }, orderBy, take });
    // Every lead was created, so that some rows, or a cursor, mean a lead. A confined credential may see a lead and no history.
    const isKnown = rows.length > 0 || input.cursor !== undefined;
    if (!isKnown || principal.confinedTo !== undefined) {
      const lead = await db.lead.findUnique({ where: { id: leadId }, select: { id: true } });
      if (lead === null) fail(LEAD_NOT_FOUND);
    }
    return page(rows);
  },
});
