import { createHash, randomUUID } from "node:crypto";
import { invalidInput } from "@orrery/operation";
import { z } from "zod";
import { timestamp } from "../../fields/presented.ts";
import { text } from "../../fields/text.ts";
import { operation } from "../../kernel.ts";
import { clientFields } from "./client-input.ts";
import { CONNECTING_ERRORS, connectable, orProviderFailed, PROVIDER_TIMEOUT_MS, partyWith } from "./connectable.ts";
import { EXAMPLE_PROVIDER, exampleClient } from "./example.ts";
import { providerName } from "./get-integration.ts";
import { integrationsWrite } from "./integration.ts";

/** For how long a browser may be away (RFC 6749, 10.12). */
export const AUTHORIZATION_MS = 600_000;

/** How a state is kept, so that the table gives nobody one that is good. */
export const stateHashOf = (state: string) => new Uint8Array(createHash("sha256").update(state).digest());

const RETURN_NOT_ALLOWED = "Must be one of the pages that the operator lists (ORRERY_RETURN_URLS).";

/**
 * Begins an authorization by a code with PKCE (RFC 6749, 4.1; RFC 7636). A person goes to `authorizationUrl`, agrees, and is
 * sent back to `/v1/integrations/{provider}/callback`, where the connection is made on the account of who began it.
 */
export const authorizeIntegration = operation({
  name: "integrations.authorize",
  summary: "Begins to connect a portal: a person agrees at `authorizationUrl`, which is good for ten minutes.",
  mode: "effect",
  scope: integrationsWrite,
  rate: "write",
  input: z.object({
    provider: providerName,
    ...clientFields,
    returnUrl: text(2_048).optional().describe("Where the browser goes afterwards: a page that the operator lists."),
  }),
  output: z.object({
    provider: z.string(),
    authorizationUrl: z
      .url()
      .nullable()
      .describe("Treat it as a secret: whoever opens it decides whose account it is."),
    expiresAt: timestamp,
  }),
  errors: [...CONNECTING_ERRORS],
  example: { input: (world) => ({ provider: EXAMPLE_PROVIDER, ...exampleClient(world) }) },
  redact: (output) => ({ ...output, authorizationUrl: null }),
  timeoutMs: PROVIDER_TIMEOUT_MS,
  async prepare({ input: { returnUrl, ...input }, ...request }) {
    const given = connectable(request, input);
    if (returnUrl !== undefined && !request.integrationSettings.mayReturnTo(returnUrl)) {
      throw invalidInput([{ path: "returnUrl", message: RETURN_NOT_ALLOWED }]);
    }
    return given;
  },
  async work({ plan, input: { provider }, portalOAuth, integrationSettings, fail, signal }) {
    const { clientId, clientSecret, scopes } = plan;
    return orProviderFailed(
      { fail },
      (async () => {
        const party = await partyWith({ portalOAuth, signal }, plan);
        const redirectUri = integrationSettings.callbackUrlOf(provider);
        const begun = await portalOAuth.begin({ ...party, clientId, clientSecret }, { redirectUri, scopes });
        return { party, ...begun };
      })(),
    );
  },
  async settle({ plan, result, input: { provider, returnUrl = null }, principal, db, integrationSecrets, now }) {
    const { party, url, state, codeVerifier } = result;
    const id = randomUUID();
    const expiresAt = new Date(now.getTime() + AUTHORIZATION_MS);
    const secrets = { ...(party.client === "own" && { clientSecret: plan.clientSecret }), state, codeVerifier };
    const { kind: credentialKind, credentialId, secretId = null, userId = null } = principal;
    await db.integrationAuthorization.create({
      data: {
        ...{ id, provider, returnUrl, expiresAt, credentialKind, credentialId, secretId, userId },
        stateHash: stateHashOf(state),
        party: { ...party },
        scopes: [...plan.scopes],
        secrets: integrationSecrets.seal(id, secrets),
      },
      select: { id: true },
    });
    return { provider, authorizationUrl: url, expiresAt: expiresAt.toISOString() };
  },
});
