import { tenantStatement } from "@orrery/db";
import { holds, SCOPE_REQUIRED, STALE_VERSION } from "@orrery/operation";
import { z } from "zod";
import { underCompliance } from "../../compliance/hold/under-compliance.ts";
import { kycRequired, matchAlert } from "../../compliance/screening/compliance-events.ts";
import { withCurrency } from "../../fields/money.ts";
import { text } from "../../fields/text.ts";
import { expectedVersion, unlessOvertaken } from "../../fields/version.ts";
import { operation } from "../../kernel.ts";
import { createEstateAgent } from "../estate-agent/create-estate-agent.ts";
import { ESTATE_AGENT_NOT_FOUND } from "../estate-agent/estate-agent.ts";
import { PROPERTY_NOT_FOUND } from "../property/property.ts";
import { LEAD_STATUSES, type LeadStatus, movesFrom } from "./board.ts";
import { emailKeyOf, phoneKeyOf } from "./contact-keys.ts";
import { createLead } from "./create-lead.ts";
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
import { lockLead } from "./lock-lead.ts";
import { scoreColumns } from "./score.ts";

const ANOTHER_BY_EMAIL = tenantStatement(
  `SELECT TRUE AS "taken" FROM "Lead" WHERE "organizationId" = $1::uuid AND "emailKey" = $2 AND "id" <> $3::uuid`,
  { beyondConfinement: "An address is one lead's in the whole organization. Whose it is stays unsaid." },
);

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
  policy: ({ principal }) => (holds(principal, leadsRead) ? undefined : SCOPE_REQUIRED),
  async handle({ input: { id, expectedVersion: expected, ...patch }, db, sql, principal, emit, fail }) {
    const lead = (await lockLead({ db, sql }, { id })) ?? fail(LEAD_NOT_FOUND);
    if (expected !== undefined && expected !== lead.version) fail(STALE_VERSION, { current: LeadOutput.parse(lead) });
    const allowed = movesFrom(lead.status as LeadStatus);
    if (patch.status !== undefined && patch.status !== lead.status && !allowed.includes(patch.status)) {
      fail(LEAD_MOVE_NOT_ALLOWED, { from: lead.status, to: patch.status, allowed });
    }
    await assertReferences(db, fail, patch);
    const emailKey = emailKeyOf(patch.email ?? null);
    if (emailKey !== null && (await sql.all(ANOTHER_BY_EMAIL, emailKey, id)).length > 0) fail(LEAD_EMAIL_TAKEN);
    const passed = await underCompliance({ sql, principal }, lead, patch);
    const data = changesOf(lead, passed.patch);
    if (data === undefined) return lead;
    const updated = await unlessOvertaken(
      db.lead.update({ where: { id, version: lead.version }, data, select: LEAD_SELECT }),
    );
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
function changesOf(lead: LeadRow, patch: Patch) {
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as Partial<
    Pick<LeadRow, keyof Patch>
  >;
  const patched = { ...lead, ...given };
  // An amount never loses its currency, so emptying one beside an amount leaves it.
  const currency = patched.dealValue === null ? patched.dealCurrency : (patched.dealCurrency ?? lead.dealCurrency);
  const after = { ...patched, dealCurrency: withCurrency(patched.dealValue, currency) };
  const keys = Object.keys(given) as (keyof Patch)[];
  if (keys.every((key) => isSame(lead[key], after[key]))) return undefined;
  return {
    ...given,
    dealCurrency: after.dealCurrency,
    emailKey: emailKeyOf(after.email),
    phoneKey: phoneKeyOf(after.phone),
    ...scoreColumns(after),
    version: lead.version + 1,
  };
}

/** Compares a stored value with a given one; decimals by value ("750000.00" is 750000). */
function isSame(stored: unknown, given: unknown): boolean {
  if (stored === null || given === null || typeof stored !== "object") return stored === given;
  return Number(String(stored)) === Number(given);
}
