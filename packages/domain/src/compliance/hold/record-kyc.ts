import { z } from "zod";
import { createLead } from "../../estate/lead/create-lead.ts";
import { LEAD_SELECT, LeadId, LeadOutput } from "../../estate/lead/lead.ts";
import { leadQualified } from "../../estate/lead/lead-events.ts";
import { updateLead } from "../../estate/lead/update-lead.ts";
import { text } from "../../fields/text.ts";
import { expectedVersion, unlessOvertaken } from "../../fields/version.ts";
import { operation } from "../../kernel.ts";
import { complianceWrite } from "../compliance.ts";
import { keepRecord } from "../record/keep-record.ts";
import { kycRequired } from "../screening/compliance-events.ts";
import { updateComplianceSettings } from "../settings/update-settings.ts";
import { DECISION_ERRORS, leadToDecideOn, mayDecideOnLead } from "./held-lead.ts";
import { releaseLead } from "./release-lead.ts";

export const DOCUMENTS_MAX = 20;

/**
 * Keeps what a check of who somebody is came to (Orkasa's `POST /v1/leads/{id}/kyc`), by what it went, and who has decided. Passed, it
 * releases the move that was held for it, and it is not asked for again; failed, the lead stays held. It may be done before it is asked for.
 */
export const recordKyc = operation({
  name: "compliance.kyc",
  summary: "Records a check of who a lead is; where it was passed, makes the move that was held for it.",
  mode: "write",
  scope: complianceWrite,
  rate: "write",
  input: z.object({
    id: LeadId,
    expectedVersion,
    outcome: z.enum(["passed", "failed"]),
    reference: text(200).optional().describe("Where the check is kept."),
    documents: z
      .array(z.object({ kind: text(100), reference: text(500) }))
      .max(DOCUMENTS_MAX)
      .optional()
      .describe('Such as `{ kind: "passport", reference: "vault/4711" }`: they themselves are kept elsewhere.'),
    reason: text(2_000).optional(),
  }),
  output: LeadOutput,
  errors: DECISION_ERRORS,
  emits: [leadQualified, kycRequired],
  example: {
    input: async (world) => {
      await world.run(updateComplianceSettings, { kycThreshold: 1_000_000, kycCurrency: "USD" });
      const { lead } = await world.run(createLead, { dealValue: 2_000_000, dealCurrency: "USD" });
      const id = lead?.id ?? "";
      await world.run(updateLead, { id, status: "qualified" });
      const documents = [{ kind: "passport", reference: "vault/4711" }];
      return { id, outcome: "passed" as const, reference: "check 2026-117", documents };
    },
    emits: [leadQualified],
  },
  credentialPolicy: mayDecideOnLead,
  async handle({ input, db, sql, principal, emit, fail }) {
    const lead = await leadToDecideOn({ db, sql }, input, fail);
    const { outcome, reference = null, documents = [], reason } = input;
    await keepRecord(sql, principal, lead.id, {
      kind: "kyc",
      outcome,
      reference,
      documents,
      ...(reason !== undefined && { reason }),
      requestedStatus: lead.holdStatus,
    });
    if (outcome === "passed" && lead.holdReason === "kyc_required") {
      const released = await releaseLead({ db, sql, principal }, lead, { kycOutcome: outcome });
      released.tell(emit, (qualified) => emit(leadQualified, qualified, qualified));
      return released.lead;
    }
    const { id, version } = lead;
    const data = { kycOutcome: outcome, version: version + 1 };
    return unlessOvertaken(db.lead.update({ where: { id, version }, data, select: LEAD_SELECT }));
  },
});
