import { type TenantSql, tenantStatement } from "@orrery/db";
import { z } from "zod";
import { createLead } from "../../estate/lead/create-lead.ts";
import { LeadId, LeadOutput } from "../../estate/lead/lead.ts";
import { leadQualified } from "../../estate/lead/lead-events.ts";
import { updateLead } from "../../estate/lead/update-lead.ts";
import { text } from "../../fields/text.ts";
import { expectedVersion } from "../../fields/version.ts";
import { operation } from "../../kernel.ts";
import { complianceWrite, LEAD_NOT_HELD } from "../compliance.ts";
import { keepRecord } from "../record/keep-record.ts";
import { kycRequired } from "../screening/compliance-events.ts";
import type { KeptMatch } from "../screening/match.ts";
import { updateComplianceSettings } from "../settings/update-settings.ts";
import { DECISION_ERRORS, leadToDecideOn, mayDecideOnLead } from "./held-lead.ts";
import { releaseLead } from "./release-lead.ts";

const REASON_MAX = 2_000;

/**
 * Releases what holds a lead, for a reason that is kept (Orkasa's `POST /v1/leads/{id}/screening/clear`). The lead is not held
 * again for the entries that it has matched until now, under the same names; of a check of who they are it is done without it. The move
 * that was held is made.
 */
export const clearLead = operation({
  name: "compliance.clear",
  summary: "Releases a held lead for a reason, and makes the move that was held.",
  mode: "write",
  scope: complianceWrite,
  rate: "write",
  input: z.object({ id: LeadId, expectedVersion, reason: text(REASON_MAX) }),
  output: LeadOutput,
  errors: [...DECISION_ERRORS, LEAD_NOT_HELD],
  emits: [leadQualified, kycRequired],
  example: {
    input: async (world) => {
      await world.run(updateComplianceSettings, { kycThreshold: 1_000_000, kycCurrency: "USD" });
      const { lead } = await world.run(createLead, { dealValue: 2_000_000, dealCurrency: "USD" });
      const id = lead?.id ?? "";
      await world.run(updateLead, { id, status: "qualified" });
      return { id, reason: "Known to us for ten years." };
    },
    emits: [leadQualified],
  },
  credentialPolicy: mayDecideOnLead,
  async handle({ input, db, sql, principal, emit, fail }) {
    const lead = await leadToDecideOn({ db, sql }, input, fail);
    const { holdReason, holdStatus } = lead;
    if (holdReason === null) return fail(LEAD_NOT_HELD);
    const isMatch = holdReason === "sanctions_match";
    await keepRecord(sql, principal, lead.id, {
      kind: "cleared",
      reason: input.reason,
      outcome: isMatch ? "sanctions_match" : "kyc_required",
      requestedStatus: holdStatus,
      matches: isMatch ? await matchesUntilNow(sql, lead.id) : [],
    });
    const released = await releaseLead({ db, sql, principal }, lead, isMatch ? {} : { kycOutcome: "waived" });
    released.tell(emit, (qualified) => emit(leadQualified, qualified, qualified));
    return released.lead;
  },
});

const MATCHES = tenantStatement<{ readonly matches: KeptMatch[] }>(
  `SELECT r."matches"::json AS "matches" FROM "ComplianceRecord" r
   WHERE r."organizationId" = $1::uuid AND r."leadId" = $2::uuid AND r."kind" = 'screening' AND r."outcome" <> 'no_match'
   ORDER BY r."createdAt" DESC LIMIT 100`,
  { beyondConfinement: "Of the one lead that is decided on, which its decider sees." },
);

/** Of each entry and name the latest. */
async function matchesUntilNow(sql: TenantSql, leadId: string): Promise<KeptMatch[]> {
  const all = (await sql.all(MATCHES, leadId)).flatMap(({ matches }) => matches);
  return [...new Map(all.toReversed().map((match) => [`${match.entryId}:${match.screenedName}`, match])).values()];
}
