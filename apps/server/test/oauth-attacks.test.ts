import { createWorld, startServer, type TestServer, type TestSession, type TestWorld } from "@orrery/testkit";
import * as oauth from "openid-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type App, agree, appOf, begin, browser, CALLBACK, tokensOf } from "./oauth-flow.ts";

/** Lets everything pass. */
const OPEN = {
  take: async () => ({ allowed: true, limit: 1_000, remaining: 1_000, resetAtMs: 0, nowMs: 0, windows: [] }),
};

let server: TestServer;
let partner: TestWorld;
let world: TestWorld;
let person: TestSession;
beforeAll(async () => {
  server = await startServer({ limiter: OPEN });
  [partner, world] = [await createWorld(), await createWorld()];
  person = await world.person();
});
afterAll(() => server[Symbol.asyncDispose]());

const failing = (promise: Promise<unknown>) =>
  promise.then(
    () => "fulfilled",
    (error: { error?: string; code?: string }) => error.error ?? error.code,
  );

/** A browser whose person has logged in, and is asked whether they allow it. */
async function asked(address: string) {
  const via = browser();
  const began = await via.request(address);
  const at = new URL(began.headers.get("location") ?? "", address).href;
  const { email, password } = person;
  await via.post(at, { email, password });
  const decide = (decision: "allow" | "deny") => via.post(at, { decision });
  const resume = (decided: Response) => via.request(new URL(decided.headers.get("location") ?? "", at).href);
  return { via, at, decide, resume };
}

const MOVED = ["https://new.partner.example/callback"];
const change = async (app: App, patch: object) => {
  expect((await app.rest("PATCH", `/${app.id}`, patch)).status).toBe(200);
};

describe("an address that is taken away while somebody is on our pages", () => {
  it.each(["allow", "deny"] as const)("gets no browser any more (%s)", async (decision) => {
    const app = await appOf(partner, server.url);
    const { decide } = await asked((await begin(app)).address);
    await change(app, { redirectUris: MOVED });
    const decided = await decide(decision);
    expect([decided.status, decided.headers.get("location")]).toEqual([400, null]);
    expect(await decided.text()).toContain("This page is over");
  });

  it("gets none between the answer and the way back", async () => {
    const app = await appOf(partner, server.url);
    const { decide, resume } = await asked((await begin(app)).address);
    const decided = await decide("allow");
    await change(app, { redirectUris: MOVED });
    const resumed = await resume(decided);
    expect([resumed.status, resumed.headers.get("location")]).toEqual([400, null]);
  });

  it("has a code that is good for nothing", async () => {
    const app = await appOf(partner, server.url);
    const { verifier, state, address } = await begin(app);
    const { back } = await agree(address, person);
    await change(app, { redirectUris: MOVED });
    const trade = () =>
      oauth.authorizationCodeGrant(app.config, back, { pkceCodeVerifier: verifier, expectedState: state });
    expect(await failing(trade())).toBe("invalid_grant");
    await change(app, { redirectUris: [CALLBACK] });
    expect(await failing(trade())).toBe("fulfilled");
  });

  it("is what all of them are where the app is for persons no more", async () => {
    const app = await appOf(partner, server.url);
    const { decide } = await asked((await begin(app)).address);
    await change(app, { grantTypes: ["client_credentials"] });
    expect((await decide("allow")).status).toBe(400);
  });
});

it("an app that is deleted while somebody is on our pages is nobody", async () => {
  const app = await appOf(partner, server.url);
  const { decide, resume } = await asked((await begin(app)).address);
  const decided = await decide("allow");
  expect((await app.rest("DELETE", `/${app.id}`)).status).toBe(200);
  const resumed = await resume(decided);
  expect([resumed.status, resumed.headers.get("location")]).toEqual([400, null]);
});

it("a page that was answered is answered once", async () => {
  const app = await appOf(partner, server.url);
  const { decide, resume } = await asked((await begin(app)).address);
  const decided = await decide("allow");
  expect(await (await decide("allow")).text()).toContain("Log in to Orrery");
  expect((await resume(decided)).headers.get("location")).toContain(`${CALLBACK}?code=`);
  expect((await resume(decided)).status).toBe(400);
  expect((await decide("allow")).status).toBe(400);
});

