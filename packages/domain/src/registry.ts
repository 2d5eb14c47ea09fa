import { Registry } from "@orrery/operation";
import { createEstateAgent } from "./estate/estate-agent/create-estate-agent.ts";
import { getEstateAgent } from "./estate/estate-agent/get-estate-agent.ts";
import { listEstateAgents } from "./estate/estate-agent/list-estate-agents.ts";
import { createLead } from "./estate/lead/create-lead.ts";
import { getLead } from "./estate/lead/get-lead.ts";
import { listLeadSubmissions } from "./estate/lead/list-lead-submissions.ts";
import { listLeads } from "./estate/lead/list-leads.ts";
import { pageLeads } from "./estate/lead/page-leads.ts";
import { updateLead } from "./estate/lead/update-lead.ts";
import { createProperty } from "./estate/property/create-property.ts";
import { getProperty } from "./estate/property/get-property.ts";
import { listProperties } from "./estate/property/list-properties.ts";
import { getOrganization } from "./identity/organization/get-organization.ts";
import { getHealth } from "./platform/health/get-health.ts";

/** Every operation there is: what is not here is on no surface, and its scope does not exist. */
export const registry = new Registry([
  getHealth,
  getOrganization,
  createEstateAgent,
  getEstateAgent,
  listEstateAgents,
  createProperty,
  getProperty,
  listProperties,
  createLead,
  getLead,
  listLeads,
  pageLeads,
  updateLead,
  listLeadSubmissions,
  // generator: registry
]);
