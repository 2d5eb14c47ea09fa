import { KNOWN_SCOPES, OAUTH_ROUTES } from "./provider.ts";

export const SERVER_METADATA_PATH = "/.well-known/oauth-authorization-server";
export const RESOURCE_METADATA_PATH = "/.well-known/oauth-protected-resource";
/** What agents connect to. */
export const MCP_RESOURCE = "/mcp";

const SECONDS_KEPT = 3_600;
const KEPT = { "Cache-Control": `public, max-age=${SECONDS_KEPT}` };
const AUTHENTICATION = ["client_secret_basic", "client_secret_post"];

/** Where everything is (RFC 8414). */
export function serverMetadata(issuer: string): Response {
  const document = {
    issuer,
    authorization_endpoint: `${issuer}${OAUTH_ROUTES.authorization}`,
    token_endpoint: `${issuer}${OAUTH_ROUTES.token}`,
    revocation_endpoint: `${issuer}${OAUTH_ROUTES.revocation}`,
    introspection_endpoint: `${issuer}${OAUTH_ROUTES.introspection}`,
    service_documentation: `${issuer}/docs`,
    scopes_supported: KNOWN_SCOPES,
    response_types_supported: ["code"],
    response_modes_supported: ["query"],
    grant_types_supported: ["authorization_code", "client_credentials", "refresh_token"],
    token_endpoint_auth_methods_supported: [...AUTHENTICATION, "none"],
    revocation_endpoint_auth_methods_supported: [...AUTHENTICATION, "none"],
    introspection_endpoint_auth_methods_supported: AUTHENTICATION,
    code_challenge_methods_supported: ["S256"],
    authorization_response_iss_parameter_supported: true,
  };
  return Response.json(document, { headers: KEPT });
}

/** Who gives out tokens for `/mcp` (RFC 9728). */
export function resourceMetadata(publicUrl: string): Response {
  const document = {
    resource: `${publicUrl}${MCP_RESOURCE}`,
    authorization_servers: [publicUrl],
    scopes_supported: KNOWN_SCOPES,
    bearer_methods_supported: ["header"],
    resource_name: "Orrery",
  };
  return Response.json(document, { headers: KEPT });
}

/** What a 401 of `/mcp` says: where to learn who gives out tokens for it (RFC 9728, 5.1). */
export const mcpChallenge = (publicUrl: string): string =>
  `Bearer realm="Orrery", resource_metadata="${publicUrl}${RESOURCE_METADATA_PATH}${MCP_RESOURCE}"`;
