import { ANY_CREDENTIAL, STALE_VERSION } from "@orrery/operation";
import { operation } from "../../kernel.ts";
import { SESSION_REQUIRED, sessionOf, sessionRequired } from "../auth/auth.ts";
import { authorizeApp } from "./authorize-app.ts";
import {
  AUTHORIZED_APP_NOT_FOUND,
  AuthorizedAppOutput,
  authorizedAppsWrite,
  revokeApp,
  revokeInput,
} from "./authorized-app.ts";

/** All that the app has of it ends at once: its tokens, and what could renew them. */
export const revokeAuthorizedApp = operation({
  name: "authorizedApps.revoke",
  summary: "Takes back what somebody in the organization has allowed an app, for good.",
  mode: "write",
  scope: authorizedAppsWrite,
  rate: "write",
  changesCredentials: true,
  destroys: true,
  input: revokeInput,
  output: AuthorizedAppOutput,
  errors: [AUTHORIZED_APP_NOT_FOUND, STALE_VERSION],
  example: { input: async (world) => ({ id: (await world.run(authorizeApp)).id }) },
  handle: (request) => revokeApp(request),
});

export const revokeMyAuthorizedApp = operation({
  name: "authorizedApps.revokeMine",
  summary: "Takes back what the person themselves has allowed an app in this organization, for good.",
  mode: "write",
  scope: ANY_CREDENTIAL,
  rate: "write",
  changesCredentials: true,
  destroys: true,
  input: revokeInput,
  output: AuthorizedAppOutput,
  errors: [SESSION_REQUIRED, AUTHORIZED_APP_NOT_FOUND, STALE_VERSION],
  example: { as: "session", input: async (world) => ({ id: (await world.run(authorizeApp)).id }) },
  credentialPolicy: sessionRequired,
  handle(request) {
    const { userId } = sessionOf(request.principal) ?? request.fail(SESSION_REQUIRED);
    return revokeApp(request, { userId });
  },
});
