import { createLead, pageLeads } from "@orrery/domain";
import { endpointsOf } from "../../route.ts";
import { organicagent } from "./contract.ts";

const endpoint = endpointsOf(organicagent);

/** The document's own fields: there, an `agentId` is an account's slug, and as an unknown field it was always ignored. */
const LEAD_FIELDS = ["name", "email", "phone", "source", "propertyAddress", "notes"];

export const organicagentRoutes = [
  endpoint("POST", "/api/v1/leads", createLead, {
    fields: LEAD_FIELDS,
    respond: ({ output: { lead, submissionId } }) => ({ success: true, leadId: lead?.id ?? submissionId }),
  }),
  endpoint("GET", "/api/v1/leads", pageLeads, {
    respond: ({ output: { items, total } }) => ({ leads: items, total }),
  }),
];
