import {
  createApiKey,
  createEventStreamUrl,
  createInboundWebhook,
  createWebhook,
  deleteInboundWebhook,
  deleteWebhook,
  finishRotation,
  followEvents,
  getApiKey,
  getInboundWebhook,
  getJwks,
  getMe,
  getWebhook,
  listApiKeys,
  listEvents,
  listInboundDeliveries,
  listInboundWebhooks,
  listWebhookDeliveries,
  listWebhooks,
  logIn,
  logOut,
  receiveInbound,
  redeliver,
  refreshLogin,
  register,
  replayWebhook,
  revokeApiKey,
  rollApiKey,
  rotateSecret,
  sendTestEvent,
  switchOrganization,
  updateApiKey,
  updateInboundWebhook,
  updateWebhook,
} from "@orrery/domain";
import { JSON_BODY_MAX_BYTES } from "@orrery/operation";
import { endpointsOf } from "../../route.ts";
import { paged } from "../v1-page.ts";
import { orkestra } from "./contract.ts";
import { oauthRoutes } from "./oauth-routes.ts";
import { sourceRoutes } from "./source-routes.ts";
import { eventFrames, loggedEvents } from "./views.ts";

const endpoint = endpointsOf(orkestra);

export const orkestraRoutes = [
  endpoint("POST", "/v1/auth/register", register),
  endpoint("POST", "/v1/auth/login", logIn, { status: 200 }),
  endpoint("POST", "/v1/auth/refresh", refreshLogin, { status: 200 }),
  endpoint("POST", "/v1/auth/logout", logOut, { status: 200 }),
  endpoint("POST", "/v1/auth/switch", switchOrganization, { status: 200 }),
  endpoint("GET", "/v1/auth/me", getMe),
  // A new key is published a minute before it signs, of which each process takes half to see it.
  endpoint("GET", "/v1/auth/jwks.json", getJwks, { cacheSeconds: 30 }),
  endpoint("GET", "/v1/api-keys", listApiKeys, { fields: ["limit", "cursor"], ...paged(listApiKeys) }),
  endpoint("POST", "/v1/api-keys", createApiKey),
  endpoint("GET", "/v1/api-keys/{id}", getApiKey),
  endpoint("PATCH", "/v1/api-keys/{id}", updateApiKey),
  endpoint("DELETE", "/v1/api-keys/{id}", revokeApiKey),
  endpoint("POST", "/v1/api-keys/{id}/roll", rollApiKey, { status: 200 }),
  ...oauthRoutes,
  endpoint("GET", "/v1/events", listEvents, {
    ...loggedEvents,
    follow: eventFrames,
    example: { types: ["property.created", "lead.created"], limit: 1 },
  }),
  endpoint("POST", "/v1/events/stream-url", createEventStreamUrl, { status: 200 }),
  // Which events it is about was said when the link was made.
  endpoint("GET", "/v1/event-streams/{link}", followEvents, { fields: [], follow: eventFrames }),
  endpoint("GET", "/v1/webhooks", listWebhooks, { fields: ["limit", "cursor"], ...paged(listWebhooks) }),
  endpoint("POST", "/v1/webhooks", createWebhook),
  endpoint("GET", "/v1/webhooks/{id}", getWebhook),
  endpoint("PATCH", "/v1/webhooks/{id}", updateWebhook),
  endpoint("DELETE", "/v1/webhooks/{id}", deleteWebhook),
  endpoint("POST", "/v1/webhooks/{id}/rotate-secret", rotateSecret, { status: 200 }),
  endpoint("POST", "/v1/webhooks/{id}/rotate-secret/finish", finishRotation, { status: 200 }),
  endpoint("POST", "/v1/webhooks/{id}/test", sendTestEvent, { status: 202 }),
  endpoint("POST", "/v1/webhooks/{id}/replay", replayWebhook, { status: 202 }),
  endpoint("GET", "/v1/webhooks/{webhookId}/deliveries", listWebhookDeliveries, {
    fields: ["state", "limit", "cursor"],
    ...paged(listWebhookDeliveries),
  }),
  endpoint("POST", "/v1/webhooks/{webhookId}/deliveries/{id}/redeliver", redeliver, { status: 202 }),
  endpoint("GET", "/v1/webhooks/inbound", listInboundWebhooks, {
    fields: ["limit", "cursor"],
    ...paged(listInboundWebhooks),
  }),
  endpoint("POST", "/v1/webhooks/inbound", createInboundWebhook),
  endpoint("GET", "/v1/webhooks/inbound/{id}", getInboundWebhook),
  endpoint("PATCH", "/v1/webhooks/inbound/{id}", updateInboundWebhook),
  endpoint("DELETE", "/v1/webhooks/inbound/{id}", deleteInboundWebhook),
  endpoint("GET", "/v1/webhooks/inbound/{inboundId}/deliveries", listInboundDeliveries, {
    fields: ["outcome", "limit", "cursor"],
    ...paged(listInboundDeliveries),
  }),
  endpoint("POST", "/v1/hooks/{token}", receiveInbound, {
    status: 200,
    fields: ["token", "body"],
    receives: { token: "token", body: "body", headers: "headers", maxBytes: JSON_BODY_MAX_BYTES },
  }),
  ...sourceRoutes,
];
