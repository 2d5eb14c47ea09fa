import {
  confirmShowing,
  createClient,
  createLead,
  type deleteWebhook,
  getMe,
  pageLeads,
  type requestShowing,
  sampleWebhook,
  type streamListings,
  subscribeWebhook,
  updateClient,
} from "@orrery/domain";
import type { OutputOf } from "@orrery/operation";
import { z } from "zod";

const success = z.literal(true);

/** `{ "success": true, "leadId": "abc123" }` */
export const createdLead = {
  shows: z.object({ success, leadId: createLead.output.shape.submissionId.describe("The id of the lead.") }),
  respond: ({ output: { lead, submissionId } }: { output: OutputOf<typeof createLead> }) => ({
    success: true as const,
    leadId: lead?.id ?? submissionId,
  }),
};

/** `{ "leads": […], "total": 1 }` */
export const leads = {
  shows: z.object({ leads: pageLeads.output.shape.items, total: pageLeads.output.shape.total }),
  respond: ({ output: { items, total } }: { output: OutputOf<typeof pageLeads> }) => ({ leads: items, total }),
};

/** `{ "success": true, "clientId": "cli456" }` */
export const createdClient = {
  shows: z.object({ success, clientId: createClient.output.shape.clientId }),
  respond: ({ output: { clientId } }: { output: OutputOf<typeof createClient> }) => ({
    success: true as const,
    clientId,
  }),
};

export const changedClient = {
  shows: z.object({ success, client: updateClient.output }),
  respond: ({ output }: { output: OutputOf<typeof updateClient> }) => ({ success: true as const, client: output }),
};

export const requestedShowing = {
  shows: z.object({ success, showingId: z.uuid() }),
  respond: ({ output: { id } }: { output: OutputOf<typeof requestShowing> }) => ({
    success: true as const,
    showingId: id,
  }),
};

const { plan, mode, scopes } = getMe.output.shape;

/** Whose key it is, for the test that Zapier and Make run when an account is connected. */
export const account = {
  shows: z.object({
    success,
    agentId: z.string().nullable().describe("The account's slug."),
    name: z.string().nullable(),
    ...{ plan, mode, scopes },
  }),
  respond({ output }: { output: OutputOf<typeof getMe> }) {
    const { organization, plan, mode, scopes } = output;
    const success = true as const;
    return { success, agentId: organization?.slug ?? null, name: organization?.name ?? null, plan, mode, scopes };
  },
};

/** `{ "id", "address": "456 Oak Ave, Miami, FL", "price", "bedrooms", "bathrooms", "sqft" }`; an address of which nothing is known is empty. */
export const listing = {
  shows: z
    .object({
      id: z.uuid(),
      address: z.string().describe("Without the postal code; empty where nothing of it is known."),
      price: z.number().nullable(),
      bedrooms: z.int().nullable(),
      bathrooms: z.number().nullable(),
      sqft: z.number().nullable(),
    })
    .meta({ id: "Listing" }),
  respond({ output }: { output: OutputOf<typeof streamListings> }) {
    const { id, address, price, bedrooms, bathrooms, areaSqft } = output;
    return { id, address, price, bedrooms, bathrooms, sqft: areaSqft };
  },
};

/** A showing after it was confirmed or declined. */
export const decidedShowing = {
  shows: z.object({ success, showing: confirmShowing.output }),
  respond: ({ output }: { output: OutputOf<typeof confirmShowing> }) => ({ success: true as const, showing: output }),
};

/** `{ "success": true, "id", "secret" }`: what a REST hook is known and verified by. */
export const subscribed = {
  shows: z.object({ success, ...subscribeWebhook.output.shape }),
  respond: ({ output }: { output: OutputOf<typeof subscribeWebhook> }) => ({ success: true as const, ...output }),
};

/** `{ "success": true, "id" }` */
export const unsubscribed = {
  shows: z.object({ success, id: z.uuid() }),
  respond: ({ output: { id } }: { output: OutputOf<typeof deleteWebhook> }) => ({ success: true as const, id }),
};

/** An array of whole payloads. */
export const samples = {
  shows: sampleWebhook.output.shape.items,
  respond: ({ output: { items } }: { output: OutputOf<typeof sampleWebhook> }) => items,
};
