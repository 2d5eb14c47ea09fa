import {
  confirmShowing,
  createClient,
  createLead,
  declineShowing,
  getMe,
  pageLeads,
  requestShowing,
  streamClients,
  streamListings,
  updateClient,
} from "@orrery/domain";
import { endpointsOf } from "../../route.ts";
import { organicagent } from "./contract.ts";
import { toAccount, toDecidedShowing, toListing } from "./views.ts";

const endpoint = endpointsOf(organicagent);

/** The document's own fields, and no `agentId`: there, an `agentId` is an account's slug, and as an unknown field it was always ignored. */
const LEAD_FIELDS = ["name", "email", "phone", "source", "propertyAddress", "notes"];
const CLIENT_FIELDS = ["name", "email", "phone", "buyingStage"];

export const organicagentRoutes = [
  endpoint("POST", "/api/v1/leads", createLead, {
    fields: LEAD_FIELDS,
    respond: ({ output: { lead, submissionId } }) => ({ success: true, leadId: lead?.id ?? submissionId }),
  }),
  endpoint("GET", "/api/v1/leads", pageLeads, {
    respond: ({ output: { items, total } }) => ({ leads: items, total }),
  }),
  endpoint("GET", "/api/v1/listings", streamListings, { rows: "listings", respond: toListing }),
  endpoint("POST", "/api/v1/clients", createClient, {
    fields: CLIENT_FIELDS,
    respond: ({ output: { clientId } }) => ({ success: true, clientId }),
  }),
  endpoint("GET", "/api/v1/clients", streamClients, { rows: "clients" }),
  endpoint("PATCH", "/api/v1/clients/{id}", updateClient, {
    fields: [...CLIENT_FIELDS, "expectedVersion"],
    respond: ({ output }) => ({ success: true, client: output }),
  }),
  endpoint("POST", "/api/v1/showings", requestShowing, {
    respond: ({ output: { id } }) => ({ success: true, showingId: id }),
  }),
  endpoint("POST", "/api/v1/showings/{id}/confirm", confirmShowing, { status: 200, respond: toDecidedShowing }),
  endpoint("POST", "/api/v1/showings/{id}/decline", declineShowing, { status: 200, respond: toDecidedShowing }),
  endpoint("GET", "/api/v1/me", getMe, { respond: toAccount }),
];
