import {
  createOauthClient,
  deleteOauthClient,
  getOauthClient,
  listAuthorizedApps,
  listMyAuthorizedApps,
  listOauthClients,
  revokeAuthorizedApp,
  revokeMyAuthorizedApp,
  rollOauthClientSecret,
  updateOauthClient,
} from "@orrery/domain";
import { endpointsOf } from "../../route.ts";
import { paged } from "../v1-page.ts";
import { orkestra } from "./contract.ts";

const endpoint = endpointsOf(orkestra);
const PAGED = ["limit", "cursor"];

/** Apps that may ask for access over OAuth 2.0, and what people have allowed them. */
export const oauthRoutes = [
  endpoint("GET", "/v1/oauth/clients", listOauthClients, { fields: PAGED, ...paged(listOauthClients) }),
  endpoint("POST", "/v1/oauth/clients", createOauthClient),
  endpoint("GET", "/v1/oauth/clients/{id}", getOauthClient),
  endpoint("PATCH", "/v1/oauth/clients/{id}", updateOauthClient),
  endpoint("DELETE", "/v1/oauth/clients/{id}", deleteOauthClient),
  endpoint("POST", "/v1/oauth/clients/{id}/roll-secret", rollOauthClientSecret, { status: 200 }),
  endpoint("GET", "/v1/oauth/apps", listAuthorizedApps, { fields: PAGED, ...paged(listAuthorizedApps) }),
  endpoint("DELETE", "/v1/oauth/apps/{id}", revokeAuthorizedApp),
  endpoint("GET", "/v1/oauth/my-apps", listMyAuthorizedApps, { fields: PAGED, ...paged(listMyAuthorizedApps) }),
  endpoint("DELETE", "/v1/oauth/my-apps/{id}", revokeMyAuthorizedApp),
];
