import { z } from "zod";
import { operation } from "../../kernel.ts";
import { EXAMPLE_PROVIDER, exampleClient } from "./example.ts";
import { providerName } from "./get-integration.ts";
import { INTEGRATION_GRANTS } from "./grants.ts";
import { entryOf, IntegrationOutput, integrationsWrite } from "./integration.ts";
import { integrationConnected } from "./integration-events.ts";
import type { ProviderParty } from "./ports.ts";
import { storeConnection } from "./store-connection.ts";

export const tokensInput = z.object({
  accessToken: z.string().min(1),
  refreshToken: z.string().optional(),
  expiresInSeconds: z.number().optional(),
  scopes: z.array(z.string()).optional(),
  account: z.string().max(500).optional(),
});

/** The second half of an authorization: what the code was traded for is stored, on the account of who began it. */
export const completeIntegration = operation({
  name: "integrations.complete",
  summary: "Stores a connection that a person has agreed to.",
  mode: "write",
  scope: integrationsWrite,
  rate: "write",
  input: z.object({
    provider: providerName,
    grant: z.enum(INTEGRATION_GRANTS),
    party: z.custom<ProviderParty>((given) => typeof given === "object" && given !== null, { error: "Must be given." }),
    clientSecret: z.string().optional(),
    tokens: tokensInput,
    scopes: z.array(z.string()),
  }),
  output: IntegrationOutput,
  emits: [integrationConnected],
  internal: "It is for the end of an authorization, when the code that a browser brought was traded in.",
  resource: ({ row }) => row?.id,
  example: {
    input(world) {
      const { scopes, clientSecret, ...client } = exampleClient(world);
      const tokens = {
        accessToken: world.unique("access "),
        refreshToken: world.unique("refresh "),
        expiresInSeconds: 3_600,
      };
      const party = { client: "own" as const, ...client };
      return { provider: EXAMPLE_PROVIDER, grant: "authorization_code" as const, party, clientSecret, tokens, scopes };
    },
    emits: [integrationConnected],
  },
  async handle({ input, emit, ...request }) {
    const row = await storeConnection(request, input);
    const entry = entryOf(row, request.now);
    emit(integrationConnected, row, entry);
    return entry;
  },
});
