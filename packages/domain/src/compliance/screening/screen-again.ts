import { CONFINED } from "@orrery/operation";
import { z } from "zod";
import { createLead } from "../../estate/lead/create-lead.ts";
import { LeadId, LeadOutput } from "../../estate/lead/lead.ts";
import { operation } from "../../kernel.ts";
import { complianceWrite } from "../compliance.ts";
import { DECISION_ERRORS, leadToDecideOn, mayDecideOnLead } from "../hold/held-lead.ts";
import { RECORD_SELECT, RecordOutput } from "../record/record.ts";
import { matchAlert } from "./compliance-events.ts";
import { screenLead } from "./screen-lead.ts";

/** Looks a lead up again, now, under all names that it goes by (`POST /v1/leads/{id}/screen`). */
export const screenAgain = operation({
  name: "compliance.screen",
  summary:
    "Screens a lead against the sanctions lists as they are now, and holds it for what it was not told of before.",
  mode: "write",
  scope: complianceWrite,
  rate: "write",
  input: z.object({ id: LeadId }),
  output: z.object({
    lead: LeadOutput,
    /** Null where no list is loaded. */
    screening: RecordOutput.nullable(),
  }),
  errors: [...DECISION_ERRORS, CONFINED],
  emits: [matchAlert],
  resource: ({ lead }) => lead.id,
  example: { input: async (world) => ({ id: (await world.run(createLead)).lead?.id ?? "" }) },
  // The log is nobody's who is confined to some of the leads.
  credentialPolicy: (principal) => (principal.confinedTo === undefined ? mayDecideOnLead(principal) : CONFINED),
  async handle({ input, db, sql, principal, emit, fail }) {
    const lead = await leadToDecideOn({ db, sql }, input, fail);
    const screened = await screenLead({ db, sql, principal }, lead, "asked");
    if (!screened) return { lead, screening: null };
    const { alerts, recordId = "" } = screened;
    if (alerts.length > 0) emit(matchAlert, screened.lead, { lead: screened.lead, matches: alerts });
    const screening = await db.complianceRecord.findUnique({ where: { id: recordId }, select: RECORD_SELECT });
    return { lead: screened.lead, screening };
  },
});
