import { LRUCache } from "lru-cache";
import { allowInsecureRequests, customFetch, discovery, None, type ServerMetadata } from "openid-client";
import type { ConfigurationOptions } from "./configuration.ts";
import { guardedFetch } from "./guarded-fetch.ts";
import { OAuthProblem, problemFrom } from "./oauth-problem.ts";
import type { OAuthEndpoints } from "./oauth-types.ts";

const METADATA_MAX = 500;

/** Asks servers for their metadata (OpenID Connect Discovery, else RFC 8414), and keeps them for a while. */
export function createMetadata({ outgoing, timeoutSeconds }: ConfigurationOptions, keptMs: number) {
  const kept = new LRUCache<string, OAuthEndpoints>({ max: METADATA_MAX, ttl: keptMs });
  return async function discovered(issuer: string, signal?: AbortSignal): Promise<OAuthEndpoints> {
    const known = kept.get(issuer);
    if (known) return known;
    const ask = (algorithm: "oidc" | "oauth2") =>
      discovery(new URL(issuer), "unknown", undefined, None(), {
        algorithm,
        timeout: timeoutSeconds,
        execute: [allowInsecureRequests],
        [customFetch]: guardedFetch(outgoing.dispatcher, signal),
      });
    const found = await ask("oidc").catch((error: unknown) => {
      // Not every authorization server knows OpenID; RFC 8414 has another path.
      if (problemFrom(error).kind === "nonsense") return ask("oauth2");
      throw error;
    });
    const endpoints = endpointsIn(found.serverMetadata());
    kept.set(issuer, endpoints);
    return endpoints;
  };
}

function endpointsIn(metadata: Readonly<ServerMetadata>): OAuthEndpoints {
  const { issuer, authorization_endpoint, token_endpoint, revocation_endpoint } = metadata;
  // RFC 8414, 2: where nothing is said it is the header.
  const ways = metadata.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
  if (token_endpoint === undefined)
    throw new OAuthProblem("nonsense", "The provider's metadata name no token endpoint.");
  return {
    issuer,
    authorizationEndpoint: authorization_endpoint,
    tokenEndpoint: token_endpoint,
    revocationEndpoint: revocation_endpoint,
    namesItself: metadata.authorization_response_iss_parameter_supported === true,
    clientAuthentication:
      ways.includes("client_secret_basic") || !ways.includes("client_secret_post") ? "basic" : "post",
  };
}
