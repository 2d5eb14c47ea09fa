import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Provider, { type Configuration } from "oidc-provider";

export const AUTHORIZATION_CLIENT = { clientId: "orrery", clientSecret: "a secret of the example" };
/** What its clients may ask for. */
export const AUTHORIZATION_SCOPES = ["openid", "offline_access", "listings:write"];
const PERSON = "ana@example.com";

export interface AuthorizationServerOptions {
  /** Where it may send browsers back to. */
  readonly redirectUris?: readonly string[];
  /** How long access tokens live; default an hour. */
  readonly accessTokenSeconds?: number;
  /** What it calls itself, where that is not where it listens. */
  readonly issuer?: string;
}

/** One request that came in at its token endpoint. */
export interface TokenRequest {
  readonly grantType: string;
  readonly body: URLSearchParams;
}

/** What takes the place of a provider's own answer. */
export type Misbehaviour = (request: IncomingMessage, response: ServerResponse, answer: RequestListener) => void;

/** A real authorization server (oidc-provider) on loopback: a portal's, as far as who connects to it can tell. */
export interface AuthorizationServer extends AsyncDisposable {
  /** Its issuer, whose metadata say where the rest is. */
  readonly issuer: string;
  readonly client: typeof AUTHORIZATION_CLIENT;
  /** What its token endpoint was asked, in order. */
  readonly tokenRequests: readonly TokenRequest[];
  /** As a browser with a person in front of it: logs in, agrees, and stops where it would be sent back to. */
  agree(authorizationUrl: string): Promise<URL>;
  /** Whether a token of either kind is good. */
  isActive(token: string): Promise<boolean>;
  /** All that was agreed to is over, as where the person takes it back. */
  forget(): Promise<void>;
  /** From now on, requests to this path get something else, or again what is right. */
  misbehave(path: "/token" | "/token/revocation" | "metadata", how: Misbehaviour | undefined): void;
}

export async function startAuthorizationServer(options: AuthorizationServerOptions = {}): Promise<AuthorizationServer> {
  const tokenRequests: TokenRequest[] = [];
  const grants: string[] = [];
  const misbehaviours = new Map<string, Misbehaviour>();
  let listener: RequestListener = (_request, response) => response.destroy();
  const server = createServer((request, response) => {
    const path = pathOf(request);
    const answer: RequestListener = (...asked) => listener(...asked);
    const how = misbehaviours.get(path.startsWith("/.well-known/") ? "metadata" : path);
    if (path === "/token") noteTokenRequest(request, tokenRequests);
    if (how) how(request, response, answer);
    else answer(request, response);
  });
  const url = await listening(server);
  const provider = new Provider(options.issuer ?? url, configurationFor(options));
  provider.proxy = options.issuer !== undefined;
  const callback = provider.callback();
  listener = (request, response) =>
    void (pathOf(request).startsWith("/interaction/")
      ? interact(provider, grants, request, response)
      : callback(request, response));
  return {
    issuer: options.issuer ?? url,
    client: AUTHORIZATION_CLIENT,
    tokenRequests,
    agree: (authorizationUrl) => agree(url, authorizationUrl),
    async isActive(token) {
      const { AccessToken, RefreshToken, ClientCredentials } = provider;
      const found = [AccessToken.find(token), RefreshToken.find(token), ClientCredentials.find(token)];
      return (await Promise.all(found)).some((one) => one?.isValid === true);
    },
    async forget() {
      for (const id of grants) {
        await provider.RefreshToken.revokeByGrantId(id);
        await provider.AccessToken.revokeByGrantId(id);
      }
    },
    misbehave(path, how) {
      if (how) misbehaviours.set(path, how);
      else misbehaviours.delete(path);
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const pathOf = ({ url = "/" }: IncomingMessage): string => new URL(url, "http://localhost").pathname;

/** It keeps no process alive. */
async function listening(server: Server): Promise<string> {
  server.unref();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What a request says is read beside whoever answers it. */
function noteTokenRequest(request: IncomingMessage, into: TokenRequest[]): void {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const body = new URLSearchParams(Buffer.concat(chunks).toString());
    into.push({ grantType: body.get("grant_type") ?? "", body });
  });
  request.pause();
}

function configurationFor({
  redirectUris = [],
  accessTokenSeconds = 3_600,
}: AuthorizationServerOptions): Configuration {
  return {
    clients: [
      {
        client_id: AUTHORIZATION_CLIENT.clientId,
        client_secret: AUTHORIZATION_CLIENT.clientSecret,
        redirect_uris: [...redirectUris],
        response_types: redirectUris.length === 0 ? [] : ["code"],
        grant_types: [
          "client_credentials",
          ...(redirectUris.length === 0 ? [] : ["authorization_code", "refresh_token"]),
        ],
        scope: AUTHORIZATION_SCOPES.join(" "),
      },
    ],
    scopes: AUTHORIZATION_SCOPES,
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      revocation: {
        enabled: true,
        allowedPolicy: async (_context, client, token) => token.clientId === client.clientId,
      },
    },
    rotateRefreshToken: true,
    issueRefreshToken: async () => true,
    findAccount: async (_context, accountId) => ({ accountId, claims: async () => ({ sub: accountId }) }),
    cookies: { keys: ["a key of a test's cookies"] },
    ttl: {
      AccessToken: accessTokenSeconds,
      ClientCredentials: accessTokenSeconds,
      RefreshToken: 86_400,
      Session: 600,
      Grant: 86_400,
      Interaction: 600,
      IdToken: 600,
    },
  };
}

/** A person who says yes to everything. */
async function interact(
  provider: Provider,
  grants: string[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  if (prompt.name === "login") {
    await provider.interactionFinished(request, response, { login: { accountId: PERSON } });
    return;
  }
  const grant = new provider.Grant({ accountId: session?.accountId ?? PERSON, clientId: String(params.client_id) });
  grant.addOIDCScope(String(params.scope ?? ""));
  const grantId = await grant.save();
  grants.push(grantId);
  await provider.interactionFinished(request, response, { consent: { grantId } });
}

const REDIRECTS_MAX = 10;

/** Follows redirects with the provider's cookies for as long as they stay with it. */
async function agree(own: string, authorizationUrl: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let at = new URL(authorizationUrl);
  for (let step = 0; step < REDIRECTS_MAX; step += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(at, { redirect: "manual", headers: { cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get("location");
    if (location === null) throw new Error(`The provider answered ${response.status}: ${await response.text()}`);
    at = new URL(location, at);
    if (at.origin !== new URL(own).origin) return at;
  }
  throw new Error("The provider sends the browser round and round.");
}
