import { alsoNeeds, reason, SCOPE_REQUIRED, STALE_VERSION } from "@orrery/operation";
import { z } from "zod";
import { assertVersion, expectedVersion } from "../../../fields/version.ts";
import { operation } from "../../../kernel.ts";
import { createLead } from "../create-lead.ts";
import { filledIn, noteHistory } from "../history/history.ts";
import { LEAD_NOT_FOUND, LEAD_SELECT, LeadId, LeadOutput, leadsRead, leadsWrite } from "../lead.ts";
import { leadUnmerged } from "../lead-events.ts";
import type { Fact } from "./facts.ts";
import { leave } from "./follow.ts";
import { apart, together, withParts } from "./group.ts";
import { lockWhole } from "./lock-pair.ts";
import { readMembers, writeMembers } from "./members.ts";
import { mergeLeads } from "./merge-leads.ts";

export const LEAD_NOT_MERGED = reason("LEAD_NOT_MERGED", "CONFLICT", "The other lead is not part of this one.");

/**
 * Has a lead that has become part of another be one of its own again, with all that came for it since. What the other took from
 * it goes, unless it was changed since (docs/leads.md).
 */
export const unmergeLead = operation({
  name: "leads.unmerge",
  summary: "Undoes a merge: the other lead is one of its own again, with what came for it since.",
  mode: "write",
  scope: leadsWrite,
  rate: "write",
  input: z.object({
    id: LeadId.describe("The lead that the other is part of now."),
    otherId: LeadId.describe("The lead that is to be one of its own again."),
    expectedVersion,
  }),
  output: z.object({ lead: LeadOutput, restored: LeadOutput }),
  errors: [SCOPE_REQUIRED, LEAD_NOT_FOUND, LEAD_NOT_MERGED, STALE_VERSION],
  emits: [leadUnmerged],
  resource: ({ lead }) => lead.id,
  example: {
    async input(world) {
      const otherId = (await world.run(createLead)).lead?.id ?? "";
      return { id: (await world.run(mergeLeads, { otherId })).id, otherId };
    },
    emits: [leadUnmerged],
  },
  credentialPolicy: alsoNeeds(leadsRead),
  async handle({ input: { id, otherId, expectedVersion: expected }, principal, db, sql, emit, fail }) {
    const scoring = (await lockWhole(sql, [id])) ?? fail(LEAD_NOT_FOUND);
    const before = await db.lead.findUniqueOrThrow({ where: { id }, select: LEAD_SELECT });
    assertVersion(fail, expected, before, LeadOutput);
    const stored = await readMembers(sql, [id]);
    if (otherId === id || stored.every((member) => member.id !== otherId)) {
      const isThere = (await db.lead.findUnique({ where: { id: otherId }, select: { id: true } })) !== null;
      fail(isThere ? LEAD_NOT_MERGED : LEAD_NOT_FOUND);
    }
    const going = withParts(stored, otherId).map((member) => member.id);
    await leave(sql, id, otherId, going);
    const left = apart(stored).map((one) =>
      one.id === otherId ? { ...one, parentId: null, released: new Set<Fact>() } : one,
    );
    await writeMembers(sql, scoring, stored, together(left));
    const rows = await db.lead.findMany({ where: { id: { in: [id, otherId] } }, select: LEAD_SELECT });
    const lead = rows.find((row) => row.id === id) ?? fail(LEAD_NOT_FOUND);
    const restored = rows.find((row) => row.id === otherId) ?? fail(LEAD_NOT_FOUND);
    const changes = filledIn(before, lead);
    await noteHistory(sql, principal, id, [{ kind: "unmerged", changes, details: { otherId } }]);
    await noteHistory(sql, principal, otherId, [{ kind: "unmerged", details: { otherId: id } }]);
    emit(leadUnmerged, lead, { lead, unmergedLeadId: otherId });
    return { lead, restored };
  },
});