describe("a browser", () => {
  it("with a cookie that nobody has signed is nobody's, whatever page it knows of", async () => {
    const app = await appOf(partner, server.url);
    const { at, via } = await asked((await begin(app)).address);
    const uid = at.slice(at.lastIndexOf("/") + 1);
    const forged = { cookie: `orrery_interaction=${uid}; orrery_interaction.sig=AAAAAAAAAAAAAAAAAAAAAAAAAAA` };
    expect((await fetch(at, { headers: forged })).status).toBe(400);
    const unsigned = { cookie: `orrery_interaction=${uid}` };
    expect((await fetch(at, { headers: unsigned })).status).toBe(400);
    // Nor does it go on at the address that answers go back from.
    expect((await fetch(`${server.url}/oauth/authorize/${uid}`, { redirect: "manual" })).status).toBe(400);
    expect((await via.request(at)).status).toBe(200);
  });

  it("does not get a code by going on before the person has answered", async () => {
    const app = await appOf(partner, server.url);
    const { at, via } = await asked((await begin(app)).address);
    const skipped = await via.request(at.replace("/interaction/", "/authorize/"));
    expect(skipped.headers.get("location")).toMatch(/^\/oauth\/interaction\//);
    expect(skipped.headers.get("location")).not.toContain(at.slice(at.lastIndexOf("/")));
  });
});

it("behind TLS cookies go over TLS alone, and every address is the server's own whatever a request says", async () => {
  const publicUrl = "https://orrery.example";
  await using secure = await startServer({ limiter: OPEN, publicUrl });
  const app = await appOf(partner, server.url);
  const { address } = await begin(app);
  const at = new URL(address);
  const headers = { "x-forwarded-host": "evil.example", "x-forwarded-proto": "http", forwarded: "host=evil.example" };
  const began = await fetch(`${secure.url}${at.pathname}${at.search}`, { redirect: "manual", headers });
  expect(began.headers.get("location")).toMatch(/^(https:\/\/orrery\.example)?\/oauth\/interaction\//);
  const cookies = began.headers.getSetCookie();
  expect(cookies).toHaveLength(4);
  for (const cookie of cookies) expect(cookie).toMatch(/; path=\/oauth\/.+; samesite=lax; secure; httponly$/i);
  const metadata = await fetch(`${secure.url}/.well-known/oauth-authorization-server`, { headers });
  expect(await metadata.json()).toMatchObject({ issuer: publicUrl, token_endpoint: `${publicUrl}/oauth/token` });
});

describe("what can't be kept", () => {
  it.each(["state", "nonce", "scope", "client_id"])("is refused in %s, and is no fault of ours", async (name) => {
    const app = await appOf(partner, server.url);
    const at = new URL((await begin(app)).address);
    at.searchParams.set(name, "a\0b");
    const response = await fetch(at, { redirect: "manual" });
    expect([response.status, response.headers.get("location")]).toEqual([400, null]);
    const body = new URLSearchParams({ grant_type: "client_credentials", [name]: "a\0b" });
    const asked = await fetch(`${server.url}/oauth/token`, { method: "POST", body });
    expect([asked.status, await asked.json()]).toMatchObject([400, { error: "invalid_request" }]);
  });
});

describe("an app's token", () => {
  it("makes no credentials, and is no session of its person's", async () => {
    const scopes = [
      "api-keys:read",
      "api-keys:write",
      "oauth-clients:read",
      "oauth-clients:write",
      "authorized-apps:read",
    ];
    const app = await appOf(partner, server.url, { scopes: [...scopes, "leads:read"] });
    const { access_token: token } = await tokensOf(app, person);
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const ask = async (method: string, path: string, body?: object) => {
      const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
      const response = await fetch(`${server.url}/v1${path}`, init);
      const { error } = (await response.json()) as { error?: { details?: { reason?: string } } };
      return [response.status, error?.details?.reason];
    };
    const minting = [403, "MINTING_NOT_ALLOWED"];
    expect(await ask("POST", "/api-keys", { name: "mine", scopes: ["leads:read"] })).toEqual(minting);
    const registered = { name: "mine", scopes: ["leads:read"], redirectUris: [CALLBACK] };
    expect(await ask("POST", "/oauth/clients", registered)).toEqual(minting);
    const own = await appOf(world, server.url);
    expect(await ask("PATCH", `/oauth/clients/${own.id}`, { redirectUris: MOVED })).toEqual(minting);
    expect(await ask("POST", `/oauth/clients/${own.id}/roll-secret`, {})).toEqual(minting);
    const session = [403, "SESSION_REQUIRED"];
    expect(await ask("GET", "/oauth/my-apps")).toEqual(session);
    expect(await ask("POST", "/auth/logout", {})).toEqual(session);
    expect(await ask("POST", "/auth/switch", { organizationId: world.organizationId })).toEqual(session);
    expect(await ask("GET", "/oauth/apps")).toEqual([200, undefined]);
  });

  it("is narrowed with its app's registration, and never widened beyond what is in it", async () => {
    const app = await appOf(partner, server.url, { scopes: ["leads:read", "properties:read"] });
    const { access_token: token } = await tokensOf(app, person);
    const scopes = async () => (await oauth.tokenIntrospection(app.config, token)).scope;
    expect(await scopes()).toBe("leads:read properties:read");
    await change(app, { scopes: ["leads:read"] });
    await expect.poll(scopes).toBe("leads:read");
    await change(app, { scopes: ["admin"] });
    await expect.poll(scopes).toBe("leads:read properties:read");
  });

  it("is not active once its person has left", async () => {
    const app = await appOf(partner, server.url);
    const leaving = await world.session();
    const { access_token: token } = await tokensOf(app, leaving);
    const introspected = () => oauth.tokenIntrospection(app.config, token);
    expect(await introspected()).toMatchObject({ active: true, sub: leaving.userId });
    const membership = { organizationId: world.organizationId, userId: leaving.userId };
    await world.database.system.membership.delete({ where: { organizationId_userId: membership } });
    await expect.poll(introspected).toEqual({ active: false });
  });

  it("is of no organization's mode but its app's", async () => {
    const tests = await appOf(partner, server.url, { prefix: "ork_test_" });
    const tokens = await tokensOf(tests, person);
    const response = await fetch(`${server.url}/v1/auth/me`, { headers: { "x-api-key": tokens.access_token } });
    expect(await response.json()).toMatchObject({ organizationId: world.testOrganizationId, mode: "test" });
  });
});

it("a server that has started anew goes on where another one stopped", async () => {
  const publicUrl = "http://orrery.example";
  const app = await appOf(partner, server.url);
  const { address, verifier, state } = await begin(app);
  const at = new URL(address);
  const first = await startServer({ limiter: OPEN, publicUrl });
  const via = browser();
  const began = await via.request(`${first.url}${at.pathname}${at.search}`);
  const page = new URL(began.headers.get("location") ?? "", publicUrl).pathname;
  const { email, password } = person;
  expect((await via.post(`${first.url}${page}`, { email, password })).status).toBe(303);
  await first[Symbol.asyncDispose]();
  await using second = await startServer({ limiter: OPEN, publicUrl });
  expect(await (await via.request(`${second.url}${page}`)).text()).toContain(`Allow`);
  const decided = await via.post(`${second.url}${page}`, { decision: "allow" });
  const resumed = await via.request(
    `${second.url}${new URL(decided.headers.get("location") ?? "", publicUrl).pathname}`,
  );
  const back = new URL(resumed.headers.get("location") ?? "");
  expect([back.searchParams.get("state"), back.searchParams.get("iss")]).toEqual([state, publicUrl]);
  const body = new URLSearchParams({
    ...{ grant_type: "authorization_code", code: back.searchParams.get("code") ?? "", redirect_uri: CALLBACK },
    ...{ code_verifier: verifier, client_id: app.id, client_secret: app.secret ?? "" },
  });
  const traded = await fetch(`${second.url}/oauth/token`, { method: "POST", body });
  expect([traded.status, await traded.json()]).toMatchObject([200, { token_type: "Bearer" }]);
});

it("strangers who name an app use up nothing of what it may ask itself", async () => {
  const subjects: unknown[] = [];
  const limiter = {
    take: async (request: { readonly subject?: string | undefined }) => {
      subjects.push(request.subject);
      return OPEN.take();
    },
  };
  await using counted = await startServer({ limiter });
  const app = await appOf(partner, server.url);
  const ask = async (form: Record<string, string>, basic?: string) => {
    subjects.length = 0;
    const body = new URLSearchParams({ grant_type: "client_credentials", ...form });
    const headers = basic === undefined ? {} : { authorization: `Basic ${btoa(basic)}` };
    const { status } = await fetch(`${counted.url}/oauth/token`, { method: "POST", body, headers });
    return [status, ...subjects];
  };
  const secret = app.secret ?? "";
  const own = [200, `oauth-client:${app.id}`];
  expect(await ask({}, `${app.id}:${secret}`)).toEqual(own);
  expect(await ask({}, `${app.id.replaceAll("-", "%2D")}:${secret.replace("_", "%5F")}`)).toEqual(own);
  expect(await ask({ client_id: app.id, client_secret: secret })).toEqual(own);
  const strange = [401, `oauth-client:${app.id}:unproven`];
  expect(await ask({}, `${app.id}:wrong`)).toEqual(strange);
  expect(await ask({ client_id: app.id, client_secret: "wrong" })).toEqual(strange);
  expect(await ask({ client_id: app.id })).toEqual(strange);
  expect(await ask({ client_id: "nobody" })).toEqual([401, undefined]);
});

it("nothing of it is in the log: neither codes, nor tokens, nor secrets, nor passwords", async () => {
  const lines: string[] = [];
  const { pino } = await import("pino");
  const logger = pino({ level: "trace" }, { write: (line: string) => void lines.push(line) });
  await using logged = await startServer({ limiter: OPEN, logger });
  const app = await appOf(partner, logged.url);
  const tokens = await tokensOf(app, person);
  await oauth.tokenIntrospection(app.config, tokens.access_token);
  await failing(oauth.refreshTokenGrant(app.config, tokens.refresh_token ?? ""));
  await oauth.tokenRevocation(app.config, tokens.access_token);
  const all = lines.join("");
  expect(all).toContain("/oauth/token");
  const code = tokens.back.searchParams.get("code") ?? "";
  for (const secret of [code, tokens.access_token, tokens.refresh_token, app.secret, person.password, tokens.state]) {
    expect(all).not.toContain(secret);
  }
});
