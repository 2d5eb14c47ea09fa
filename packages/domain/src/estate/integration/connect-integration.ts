import { invalidInput } from "@orrery/operation";
import { z } from "zod";
import { operation } from "../../kernel.ts";
import { clientFields } from "./client-input.ts";
import { CONNECTING_ERRORS, connectable, orProviderFailed, PROVIDER_TIMEOUT_MS, partyWith } from "./connectable.ts";
import { EXAMPLE_PROVIDER, exampleClient } from "./example.ts";
import { providerName } from "./get-integration.ts";
import { entryOf, IntegrationOutput, integrationsWrite } from "./integration.ts";
import { integrationConnected } from "./integration-events.ts";
import { storeConnection } from "./store-connection.ts";

const grant = "client_credentials";

/** Connects a portal where no person has to agree (RFC 6749, 4.4). Its tokens are got at once, and again by themselves. */
export const connectIntegration = operation({
  name: "integrations.connect",
  summary: "Connects a portal by client credentials.",
  mode: "effect",
  scope: integrationsWrite,
  rate: "write",
  input: z.object({ provider: providerName, grant: z.literal(grant).default(grant), ...clientFields }),
  output: IntegrationOutput,
  errors: [...CONNECTING_ERRORS],
  emits: [integrationConnected],
  resource: ({ row }) => row?.id,
  example: {
    input: (world) => ({ provider: EXAMPLE_PROVIDER, ...exampleClient(world) }),
    emits: [integrationConnected],
  },
  timeoutMs: PROVIDER_TIMEOUT_MS,
  async prepare({ input: { grant: _, ...input }, ...request }) {
    const given = connectable(request, input);
    if (given.clientSecret === undefined) {
      throw invalidInput([{ path: "clientSecret", message: "Must be given: client credentials need one." }]);
    }
    return given;
  },
  async work({ plan, portalOAuth, fail, signal }) {
    const { clientId, clientSecret, scopes } = plan;
    return orProviderFailed(
      { fail },
      (async () => {
        const party = await partyWith({ portalOAuth, signal }, plan);
        const tokens = await portalOAuth.clientCredentials({ ...party, clientId, clientSecret }, scopes, signal);
        return { party, tokens };
      })(),
    );
  },
  async settle({ plan: { clientSecret, scopes }, result, input: { provider }, emit, ...request }) {
    const row = await storeConnection(request, { provider, grant, clientSecret, scopes, ...result });
    const entry = entryOf(row, request.now);
    emit(integrationConnected, row, entry);
    return entry;
  },
});
