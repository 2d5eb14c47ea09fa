import { alsoNeeds, SCOPE_REQUIRED, STALE_VERSION } from "@orrery/operation";
import { z } from "zod";
import { underCompliance } from "../../compliance/hold/under-compliance.ts";
import { kycRequired, matchAlert } from "../../compliance/screening/compliance-events.ts";
import { withCurrency } from "../../fields/money.ts";
import { text } from "../../fields/text.ts";
import { assertVersion, expectedVersion, unlessOvertaken } from "../../fields/version.ts";
import { operation } from "../../kernel.ts";
import { createEstateAgent } from "../estate-agent/create-estate-agent.ts";
import { ESTATE_AGENT_NOT_FOUND } from "../estate-agent/estate-agent.ts";
import { PROPERTY_NOT_FOUND } from "../property/property.ts";
import { LEAD_STATUSES, type LeadStatus } from "./board.ts";
import { phoneKeyOf } from "./contact-keys.ts";
import { createLead } from "./create-lead.ts";
import { claimEmail } from "./email-claim.ts";
import { noteHistory, updateEntries } from "./history/history.ts";
import {
  LEAD_EMAIL_TAKEN,
  LEAD_MOVE_NOT_ALLOWED,
  LEAD_NOT_FOUND,
  LEAD_SELECT,
  LeadId,
  LeadOutput,
  type LeadRow,
  leadsRead,
  leadsWrite,
} from "./lead.ts";
import { leadAssigned, leadQualified } from "./lead-events.ts";
import { assertReferences, leadFields, SOURCE_MAX } from "./lead-input.ts";
import { type LockedLead, lockLead } from "./lock-lead.ts";
import { scoreColumns } from "./score.ts";
import { allowedFrom } from "./settings/board-of.ts";

/** A merge patch (RFC 7396): what is absent stays, null empties. */
const UpdateLeadInput = z.object({
  id: LeadId,
  expectedVersion,
  name: text(200).optional(),
  source: text(SOURCE_MAX).optional(),
  status: z.enum(LEAD_STATUSES).optional(),
  ...z.object(leadFields).partial().shape,
});

/**
 * Moves a lead on the board, assigns it, corrects it (Orkasa's `PATCH /v1/leads/{id}`). A move that compliance holds is not made,
 * and `hold` says so; all else is.
 */
export const updateLead = operation({
  name: "leads.update",
  summary: "Moves a lead between the board's states, changes its assignment or its fields.",
  mode: "write",
  scope: leadsWrite,
  rate: "write",
  input: UpdateLeadInput,
  output: LeadOutput,
  errors: [
    SCOPE_REQUIRED,
    LEAD_NOT_FOUND,
    LEAD_EMAIL_TAKEN,
    LEAD_MOVE_NOT_ALLOWED,
    PROPERTY_NOT_FOUND,
    ESTATE_AGENT_NOT_FOUND,
    STALE_VERSION,
  ],
  emits: [leadQualified, leadAssigned, matchAlert, kycRequired],
  example: {
    input: async (world) => ({
      id: (await world.run(createLead)).lead?.id ?? "",
      status: "qualified" as const,
      agentId: (await world.run(createEstateAgent)).id,
    }),
    emits: [leadQualified, leadAssigned],
  },
  // A website's key may create leads and must not learn what they are: changing one shows it.
  credentialPolicy: alsoNeeds(leadsRead),
  async handle({ input: { id, expectedVersion: expected, ...patch }, principal, db, sql, emit, fail }) {
    const lead = (await lockLead({ db, sql }, { id })) ?? fail(LEAD_NOT_FOUND);
    assertVersion(fail, expected, lead, LeadOutput);
    const allowed = allowedFrom(lead.moves, lead.status as LeadStatus);
    if (patch.status !== undefined && patch.status !== lead.status && !allowed.includes(patch.status)) {
      fail(LEAD_MOVE_NOT_ALLOWED, { from: lead.status, to: patch.status, allowed });
    }
    await assertReferences(db, fail, patch);
    const claimed = patch.email === undefined ? {} : await claimEmail(sql, id, patch.email);
    if (claimed === "taken") fail(LEAD_EMAIL_TAKEN);
    const passed = await underCompliance({ sql, principal }, lead, patch);
    const data = changesOf(lead, passed.patch, claimed);
    if (data === undefined) return lead;
    const updated = await unlessOvertaken(
      db.lead.update({ where: { id, version: lead.version }, data, select: LEAD_SELECT }),
    );
    await noteHistory(sql, principal, id, updateEntries(lead, updated));
    if (updated.status === "qualified" && lead.status !== "qualified") emit(leadQualified, updated, updated);
    if (updated.agentId !== null && updated.agentId !== lead.agentId) {
      emit(leadAssigned, updated, { lead: updated, previousAgentId: lead.agentId });
    }
    await passed.settle(updated, emit);
    return updated;
  },
});

type Patch = Omit<z.output<typeof UpdateLeadInput>, "id" | "expectedVersion"> &
  Partial<Pick<LeadRow, "holdReason" | "holdStatus">>;

/** What the update writes; undefined when the patch changes nothing, so that repeating one makes no new version. */
function changesOf(lead: LockedLead, patch: Patch, claimed: { readonly emailKey?: string | null }) {
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as Partial<
    Pick<LeadRow, keyof Patch>
  >;
  const patched: LeadRow = { ...lead, ...given };
  // An amount never loses its currency, so emptying one beside an amount leaves it.
  const currency = patched.dealValue === null ? patched.dealCurrency : (patched.dealCurrency ?? lead.dealCurrency);
  const after = { ...patched, dealCurrency: withCurrency(patched.dealValue, currency) };
  const keys = Object.keys(given) as (keyof Patch)[];
  if (keys.every((key) => isSame(lead[key], after[key]))) return undefined;
  return {
    ...given,
    dealCurrency: after.dealCurrency,
    ...claimed,
    phoneKey: phoneKeyOf(after.phone),
    ...scoreColumns(after, lead.scoring),
    version: lead.version + 1,
  };
}

/** Compares a stored value with a given one; decimals by value ("750000.00" is 750000). */
function isSame(stored: unknown, given: unknown): boolean {
  if (stored === null || given === null || typeof stored !== "object") return stored === given;
  return Number(String(stored)) === Number(given);
}
