/** @import { Bundle, Trigger, ZObject } from "zapier-platform-core" */
import { call } from "./http.js";
import { CLIENT, LEAD, LISTING, PROPERTY, SHOWING } from "./samples.js";

/**
 * What happens in Orrery that a Zap may begin with: OrganicAgent's five events and Orkasa's nine, one of which both have.
 * @type {readonly (readonly [event: string, noun: string, label: string, description: string, sample: Record<string, unknown>])[]}
 */
const EVENTS = [
  ["lead.created", "Lead", "New Lead", "Triggers when a lead comes in, from a form, a mail, the API or a guide.", LEAD],
  [
    "lead.qualified",
    "Lead",
    "Lead Qualified",
    "Triggers when a lead is moved to qualified.",
    { ...LEAD, status: "qualified" },
  ],
  [
    "lead.assigned",
    "Lead",
    "Lead Assigned",
    "Triggers when a lead gets an agent, or another one.",
    { ...LEAD, previousAgentId: null },
  ],
  ["client.created", "Client", "New Client", "Triggers when a client signs up or is created.", CLIENT],
  [
    "client.stage_changed",
    "Client",
    "Client Stage Changed",
    "Triggers when a client's buying stage changes.",
    { ...CLIENT, buyingStage: "Touring" },
  ],
  ["listing.created", "Listing", "New Listing", "Triggers when a property is active for the first time.", LISTING],
  ["showing.requested", "Showing", "Showing Requested", "Triggers when a client wants to see a property.", SHOWING],
  [
    "property.created",
    "Property",
    "New Property",
    "Triggers when a property is created, drafts included.",
    { ...PROPERTY, status: "draft" },
  ],
  [
    "property.updated",
    "Property",
    "Property Updated",
    "Triggers when a property changes, with the fields that did.",
    { ...PROPERTY, changed: ["price"] },
  ],
  [
    "property.published",
    "Property",
    "Property Published",
    "Triggers when a portal has accepted a property.",
    { ...PROPERTY, portal: "kyero" },
  ],
  [
    "property.unpublished",
    "Property",
    "Property Unpublished",
    "Triggers when a property is taken off a portal.",
    { ...PROPERTY, portal: "kyero" },
  ],
  [
    "compliance.kyc_required",
    "Lead",
    "Identity Check Required",
    "Triggers when a lead's deal needs an identity check before it goes on.",
    LEAD,
  ],
  [
    "compliance.match_alert",
    "Lead",
    "Sanctions Match",
    "Triggers when a lead's name is like one on a sanctions list.",
    LEAD,
  ],
];

/**
 * A REST hook: subscribed to while the Zap is on.
 * @param {typeof EVENTS[number]} event
 * @returns {Trigger}
 */
function trigger([event, noun, label, description, sample]) {
  return {
    key: keyOf(event),
    noun,
    display: { label, description },
    operation: {
      type: "hook",
      performSubscribe: async (z, bundle) => {
        const body = { event, targetUrl: bundle.targetUrl };
        const { id } = (await call(z, bundle, "POST", "/api/v1/webhooks", { body })).data;
        return { id };
      },
      performUnsubscribe: unsubscribe,
      perform: (_z, { cleanedRequest }) => [itemOf(cleanedRequest)],
      performList: async (z, bundle) => {
        const { data } = await call(z, bundle, "GET", "/api/v1/webhooks/samples", { params: { event } });
        return data.map(itemOf);
      },
      sample: { ...sample, event, timestamp: "1767225600000", agentId: "sarah-johnson" },
    },
  };
}

/** @param {string} event */
const keyOf = (event) => event.replace(".", "_");

/**
 * A hook that is gone already is unsubscribed.
 * @param {ZObject} z
 * @param {Bundle} bundle
 */
async function unsubscribe(z, bundle) {
  const id = encodeURIComponent(String(bundle.subscribeData?.id));
  const response = await call(z, bundle, "DELETE", `/api/v1/webhooks/${id}`, { skipThrowForStatus: true });
  if (response.status !== 404) response.throwForStatus();
  return {};
}

/**
 * The resource's own fields first: they are what a Zap maps.
 * @param {any} payload `{ event, timestamp, agentId, data }`
 */
const itemOf = ({ data, event, timestamp, agentId }) => ({ ...data, event, timestamp, agentId });

/** @type {Record<string, Trigger>} */
export const triggers = Object.fromEntries(EVENTS.map((event) => [keyOf(event[0]), trigger(event)]));

/** The type of event behind each trigger. */
export const eventTypes = Object.fromEntries(EVENTS.map(([event]) => [keyOf(event), event]));
