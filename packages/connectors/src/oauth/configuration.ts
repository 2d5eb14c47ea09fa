import {
  allowInsecureRequests,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  customFetch,
  None,
  type ServerMetadata,
} from "openid-client";
import type { Outgoing } from "../outgoing/outgoing.ts";
import { guardedFetch } from "./guarded-fetch.ts";
import type { OAuthParty } from "./oauth-types.ts";

export interface ConfigurationOptions {
  readonly outgoing: Pick<Outgoing, "dispatcher">;
  readonly timeoutSeconds: number;
}

/** openid-client's own picture of an authorization server, whose requests go through the guard. */
export function configurationOf(
  { outgoing, timeoutSeconds }: ConfigurationOptions,
  party: OAuthParty,
  signal?: AbortSignal,
): Configuration {
  const { clientId, issuer, authorizationEndpoint, tokenEndpoint, revocationEndpoint, namesItself = false } = party;
  const server: ServerMetadata = {
    issuer: issuer ?? new URL(tokenEndpoint).origin,
    ...(authorizationEndpoint !== undefined && { authorization_endpoint: authorizationEndpoint }),
    token_endpoint: tokenEndpoint,
    ...(revocationEndpoint !== undefined && { revocation_endpoint: revocationEndpoint }),
    authorization_response_iss_parameter_supported: namesItself,
  };
  const configuration = new Configuration(server, clientId, {}, authenticationOf(party));
  configuration.timeout = timeoutSeconds;
  configuration[customFetch] = guardedFetch(outgoing.dispatcher, signal);
  // Whether plain HTTP will do is the guard's to say, at each connect.
  allowInsecureRequests(configuration);
  return configuration;
}

function authenticationOf({ clientSecret, clientAuthentication = "basic" }: OAuthParty): ClientAuth {
  if (clientSecret === undefined) return None();
  return clientAuthentication === "post" ? ClientSecretPost(clientSecret) : ClientSecretBasic(clientSecret);
}
