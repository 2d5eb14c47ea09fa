import { z } from "zod";
import { LEAD_NOT_FOUND, LeadId } from "../../estate/lead/lead.ts";
import { operation } from "../../kernel.ts";
import { newestFirst, pageInput, pageOf } from "../../paging/keyset.ts";
import { complianceRead } from "../compliance.ts";
import { recordKyc } from "../hold/record-kyc.ts";
import { RECORD_KINDS, RECORD_SELECT, RecordOutput } from "./record.ts";

/** What was looked up, what was found, and who has decided what, of a lead or of all (`GET /v1/leads/{lead}/screening`). */
export const listComplianceRecords = operation({
  name: "compliance.records",
  summary: "Lists screenings and the decisions on them, newest first: of a lead, or of the whole organization.",
  mode: "read",
  scope: complianceRead,
  rate: "read",
  input: z.object({ lead: LeadId.optional(), kind: z.enum(RECORD_KINDS).optional(), ...pageInput }),
  output: pageOf(RecordOutput),
  errors: [LEAD_NOT_FOUND],
  shape: { select: RECORD_SELECT },
  example: { input: async (world) => ({ lead: (await world.run(recordKyc)).id }) },
  async handle({ input, db, principal, shape, cursors, fail }) {
    const { lead: leadId, kind } = input;
    const { where, orderBy, take, page } = newestFirst(`compliance:${leadId ?? ""}`, { input, cursors });
    // What holds a lead may have been found of one that has become part of it.
    const lead = { OR: [{ id: leadId, mergedIntoId: null }, { mergedIntoId: leadId }] };
    const filter = { ...(leadId !== undefined && { lead }), ...(kind !== undefined && { kind }) };
    const rows = await db.complianceRecord.findMany({ ...shape, where: { AND: [filter, where] }, orderBy, take });
    if (leadId !== undefined && (rows.length === 0 || principal.confinedTo !== undefined)) {
      const isSeen = (await db.lead.findUnique({ where: { id: leadId }, select: { id: true } })) !== null;
      if (!isSeen) fail(LEAD_NOT_FOUND);
    }
    return page(rows);
  },
});
