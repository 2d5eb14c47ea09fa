import { z } from "zod";
import { createLead } from "../../estate/lead/create-lead.ts";
import { LEAD_NOT_FOUND, LeadId, LeadOutput } from "../../estate/lead/lead.ts";
import { lockLead } from "../../estate/lead/lock-lead.ts";
import { operation } from "../../kernel.ts";
import { complianceWrite } from "../compliance.ts";
import { matchAlert } from "./compliance-events.ts";
import { screenLead } from "./screen-lead.ts";

/** One step of a job: of a lead that may match what the lists have got, or what it was merged with. */
export const rescreenLead = operation({
  name: "compliance.rescreen",
  summary: "Screens a lead after the lists were loaded, or after somebody was merged with it.",
  mode: "write",
  scope: complianceWrite,
  rate: "write",
  internal: "A step of a job, which the server sends by itself. Anybody else asks for compliance.screen.",
  input: z.object({ id: LeadId, cause: z.enum(["lists_loaded", "merged"]) }),
  output: LeadOutput,
  errors: [LEAD_NOT_FOUND],
  emits: [matchAlert],
  example: {
    input: async (world) => ({ id: (await world.run(createLead)).lead?.id ?? "", cause: "lists_loaded" as const }),
  },
  async handle({ input: { id, cause }, db, sql, principal, emit, fail }) {
    const lead = (await lockLead({ db, sql }, { id })) ?? fail(LEAD_NOT_FOUND);
    const screened = await screenLead({ db, sql, principal }, lead, cause);
    if (!screened) return lead;
    if (screened.alerts.length > 0) emit(matchAlert, screened.lead, { lead: screened.lead, matches: screened.alerts });
    return screened.lead;
  },
});
