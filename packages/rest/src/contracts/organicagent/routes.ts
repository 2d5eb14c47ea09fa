import {
  confirmShowing,
  createClient,
  createLead,
  declineShowing,
  deleteWebhook,
  getMe,
  pageLeads,
  requestShowing,
  sampleWebhook,
  streamClients,
  streamListings,
  subscribeWebhook,
  updateClient,
} from "@orrery/domain";
import { endpointsOf } from "../../route.ts";
import { organicagent } from "./contract.ts";
import {
  account,
  changedClient,
  createdClient,
  createdLead,
  decidedShowing,
  leads,
  listing,
  requestedShowing,
  samples,
  subscribed,
  unsubscribed,
} from "./views.ts";

const endpoint = endpointsOf(organicagent);

/** The document's own fields, and no `agentId`: there, an `agentId` is an account's slug, and as an unknown field it was always ignored. */
const LEAD_FIELDS = ["name", "email", "phone", "source", "propertyAddress", "notes"];
const CLIENT_FIELDS = ["name", "email", "phone", "buyingStage"];

export const organicagentRoutes = [
  endpoint("POST", "/api/v1/leads", createLead, {
    fields: LEAD_FIELDS,
    ...createdLead,
    example: {
      name: "John Smith",
      email: "john@example.com",
      phone: "(555) 123-4567",
      source: "zillow",
      propertyAddress: "123 Main St, Miami, FL",
      notes: "Interested in 3BR homes",
    },
  }),
  endpoint("GET", "/api/v1/leads", pageLeads, { ...leads, example: { status: "new", limit: 50, offset: 0 } }),
  endpoint("GET", "/api/v1/listings", streamListings, { rows: "listings", ...listing, example: {} }),
  endpoint("POST", "/api/v1/clients", createClient, {
    fields: CLIENT_FIELDS,
    ...createdClient,
    example: { name: "Jane Doe", email: "jane@example.com", phone: "(555) 987-6543" },
  }),
  endpoint("GET", "/api/v1/clients", streamClients, { rows: "clients", example: {} }),
  endpoint("PATCH", "/api/v1/clients/{id}", updateClient, {
    fields: [...CLIENT_FIELDS, "expectedVersion"],
    ...changedClient,
  }),
  endpoint("POST", "/api/v1/showings", requestShowing, requestedShowing),
  endpoint("POST", "/api/v1/showings/{id}/confirm", confirmShowing, { status: 200, ...decidedShowing }),
  endpoint("POST", "/api/v1/showings/{id}/decline", declineShowing, { status: 200, ...decidedShowing }),
  endpoint("GET", "/api/v1/me", getMe, account),
  endpoint("POST", "/api/v1/webhooks", subscribeWebhook, {
    ...subscribed,
    example: { event: "lead.created", targetUrl: "https://hooks.example.com/organicagent" },
  }),
  endpoint("DELETE", "/api/v1/webhooks/{id}", deleteWebhook, { fields: [], ...unsubscribed }),
  endpoint("GET", "/api/v1/webhooks/samples", sampleWebhook, {
    fields: ["event"],
    ...samples,
    example: { event: "lead.created" },
  }),
];
