import { CONFINED, type Fail, type Principal } from "@orrery/operation";
import type { PortalDefinition } from "../portal/portals.ts";
import type { ClientInput, GivenClient } from "./client-input.ts";
import { givenClient } from "./client-input.ts";
import {
  INTEGRATION_LIVE_ONLY,
  INTEGRATION_NEEDS_NO_CONNECTION,
  INTEGRATION_NOT_CONFIGURED,
  INTEGRATION_PROVIDER_FAILED,
  INTEGRATION_PROVIDER_NOT_FOUND,
  portalNamed,
} from "./integration.ts";
import { type IntegrationSettings, type PortalOAuth, type ProviderParty, ProviderProblem } from "./ports.ts";

/** The reasons that connecting may fail with. */
export const CONNECTING_ERRORS = [
  CONFINED,
  INTEGRATION_PROVIDER_NOT_FOUND,
  INTEGRATION_NEEDS_NO_CONNECTION,
  INTEGRATION_LIVE_ONLY,
  INTEGRATION_NOT_CONFIGURED,
  INTEGRATION_PROVIDER_FAILED,
] as const;

/** How long a provider may take, its metadata included. */
export const PROVIDER_TIMEOUT_MS = 30_000;

interface Request {
  readonly principal: Principal;
  readonly integrationSettings: IntegrationSettings;
  readonly fail: Fail<(typeof CONNECTING_ERRORS)[number]>;
}

/** What is to be connected by whom with which client, before anybody is asked. */
export function connectable(
  { principal, integrationSettings, fail }: Request,
  { provider, ...input }: ClientInput & { readonly provider: string },
): GivenClient {
  const portal: PortalDefinition = portalNamed(provider) ?? fail(INTEGRATION_PROVIDER_NOT_FOUND);
  if (portal.connection === "none") fail(INTEGRATION_NEEDS_NO_CONNECTION);
  if (principal.mode === "test") fail(INTEGRATION_LIVE_ONLY);
  // A connection is the whole brokerage's.
  if (principal.confinedTo !== undefined) fail(CONFINED);
  return givenClient({ integrationSettings, fail }, provider, input);
}

interface Work {
  readonly portalOAuth: PortalOAuth;
  readonly fail: Fail<typeof INTEGRATION_PROVIDER_FAILED>;
  readonly signal: AbortSignal;
}

/** The provider's addresses, each checked. Never inside a transaction. */
export async function partyWith(
  { portalOAuth, signal }: Omit<Work, "fail">,
  given: GivenClient,
): Promise<ProviderParty> {
  const { client, endpoints, clientId, apiUrl } = given;
  const problem = await portalOAuth.problemOf(apiUrl, signal);
  if (problem !== undefined) throw new ProviderProblem("refused", problem);
  return { client, ...(await portalOAuth.endpointsOf(endpoints, signal)), clientId, apiUrl };
}

/** Ends the operation where a provider is the problem, in words that say what it is. */
export async function orProviderFailed<T>({ fail }: Pick<Work, "fail">, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof ProviderProblem)) throw error;
    return fail(INTEGRATION_PROVIDER_FAILED, { kind: error.kind }, error.message);
  }
}
