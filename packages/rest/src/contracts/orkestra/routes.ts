import {
  createApiKey,
  createEventStreamUrl,
  followEvents,
  getApiKey,
  getJwks,
  getMe,
  listApiKeys,
  listEvents,
  logIn,
  logOut,
  refreshLogin,
  register,
  revokeApiKey,
  rollApiKey,
  switchOrganization,
  updateApiKey,
} from "@orrery/domain";
import { endpointsOf } from "../../route.ts";
import { paged } from "../v1-page.ts";
import { orkestra } from "./contract.ts";
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
  endpoint("GET", "/v1/events", listEvents, {
    ...loggedEvents,
    follow: eventFrames,
    example: { types: ["property.created", "lead.created"], limit: 1 },
  }),
  endpoint("POST", "/v1/events/stream-url", createEventStreamUrl, { status: 200 }),
  // Which events it is about was said when the link was made.
  endpoint("GET", "/v1/event-streams/{link}", followEvents, { fields: [], follow: eventFrames }),
];
