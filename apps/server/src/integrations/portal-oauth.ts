import { createOAuthClient, type OAuthClient, OAuthProblem, type Outgoing } from "@orrery/connectors";
import { type PortalOAuth, type ProviderAccess, ProviderProblem, type ProviderTokens } from "@orrery/domain";

/** The domain's OAuth, with what only the server itself does. */
export interface ServersOAuth extends PortalOAuth {
  /** Trades in the code that a browser brought. */
  exchange(
    access: ProviderAccess,
    back: Parameters<OAuthClient["exchange"]>[1],
    signal?: AbortSignal,
  ): Promise<ProviderTokens>;
  refresh(access: ProviderAccess, refreshToken: string, signal?: AbortSignal): Promise<ProviderTokens>;
}

/** OAuth 2.0 as a client, through the guarded way out, with problems as the domain knows them. */
export function portalOAuth(
  outgoing: Pick<Outgoing, "problemOf" | "dispatcher">,
  timeoutSeconds?: number,
): ServersOAuth {
  const client = createOAuthClient({ outgoing, ...(timeoutSeconds !== undefined && { timeoutSeconds }) });
  return {
    problemOf: (url, signal) => outgoing.problemOf(url, signal),
    endpointsOf: (...asked) => translated(client.endpointsOf(...asked)),
    begin: (...asked) => translated(client.begin(...asked)),
    exchange: (...asked) => translated(client.exchange(...asked)),
    clientCredentials: (...asked) => translated(client.clientCredentials(...asked)),
    refresh: (...asked) => translated(client.refresh(...asked)),
    revoke: (...asked) => translated(client.revoke(...asked)),
  };
}

async function translated<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof OAuthProblem ? new ProviderProblem(error.kind, error.message, { cause: error }) : error;
  }
}
