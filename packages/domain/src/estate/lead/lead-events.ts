import { event } from "@orrery/operation";
import { presented } from "../../fields/presented.ts";
import { EstateAgentId } from "../estate-agent/estate-agent.ts";
import { LeadId, LeadOutput, type LeadRow, LeadView, leadsRead, toLeadView } from "./lead.ts";

const reading = { scope: leadsRead, model: "Lead" };

export const leadCreated = event("lead.created", "New lead captured (includes source).", LeadOutput, reading);

export const leadQualified = event("lead.qualified", "Lead moved to qualified.", LeadOutput, reading);

/** The first assignment too, with `previousAgentId` null. */
export const leadAssigned = event(
  "lead.assigned",
  "Lead reassigned to another agent.",
  presented(
    ({ lead, previousAgentId }: { lead: LeadRow; previousAgentId: string | null }) => ({
      ...toLeadView(lead),
      previousAgentId,
    }),
    LeadView.extend({ previousAgentId: EstateAgentId.nullable() }),
  ),
  reading,
);

const OtherId = LeadId.describe("The other lead.");

export const leadMerged = event(
  "lead.merged",
  "Another lead became part of this one: its id is no lead's of its own any more.",
  presented(
    ({ lead, mergedLeadId }: { lead: LeadRow; mergedLeadId: string }) => ({ ...toLeadView(lead), mergedLeadId }),
    LeadView.extend({ mergedLeadId: OtherId }),
  ),
  reading,
);

export const leadUnmerged = event(
  "lead.unmerged",
  "A lead that had become part of this one is one of its own again.",
  presented(
    ({ lead, unmergedLeadId }: { lead: LeadRow; unmergedLeadId: string }) => ({ ...toLeadView(lead), unmergedLeadId }),
    LeadView.extend({ unmergedLeadId: OtherId }),
  ),
  reading,
);
