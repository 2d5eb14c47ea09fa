/** Every operation on this surface, one line each. Types are in types/, one noun a file. */
import {
  createEstateAgent,
  createLead,
  createProperty,
  getEstateAgent,
  getHealth,
  getLead,
  getOrganization,
  getProperty,
  listEstateAgents,
  listLeadSubmissions,
  listLeads,
  listProperties,
  updateLead,
} from "@orrery/domain";
import { connection } from "./binding/connection.ts";
import { mutation, noun } from "./binding/mutation.ts";
import { query } from "./binding/query.ts";
import { createdLead } from "./types/created-lead.ts";
import { EstateAgent } from "./types/estate-agent.ts";
import { Health } from "./types/health.ts";
import { Lead } from "./types/lead.ts";
import { LeadSubmission } from "./types/lead-submission.ts";
import { Organization } from "./types/organization.ts";
import { Property } from "./types/property.ts";

query("health", getHealth, Health);
query("organization", getOrganization, Organization);

query("estateAgent", getEstateAgent, EstateAgent);
connection("estateAgents", listEstateAgents, EstateAgent);
mutation("createEstateAgent", createEstateAgent, noun("estateAgent", EstateAgent));

query("property", getProperty, Property);
connection("properties", listProperties, Property);
mutation("createProperty", createProperty, noun("property", Property));

query("lead", getLead, Lead);
connection("leads", listLeads, Lead);
connection("leadSubmissions", listLeadSubmissions, LeadSubmission);
mutation("createLead", createLead, createdLead);
mutation("updateLead", updateLead, noun("lead", Lead));
// generator: graphql
