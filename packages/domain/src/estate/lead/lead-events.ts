import { event } from "@orrery/operation";
import { presented } from "../../fields/presented.ts";
import { EstateAgentId } from "../estate-agent/estate-agent.ts";
import { LeadOutput, type LeadRow, LeadView, leadsRead, toLeadView } from "./lead.ts";

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
