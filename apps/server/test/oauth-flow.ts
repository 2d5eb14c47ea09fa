import { randomUUID } from "node:crypto";
import type { TestWorld } from "@orrery/testkit";
import * as oauth from "openid-client";

export const CALLBACK = "https://partner.example/callback";

export interface AppOptions {
  readonly kind?: "confidential" | "public";
  readonly scopes?: readonly string[];
  readonly redirectUris?: readonly string[];
  readonly grantTypes?: readonly string[];
  readonly prefix?: "ork_live_" | "ork_test_";
}

/** A partner's app as its makers have it: what they registered, and a stock client of the protocol (openid-client). */
export async function appOf(world: TestWorld, url: string, options: AppOptions = {}) {
  const { kind = "confidential", scopes = ["leads:read", "leads:write"], prefix = "ork_live_" } = options;
  const grantTypes = options.grantTypes ?? ["authorization_code", ...(kind === "public" ? [] : ["client_credentials"])];
  const key = await world.key({ prefix });
  const headers = { "x-api-key": key, "content-type": "application/json" };
  const rest = async (method: string, path: string, body?: object) => {
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
    const response = await fetch(`${url}/v1/oauth/clients${path}`, init);
    return { status: response.status, body: (await response.json()) as Record<string, string> };
  };
  const name = `Partner ${randomUUID().slice(0, 8)}`;
  const { redirectUris = [CALLBACK] } = options;
  const { body } = await rest("POST", "", { name, kind, scopes, grantTypes, redirectUris });
  const { id = "", secret } = body;
  const discover = (at = url, withSecret = secret) =>
    oauth.discovery(new URL(at), id, undefined, withSecret ? oauth.ClientSecretBasic(withSecret) : oauth.None(), {
      algorithm: "oauth2",
      execute: [oauth.allowInsecureRequests],
    });
  return { id, name, secret, rest, discover, config: await discover() };
}
export type App = Awaited<ReturnType<typeof appOf>>;

/** A browser that runs no scripts, and keeps cookies by their paths. */
export function browser() {
  // From an address of its own, so that logins do not share a limit.
  const from = `198.51.100.${Math.floor(Math.random() * 250)}`;
  const jar = new Map<string, { value: string; path: string }>();
  const request = async (at: string, init: RequestInit = {}) => {
    const { pathname } = new URL(at);
    const cookie = [...jar]
      .filter(([, { path }]) => pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`);
    const headers = {
      "x-forwarded-for": from,
      ...(init.headers as Record<string, string>),
      ...(cookie.length > 0 && { cookie: cookie.join("; ") }),
    };
    const response = await fetch(at, { ...init, headers, redirect: "manual" });
    for (const set of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      const path = /path=([^;]+)/i.exec(set)?.[1] ?? "/";
      if (value === "" || /expires=Thu, 01 Jan 1970/.test(set)) jar.delete(name);
      else jar.set(name, { value, path });
    }
    return response;
  };
  const post = (at: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
    request(at, { method: "POST", body: new URLSearchParams(form), headers });
  return { request, post, jar };
}

export interface Asking {
  readonly scope?: string;
  readonly redirectUri?: string;
  readonly extra?: Readonly<Record<string, string>>;
}

/** Begins an authorization: what the app keeps, and where it sends the browser. */
export async function begin(
  { config }: Pick<App, "config">,
  { scope, redirectUri = CALLBACK, extra = {} }: Asking = {},
) {
  const verifier = oauth.randomPKCECodeVerifier();
  const state = oauth.randomState();
  const challenge = await oauth.calculatePKCECodeChallenge(verifier);
  const address = oauth.buildAuthorizationUrl(config, {
    ...{ redirect_uri: redirectUri, state, code_challenge: challenge, code_challenge_method: "S256" },
    ...(scope !== undefined && { scope }),
    ...extra,
  });
  return { verifier, state, address: address.href };
}

export interface Person {
  readonly email: string;
  readonly password: string;
  /** Which organization they choose, where they are asked. */
  readonly organizationId?: string;
}

/** A person who logs in, chooses and allows it. @returns where the browser is sent back to, and the pages that it saw. */
export async function agree(address: string, person: Person, decision: "allow" | "deny" = "allow", via = browser()) {
  const pages: string[] = [];
  const began = await via.request(address);
  const at = new URL(began.headers.get("location") ?? "", address).href;
  const see = async () => pages.push(await (await via.request(at)).text());
  await see();
  const { email, password, organizationId } = person;
  await via.post(at, { email, password });
  await see();
  if (organizationId !== undefined) {
    await via.post(at, { organization: organizationId });
    await see();
  }
  const decided = await via.post(at, { decision });
  if (decided.status !== 303) throw new Error(`${decided.status}: ${await decided.text()}`);
  const resumed = await via.request(new URL(decided.headers.get("location") ?? "", at).href);
  if (!resumed.headers.has("location")) throw new Error(`${resumed.status}: ${await resumed.text()}`);
  return { back: new URL(resumed.headers.get("location") ?? "about:blank"), pages, resumed, at };
}

/** All of it: an app that was allowed what it asks for. */
export async function tokensOf(app: Pick<App, "config">, person: Person, asking: Asking = {}) {
  const { verifier, state, address } = await begin(app, asking);
  const { back } = await agree(address, person);
  const checks = { pkceCodeVerifier: verifier, expectedState: state };
  return { ...(await oauth.authorizationCodeGrant(app.config, back, checks)), back, verifier, state };
}
