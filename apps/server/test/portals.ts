import {
  type AuthorizationServer,
  type AuthorizationServerOptions,
  createWorld,
  startAuthorizationServer,
  startServer,
  type TestServer,
  type TestWorld,
  type WorldOptions,
} from "@orrery/testkit";
import type { ServerOptions } from "../src/index.ts";

export const PORTAL = "json-push";

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // What is asserted of it says what it is.
  readonly body: Record<string, unknown> & {
    readonly error?: { readonly message: string; readonly details?: unknown };
  };
}

/** A brokerage at a server of ours, and a portal whose authorization server knows us. */
export interface PortalScene extends AsyncDisposable {
  readonly server: TestServer;
  readonly portal: AuthorizationServer;
  readonly world: TestWorld;
  readonly key: string;
  /** What a brokerage says of a client of its own at the portal. */
  readonly client: Record<string, unknown>;
  send(method: string, path: string, body?: object, key?: string): Promise<Answer>;
  /** Begins an authorization, has a person agree, and gives where the browser is sent back to. */
  agreed(more?: object): Promise<URL>;
  /** All of it: the portal is connected, with tokens that a person has agreed to. */
  connected(): Promise<void>;
}

export async function portalScene(
  options: AuthorizationServerOptions & {
    readonly serving?: Partial<ServerOptions>;
    readonly world?: WorldOptions;
  } = {},
): Promise<PortalScene> {
  const world = await createWorld(options.world);
  const server = await startServer({ database: world.database, ...options.serving });
  const redirectUris = [`${server.url}/v1/integrations/${PORTAL}/callback`];
  const portal = await startAuthorizationServer({ redirectUris, ...options });
  const key = await world.key();
  const client = {
    issuer: portal.issuer,
    api_url: `${portal.issuer}/api/`,
    client_id: portal.client.clientId,
    client_secret: portal.client.clientSecret,
    scopes: ["openid", "offline_access", "listings:write"],
  };
  const send: PortalScene["send"] = async (method, path, body, as = key) => {
    const headers = { authorization: `Bearer ${as}`, "content-type": "application/json" };
    const response = await fetch(`${server.url}${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as Answer["body"] };
  };
  const agreed = async (more: object = {}) => {
    const begun = await send("POST", `/v1/integrations/${PORTAL}/authorize`, { ...client, ...more });
    if (begun.status !== 200) throw new Error(JSON.stringify(begun.body));
    return portal.agree(String(begun.body.authorization_url));
  };
  return {
    ...{ server, portal, world, key, client, send, agreed },
    async connected() {
      const response = await asBrowser(await agreed());
      if (response.status !== 200) throw new Error(await response.text());
    },
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await portal[Symbol.asyncDispose]();
    },
  };
}

/** As a browser goes where it was sent, by itself. */
export const asBrowser = (url: URL | string): Promise<Response> =>
  fetch(url, { redirect: "manual", headers: { accept: "text/html,application/xhtml+xml" } });
