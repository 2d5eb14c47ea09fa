import { Failure } from "@orrery/operation";
import { z } from "zod";
import { publicOperation } from "../../kernel.ts";
import { authorizeIntegration, stateHashOf } from "./authorize-integration.ts";
import { providerName } from "./get-integration.ts";
import { INTEGRATION_PROVIDER_NOT_FOUND, INTEGRATION_STATE_INVALID, portalNamed } from "./integration.ts";
import { integrationConnected } from "./integration-events.ts";
import { ProviderProblem } from "./ports.ts";

/** What a provider may send by the browser; an identity provider's own parameters besides are nothing to us. */
const brought = () => z.string().max(4_096).optional();

/**
 * Where a provider sends the browser back to (RFC 6749, 4.1.2). The browser has no credential: its state says what this is
 * about and on whose account, once. What was refused, and by whom, is said in words and never with what the provider sent.
 */
export const returnIntegration = publicOperation({
  name: "integrations.callback",
  summary: "Ends an authorization, as the portal sends the browser back.",
  mode: "exchange",
  rate: "write",
  input: z.object({
    provider: providerName,
    state: brought(),
    code: brought(),
    iss: brought(),
    error: brought(),
    errorDescription: brought(),
  }),
  output: z.object({
    provider: z.string(),
    title: z.string(),
    outcome: z.enum(["connected", "refused"]),
    message: z.string(),
    returnUrl: z.string().nullable(),
  }),
  errors: [INTEGRATION_PROVIDER_NOT_FOUND, INTEGRATION_STATE_INVALID],
  emits: [integrationConnected],
  internal: "A browser comes to it from a portal, over HTTP alone, at the address that the portal was given.",
  example: {
    as: "nobody",
    async input(world) {
      const { provider, authorizationUrl } = await world.run(authorizeIntegration);
      const state = new URL(authorizationUrl ?? "").searchParams.get("state") ?? "";
      return { provider, state, error: "access_denied", errorDescription: "The person said no." };
    },
  },
  async handle({ input, caller, integrationAuthorizations, origin, fail }) {
    const { provider, state = "", errorDescription, ...rest } = input;
    const { title } = portalNamed(provider) ?? fail(INTEGRATION_PROVIDER_NOT_FOUND);
    const taken =
      (await integrationAuthorizations.take(stateHashOf(state), provider, caller)) ?? fail(INTEGRATION_STATE_INVALID);
    const { returnUrl } = taken;
    const query = Object.fromEntries(
      Object.entries({ ...rest, state, error_description: errorDescription }).filter(
        ([, value]) => value !== undefined,
      ),
    ) as Record<string, string>;
    try {
      await integrationAuthorizations.complete(taken, query, origin);
      return { provider, title, outcome: "connected" as const, message: `${title} is connected.`, returnUrl };
    } catch (error) {
      if (!(error instanceof ProviderProblem || error instanceof Failure)) throw error;
      const message = `${title} is not connected. ${error.message}`;
      return { provider, title, outcome: "refused" as const, message, returnUrl };
    }
  },
});
