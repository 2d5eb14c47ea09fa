import { ANY_CREDENTIAL, PLAN_TOO_LOW, planAllows, reason } from "@orrery/operation";
import { z } from "zod";
import { operation } from "../../kernel.ts";
import { SESSION_REQUIRED, sessionOf, sessionRequired } from "../auth/auth.ts";
import { createOauthClient } from "../oauth-client/create-oauth-client.ts";
import { OAUTH_CLIENT_NOT_FOUND, OauthClientId } from "../oauth-client/oauth-client.ts";
import { APP_TOKEN_PREFIX } from "../oauth-client/oauth-client-input.ts";
import { AUTHORIZED_APP_SELECT, AuthorizedAppOutput } from "./authorized-app.ts";

export const APP_NOT_ALLOWED = reason(
  "APP_NOT_ALLOWED",
  "FORBIDDEN",
  "The app may not ask for this: it is beyond its registration, or one of the two is a test organization's, and the other is not.",
);

/** For how long an app goes on that is given no token. */
export const AUTHORIZATION_DAYS = 30;
/** Two statements take no time. */
const LOOK_UP_MS = 5_000;
const DAY_MS = 24 * 3_600_000;

/**
 * What the button on the consent page does. The app may be any organization's: what it gets is what the person has, in the
 * one organization that they chose, as long as they have it.
 */
export const authorizeApp = operation({
  name: "authorizedApps.authorize",
  summary: "Allows an app what it asks for, in the organization of the person's session.",
  mode: "effect",
  timeoutMs: LOOK_UP_MS,
  scope: ANY_CREDENTIAL,
  rate: "write",
  internal:
    "What a person agrees to is on the page that asks them, which shows it in words: no program agrees for them.",
  input: z.object({ clientId: OauthClientId, scopes: z.array(z.string().min(1).max(100)).max(100) }),
  output: AuthorizedAppOutput,
  errors: [SESSION_REQUIRED, OAUTH_CLIENT_NOT_FOUND, APP_NOT_ALLOWED, PLAN_TOO_LOW],
  example: {
    as: "session",
    input: async (world) => ({ clientId: (await world.run(createOauthClient)).id, scopes: ["leads:read"] }),
  },
  credentialPolicy: sessionRequired,
  async prepare({ principal, fail }) {
    const { userId } = sessionOf(principal) ?? fail(SESSION_REQUIRED);
    if (!planAllows(APP_TOKEN_PREFIX, principal.plan)) fail(PLAN_TOO_LOW);
    return { userId };
  },
  // The app is another organization's, which no transaction of this one sees.
  async work({ input: { clientId, scopes }, principal, oauthApps, fail }) {
    const app = (await oauthApps.find(clientId)) ?? fail(OAUTH_CLIENT_NOT_FOUND);
    const isBeyond = scopes.some((scope) => !app.scopes.includes(scope));
    // As with keys: what a test organization has made is for test organizations, and nothing else is.
    if (isBeyond || app.mode !== principal.mode) fail(APP_NOT_ALLOWED);
    return app;
  },
  async settle({ input: { clientId, scopes }, plan: { userId }, result: { name }, db, now }) {
    const expiresAt = new Date(now.getTime() + AUTHORIZATION_DAYS * DAY_MS);
    return db.authorizedApp.create({
      data: { clientId, userId, name, scopes, expiresAt },
      select: AUTHORIZED_APP_SELECT,
    });
  },
});
