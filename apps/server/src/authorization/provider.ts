import { generateKeyPairSync } from "node:crypto";
import { type Authenticator, findClient, generateAppRefreshToken, generateAppToken, isSecretOf } from "@orrery/access";
import type { SystemDb } from "@orrery/db";
import { AUTHORIZATION_DAYS, registry } from "@orrery/domain";
import { BUNDLES } from "@orrery/operation";
import type { Configuration, Provider } from "oidc-provider";
import { notice } from "../pages/page.ts";
import { adapterOf, OFFLINE } from "./adapter.ts";

/** RFC 6749, 4.1.2 recommends ten minutes at most; a browser takes a second. */
const CODE_SECONDS = 60;
/** How long an app's token is good. */
export const APP_TOKEN_SECONDS = 3_600;
const INTERACTION_SECONDS = 600;
const DAY_SECONDS = 24 * 3_600;

/** Everything that an app may be registered for and ask for. */
export const KNOWN_SCOPES: readonly string[] = [...BUNDLES, ...registry.scopes.map(({ name }) => name)];

export const OAUTH_ROUTES = {
  authorization: "/oauth/authorize",
  token: "/oauth/token",
  revocation: "/oauth/revoke",
  introspection: "/oauth/introspect",
} as const;
export const INTERACTION_PATH = "/oauth/interaction";

export interface ProviderParts {
  readonly system: SystemDb;
  readonly authenticator: Pick<Authenticator, "authenticate" | "drop">;
  /** What cookies are signed with: the first signs, all are good. */
  readonly cookieKeys: readonly string[];
  now(): Date;
  report(error: unknown): void;
}

/**
 * The library that speaks the protocol (oidc-provider), which is read when the first request for it comes: it takes a second and
 * 40 MiB that a server without apps has no use for.
 * @param issuer where clients reach this server
 */
export async function loadProvider(issuer: string, parts: ProviderParts): Promise<Provider> {
  const { Provider: Library, errors } = await import("oidc-provider");
  const adapter = adapterOf({
    ...parts,
    mayLeadTo: async (id, address) => (await provider.Client.find(id))?.redirectUriAllowed(address) ?? false,
    knownScopes: new Set(KNOWN_SCOPES),
    refused: (why) => new errors.InvalidGrant(why),
  });
  const provider: Provider = new Library(issuer, { ...configurationFor(parts), adapter });
  // Who is believed in what forwards requests is decided before them: `inNode` says where this one was sent to.
  provider.proxy = true;
  provider.on("server_error", (_context, error) => parts.report(error));
  provider.on("authorization.success", ({ oidc: { session } }) => {
    // Nobody stays logged in here: whoever comes back to the browser is asked again.
    if (session) Object.assign(session, { destroyed: true });
  });
  const { prototype: client } = provider.Client;
  client.compareClientSecret = async function compare(given: string) {
    const stored = await findClient(parts.system, this.clientId);
    return stored !== undefined && isSecretOf(stored, given, parts.now());
  };
  for (const { prototype } of [provider.AccessToken, provider.ClientCredentials]) {
    const generateTokenId = function generate(this: { format?: string }) {
      this.format = "opaque";
      return generateAppToken();
    };
    Object.assign(prototype, { generateTokenId });
  }
  Object.assign(provider.RefreshToken.prototype, { generateTokenId: generateAppRefreshToken });
  return provider;
}

function configurationFor({ cookieKeys }: ProviderParts): Configuration {
  const cookie = { httpOnly: true, sameSite: "lax", signed: true } as const;
  return {
    scopes: [...KNOWN_SCOPES, OFFLINE],
    routes: OAUTH_ROUTES,
    cookies: {
      keys: cookieKeys,
      names: { interaction: "orrery_interaction", resume: "orrery_resume", session: "orrery_session" },
      long: cookie,
      short: cookie,
    },
    jwks: { keys: [unusedKey()] },
    responseTypes: ["code"],
    clientAuthMethods: ["client_secret_basic", "client_secret_post", "none"],
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      revocation: {
        enabled: true,
        allowedPolicy: async (_context, client, token) => token.clientId === client.clientId,
      },
      introspection: {
        enabled: true,
        allowedPolicy: async (_context, client, token) => token.clientId === client.clientId,
      },
      resourceIndicators: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      dPoP: { enabled: false },
    },
    rotateRefreshToken: true,
    issueRefreshToken: async () => true,
    // Whatever of it is revoked, or came twice: all of it ends.
    revokeGrantPolicy: () => true,
    expiresWithSession: async () => false,
    clientBasedCORS: () => true,
    findAccount: async (_context, accountId) => ({ accountId, claims: async () => ({ sub: accountId }) }),
    interactions: { url: (_context, { uid }) => `${INTERACTION_PATH}/${uid}` },
    ttl: {
      AuthorizationCode: CODE_SECONDS,
      AccessToken: APP_TOKEN_SECONDS,
      ClientCredentials: APP_TOKEN_SECONDS,
      RefreshToken: AUTHORIZATION_DAYS * DAY_SECONDS,
      Interaction: INTERACTION_SECONDS,
      Grant: AUTHORIZATION_DAYS * DAY_SECONDS,
      Session: INTERACTION_SECONDS,
      IdToken: APP_TOKEN_SECONDS,
    },
    async renderError(context, { error_description: why }) {
      const shown = await notice(
        "That can't be asked here",
        `The app that sent you here has made a mistake: ${why ?? "its request is not good"}.`,
      );
      context.set(Object.fromEntries(shown.headers));
      context.body = await shown.text();
    },
  };
}

/** The library wants a key for identity tokens, of which there are none: nothing is ever signed with it. */
const unusedKey = () =>
  ({
    ...generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ format: "jwk" }),
    use: "sig",
    alg: "ES256",
  }) as const;
