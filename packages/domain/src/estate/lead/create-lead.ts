import { holds } from "@orrery/operation";
import { z } from "zod";
import { matchAlert } from "../../compliance/screening/compliance-events.ts";
import { type EntryScreening, screenEntry } from "../../compliance/screening/on-entry.ts";
import { operation } from "../../kernel.ts";
import { ESTATE_AGENT_NOT_FOUND } from "../estate-agent/estate-agent.ts";
import { createProperty } from "../property/create-property.ts";
import { PROPERTY_NOT_FOUND } from "../property/property.ts";
import { emailKeyOf } from "./contact-keys.ts";
import { findByPhone } from "./find-by-phone.ts";
import { holdEntries, noteHistory } from "./history/history.ts";
import { insertLead } from "./insert-lead.ts";
import { LeadId, LeadOutput, type LeadRow, leadsRead, leadsWrite } from "./lead.ts";
import { leadAssigned, leadCreated } from "./lead-events.ts";
import { assertReferences, CreateLeadInput } from "./lead-input.ts";
import { lockLead } from "./lock-lead.ts";
import { keepMerged, mergeInto, mergeUnseen } from "./merge-lead.ts";

/** For who may not learn whether there was a match. */
const UNTOLD = { lead: null, merged: null, possibleDuplicates: null };

const PossibleDuplicate = z.object({ id: LeadId, name: z.string() });

/**
 * Captures a lead. Never refused for who it is: the same email merges (empty fields are filled, nothing is overwritten),
 * the same phone only points out possible duplicates. Every submission is kept as it came.
 * A credential without `leads:read`, or confined to resources that the lead is none of, learns nothing of it: it gets its
 * submission's id alone.
 */
export const createLead = operation({
  name: "leads.create",
  summary: "Creates a lead, or merges it with the lead that has its email address.",
  mode: "write",
  scope: leadsWrite,
  rate: "write",
  input: CreateLeadInput,
  output: z.object({
    submissionId: z.uuid(),
    /** The lead after the submission; null where the credential may not see it, as are the next two. */
    lead: LeadOutput.nullable(),
    merged: z.boolean().nullable(),
    possibleDuplicates: z.array(PossibleDuplicate).nullable(),
  }),
  errors: [PROPERTY_NOT_FOUND, ESTATE_AGENT_NOT_FOUND],
  emits: [leadCreated, leadAssigned, matchAlert],
  resource: ({ lead, submissionId }) => lead?.id ?? submissionId,
  example: {
    input: async (world) => ({
      name: "John Smith",
      email: `${world.unique("john")}@example.com`,
      phone: "(555) 123-4567",
      source: "zillow",
      propertyId: (await world.run(createProperty)).id,
      notes: "Interested in 3BR homes",
    }),
    emits: [leadCreated],
  },
  async handle({ input, db, sql, principal, leadScreenings, emit, fail }) {
    await assertReferences(db, fail, input);
    const screening = await screenEntry({ db, sql, principal, leadScreenings }, input.name);
    const created = await insertLead({ db, sql }, principal, input, screening);
    const earlier = created ? null : await lockLead({ db, sql }, { emailKey: emailKeyOf(input.email) });
    if (!created && !earlier && principal.confinedTo !== undefined) {
      const submissionId = await mergeUnseen(sql, principal, input);
      await screening?.mergedUnseen(submissionId);
      return { submissionId, ...UNTOLD };
    }
    const captured = created?.lead ?? (await mergeInto({ db, sql }, earlier, input));
    const submissionId =
      created?.submissionId ?? (await keepMerged({ db, sql }, principal, { earlier, lead: captured, input }));
    const { lead, alerts } = created
      ? { lead: captured, alerts: screening?.alerts ?? [] }
      : await mergedLead(screening, earlier, captured);

    const merged = created === undefined;
    if (created) await noteHistory(sql, principal, lead.id, holdEntries({ holdReason: null }, lead));
    if (!merged) emit(leadCreated, lead, lead);
    if (alerts.length > 0) emit(matchAlert, lead, { lead, matches: alerts });
    if (lead.agentId !== null && lead.agentId !== (earlier?.agentId ?? null)) {
      emit(leadAssigned, lead, { lead, previousAgentId: null });
    }
    if (!holds(principal, leadsRead)) return { submissionId, ...UNTOLD };
    return {
      submissionId,
      lead,
      merged,
      possibleDuplicates: created?.possibleDuplicates ?? (await findByPhone(db, lead, input.phone)),
    };
  },
});

/** Another name than the lead's own is one more that it goes by. */
async function mergedLead(screening: EntryScreening | undefined, earlier: LeadRow | null, lead: LeadRow) {
  return (earlier && (await screening?.merged(earlier, lead))) ?? { lead, alerts: [] };
}
