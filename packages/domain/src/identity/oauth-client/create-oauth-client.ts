import { PLAN_TOO_LOW } from "@orrery/operation";
import { z } from "zod";
import { operation } from "../../kernel.ts";
import { UNKNOWN_SCOPE } from "../api-key/key-bounds.ts";
import {
  excessOf,
  GRANT_TOO_WIDE,
  MINTING_NOT_ALLOWED,
  mintersOnly,
  planRefusal,
  reachOf,
} from "../api-key/may-mint.ts";
import {
  OAUTH_CLIENT_KINDS,
  OAUTH_CLIENT_SELECT,
  oauthClientsWrite,
  SecretOauthClientOutput,
  withoutClientSecret,
} from "./oauth-client.ts";
import {
  APP_TOKEN_PREFIX,
  assertClientScopes,
  assertShape,
  CONFIDENTIAL_CLIENT_REQUIRED,
  oauthClientFields,
  REDIRECT_URI_REQUIRED,
  reachOfClient,
} from "./oauth-client-input.ts";

/**
 * Registers an app of the credential's own organization and mode. Persons of any organization may allow it what it asks for;
 * by itself (client credentials) it acts on this organization alone, so that nobody registers one that reaches further than
 * they do.
 */
export const createOauthClient = operation({
  name: "oauthClients.create",
  summary: "Registers an app for OAuth 2.0. Its `secret`, if it is confidential, is shown this once.",
  mode: "write",
  scope: oauthClientsWrite,
  rate: "write",
  input: z.object({
    name: oauthClientFields.name,
    kind: z.enum(OAUTH_CLIENT_KINDS).default("confidential").describe("A public one can keep no secret, and has none."),
    redirectUris: oauthClientFields.redirectUris.default([]),
    grantTypes: oauthClientFields.grantTypes.default(["authorization_code"]),
    scopes: oauthClientFields.scopes,
  }),
  output: SecretOauthClientOutput,
  errors: [
    MINTING_NOT_ALLOWED,
    PLAN_TOO_LOW,
    UNKNOWN_SCOPE,
    GRANT_TOO_WIDE,
    REDIRECT_URI_REQUIRED,
    CONFIDENTIAL_CLIENT_REQUIRED,
  ],
  example: {
    input: (world) => ({
      name: world.unique("Partner "),
      redirectUris: ["https://partner.example/callback"],
      grantTypes: ["authorization_code" as const, "client_credentials" as const],
      scopes: ["leads:read", "read"],
    }),
  },
  credentialPolicy: mintersOnly,
  policy: ({ principal }) => planRefusal(principal, APP_TOKEN_PREFIX),
  redact: withoutClientSecret,
  async handle({ input, principal, db, keys, fail }) {
    assertClientScopes(keys, fail, input.scopes);
    assertShape(fail, input);
    const excess = excessOf(reachOf(principal), reachOfClient(input, keys));
    if (excess) fail(GRANT_TOO_WIDE, excess);
    const made = input.kind === "public" ? undefined : keys.generateClientSecret();
    const row = await db.oauthClient.create({
      data: { ...input, secretHash: made?.hash ?? null, secretLastFour: made?.lastFour ?? null },
      select: OAUTH_CLIENT_SELECT,
    });
    return { ...row, secret: made?.secret ?? null };
  },
});
