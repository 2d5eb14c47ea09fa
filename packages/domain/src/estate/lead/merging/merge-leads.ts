import { alsoNeeds, reason, SCOPE_REQUIRED, STALE_VERSION } from "@orrery/operation";
import { z } from "zod";
import { carryHold } from "../../../compliance/hold/carry-hold.ts";
import { assertVersion, expectedVersion } from "../../../fields/version.ts";
import { operation } from "../../../kernel.ts";
import { createLead } from "../create-lead.ts";
import { filledIn, holdEntries, noteHistory } from "../history/history.ts";
import { LEAD_NOT_FOUND, LEAD_SELECT, LeadId, LeadOutput, leadsRead, leadsWrite } from "../lead.ts";
import { leadAssigned, leadMerged } from "../lead-events.ts";
import { join } from "./follow.ts";
import { apart, together } from "./group.ts";
import { lockWhole } from "./lock-pair.ts";
import { readMembers, writeMembers } from "./members.ts";

/** How many leads one lead may be made of: all of them are read where one changes. */
export const LEAD_PARTS_MAX = 50;

export const LEAD_MERGED_WITH_ITSELF = reason(
  "LEAD_MERGED_WITH_ITSELF",
  "UNPROCESSABLE",
  "A lead can't be merged with itself.",
);
export const LEAD_TOO_MANY_PARTS = reason(
  "LEAD_TOO_MANY_PARTS",
  "UNPROCESSABLE",
  `A lead may be made of at most ${LEAD_PARTS_MAX} leads.`,
);

/**
 * Says that two leads are one person: the other becomes part of the first, which takes what it lacks from it (docs/leads.md).
 * The other is kept as it was, and `leads.unmerge` brings it back.
 */
export const mergeLeads = operation({
  name: "leads.merge",
  summary: "Merges another lead into a lead, which takes what it lacks from it. It can be undone.",
  mode: "write",
  scope: leadsWrite,
  rate: "write",
  input: z.object({
    id: LeadId.describe("The lead that stays."),
    otherId: LeadId.describe("The lead that becomes part of it."),
    expectedVersion,
    expectedOtherVersion: expectedVersion.describe("The version of the other that the caller read."),
  }),
  output: LeadOutput,
  errors: [SCOPE_REQUIRED, LEAD_NOT_FOUND, LEAD_MERGED_WITH_ITSELF, LEAD_TOO_MANY_PARTS, STALE_VERSION],
  emits: [leadMerged, leadAssigned],
  example: {
    input: async (world) => ({
      id: (await world.run(createLead)).lead?.id ?? "",
      otherId: (await world.run(createLead)).lead?.id ?? "",
    }),
    emits: [leadMerged],
  },
  credentialPolicy: alsoNeeds(leadsRead),
  async handle({ input: { id, otherId, ...expected }, principal, db, sql, emit, fail }) {
    if (id === otherId) fail(LEAD_MERGED_WITH_ITSELF);
    const scoring = (await lockWhole(sql, [id, otherId])) ?? fail(LEAD_NOT_FOUND);
    const both = await db.lead.findMany({ where: { id: { in: [id, otherId] } }, select: LEAD_SELECT });
    const lead = both.find((row) => row.id === id) ?? fail(LEAD_NOT_FOUND);
    const other = both.find((row) => row.id === otherId) ?? fail(LEAD_NOT_FOUND);
    for (const [row, version] of [
      [lead, expected.expectedVersion],
      [other, expected.expectedOtherVersion],
    ] as const) {
      assertVersion(fail, version, row, LeadOutput);
    }
    const stored = await readMembers(sql, [id, otherId]);
    if (stored.length > LEAD_PARTS_MAX) fail(LEAD_TOO_MANY_PARTS, { leads: stored.length, max: LEAD_PARTS_MAX });
    await join(sql, id, otherId);
    const joined = apart(stored).map((one) => (one.id === otherId ? { ...one, parentId: id } : one));
    // The one that joins now is the last of its parts.
    const inOrder = [...joined.filter((one) => one.id !== otherId), ...joined.filter((one) => one.id === otherId)];
    await writeMembers(sql, scoring, stored, together(inOrder));
    const merged = await carryHold(db, other, await db.lead.findUniqueOrThrow({ where: { id }, select: LEAD_SELECT }));
    const entry = { kind: "merged" as const, changes: filledIn(lead, merged), details: { otherId } };
    await noteHistory(sql, principal, id, [entry, ...holdEntries(lead, merged)]);
    emit(leadMerged, merged, { lead: merged, mergedLeadId: otherId });
    if (merged.agentId !== null && lead.agentId === null) {
      emit(leadAssigned, merged, { lead: merged, previousAgentId: null });
    }
    return merged;
  },
});
