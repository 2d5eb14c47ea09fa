import { createWorld, startServer, type TestServer, type TestSession, type TestWorld } from "@orrery/testkit";
import * as oauth from "openid-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type App, agree, appOf, begin, browser, CALLBACK, tokensOf } from "./oauth-flow.ts";

let server: TestServer;
/** Who has made the app, and whose person is asked. */
let partner: TestWorld;
let world: TestWorld;
let app: App;
let person: TestSession;
beforeAll(async () => {
  server = await startServer({ limiter: OPEN });
  [partner, world] = [await createWorld(), await createWorld()];
  app = await appOf(partner, server.url);
  person = await world.person();
});
afterAll(() => server[Symbol.asyncDispose]());

/** Lets everything pass. */
const OPEN = {
  take: async () => ({ allowed: true, limit: 1_000, remaining: 1_000, resetAtMs: 0, nowMs: 0, windows: [] }),
};

const me = async (token: string) => {
  const response = await fetch(`${server.url}/v1/auth/me`, { headers: { authorization: `Bearer ${token}` } });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const leads = async (token: string) =>
  (await fetch(`${server.url}/v1/leads?limit=1`, { headers: { authorization: `Bearer ${token}` } })).status;

/** What openid-client throws for an error of the server. */
const failing = (promise: Promise<unknown>) =>
  promise.then(
    () => "fulfilled",
    (error: { error?: string; code?: string }) => error.error ?? error.code,
  );

describe("an authorization code", () => {
  it("becomes a token that acts for the person, in the organization of theirs that they chose", async () => {
    const { verifier, state, address } = await begin(app, { scope: "leads:read" });
    const { back, pages } = await agree(address, person);
    expect(pages[0]).toContain(app.name);
    expect(pages.at(-1)).toContain("Read leads");
    expect(pages.at(-1)).toContain("Test Brokerage");
    expect(`${back.origin}${back.pathname}`).toBe(CALLBACK);
    expect(back.searchParams.get("state")).toBe(state);
    expect(back.searchParams.get("iss")).toBe(server.url);
    const tokens = await oauth.authorizationCodeGrant(app.config, back, {
      pkceCodeVerifier: verifier,
      expectedState: state,
    });
    expect(tokens).toMatchObject({ token_type: "bearer", expires_in: 3_600, scope: "leads:read" });
    expect(tokens.access_token).toMatch(/^oat_/);
    expect(tokens.refresh_token).toMatch(/^oar_/);
    expect(await me(tokens.access_token)).toMatchObject({
      status: 200,
      body: {
        kind: "app",
        app: { id: app.id, name: app.name },
        organizationId: world.organizationId,
        user: { id: person.userId },
        scopes: ["leads:read"],
      },
    });
    expect(await leads(tokens.access_token)).toBe(200);
  });

  it("is good once: who comes with it again ends all that came of it", async () => {
    const tokens = await tokensOf(app, person);
    expect(await leads(tokens.access_token)).toBe(200);
    const checks = { pkceCodeVerifier: tokens.verifier, expectedState: tokens.state };
    expect(await failing(oauth.authorizationCodeGrant(app.config, tokens.back, checks))).toBe("invalid_grant");
    expect(await leads(tokens.access_token)).toBe(401);
    expect(await failing(oauth.refreshTokenGrant(app.config, tokens.refresh_token ?? ""))).toBe("invalid_grant");
  });

  it("is good once where two come at once", async () => {
    const { verifier, state, address } = await begin(app);
    const { back } = await agree(address, person);
    const checks = { pkceCodeVerifier: verifier, expectedState: state };
    const trade = () => failing(oauth.authorizationCodeGrant(app.config, back, checks));
    const outcomes = await Promise.all([trade(), trade(), trade()]);
    expect(outcomes.filter((one) => one === "fulfilled").length).toBeLessThanOrEqual(1);
    expect(outcomes).toContain("invalid_grant");
  });

  it("needs the verifier that its challenge was made of", async () => {
    const { state, address } = await begin(app);
    const { back } = await agree(address, person);
    const checks = { pkceCodeVerifier: oauth.randomPKCECodeVerifier(), expectedState: state };
    expect(await failing(oauth.authorizationCodeGrant(app.config, back, checks))).toBe("invalid_grant");
    expect(await failing(oauth.authorizationCodeGrant(app.config, back, { expectedState: state }))).toBe(
      "invalid_grant",
    );
  });

  it.each([
    ["without a challenge", { code_challenge: "", code_challenge_method: "" }],
    ["with a plain challenge", { code_challenge_method: "plain" }],
  ])("is not given out %s", async (_, extra) => {
    const { address } = await begin(app);
    const at = new URL(address);
    for (const [name, value] of Object.entries(extra)) {
      if (value === "") at.searchParams.delete(name);
      else at.searchParams.set(name, value);
    }
    const response = await fetch(at, { redirect: "manual" });
    const back = new URL(response.headers.get("location") ?? "");
    expect(back.origin + back.pathname).toBe(CALLBACK);
    expect(back.searchParams.get("error")).toBe("invalid_request");
    expect(back.searchParams.get("iss")).toBe(server.url);
  });

  it("is another app's to nobody", async () => {
    const { verifier, state, address } = await begin(app);
    const { back } = await agree(address, person);
    const other = await appOf(partner, server.url);
    const checks = { pkceCodeVerifier: verifier, expectedState: state };
    expect(await failing(oauth.authorizationCodeGrant(other.config, back, checks))).toBe("invalid_grant");
  });

  it("is over after a minute", async () => {
    const { verifier, state, address } = await begin(app);
    const { back } = await agree(address, person);
    const where = { kind: "AuthorizationCode", clientId: app.id, usedAt: null };
    const { system } = world.database;
    const stored = await system.oauthToken.findFirstOrThrow({ where, orderBy: { createdAt: "desc" } });
    const seconds = (stored.expiresAt.getTime() - Date.now()) / 1_000;
    expect(seconds).toBeGreaterThan(30);
    expect(seconds).toBeLessThanOrEqual(60);
    await system.oauthToken.updateMany({ where, data: { expiresAt: new Date() } });
    const checks = { pkceCodeVerifier: verifier, expectedState: state };
    expect(await failing(oauth.authorizationCodeGrant(app.config, back, checks))).toBe("invalid_grant");
  });

  it("goes to a public app without a secret, on any port of the machine that it runs on", async () => {
    const redirectUris = ["http://127.0.0.1/cb"];
    const native = await appOf(partner, server.url, { kind: "public", redirectUris });
    expect(native.secret).toBeNull();
    const tokens = await tokensOf(native, person, { redirectUri: "http://127.0.0.1:51234/cb" });
    expect(tokens.back.port).toBe("51234");
    expect(await leads(tokens.access_token)).toBe(200);
  });
});

describe("where browsers are sent", () => {
  it.each([
    "https://partner.example/callback/",
    "https://partner.example/callback?next=1",
    "https://partner.example.evil.example/callback",
    "https://evil.example/callback",
    "http://partner.example/callback",
    "//evil.example",
    "javascript:alert(1)",
  ])("is never %s, which was not registered", async (redirectUri) => {
    const { address } = await begin(app, { redirectUri });
    const response = await fetch(address, { redirect: "manual" });
    expect(response.status).toBe(400);
    expect(response.headers.get("location")).toBeNull();
    const html = await response.text();
    expect(html).toContain("That can&#39;t be asked here");
    expect(html).not.toContain("<script");
  });

  it("is the app, with what was said, where the person says no", async () => {
    const { state, address } = await begin(app);
    const { back } = await agree(address, person, "deny");
    expect(Object.fromEntries(back.searchParams)).toEqual({
      error: "access_denied",
      error_description: "The person said no.",
      state,
      iss: server.url,
    });
  });

  it("is nowhere for an app that nobody has registered", async () => {
    const { address } = await begin(app);
    const at = new URL(address);
    at.searchParams.set("client_id", "0197f000-0000-7000-8000-000000000000");
    const response = await fetch(at, { redirect: "manual" });
    expect([response.status, response.headers.get("location")]).toEqual([400, null]);
  });
});

describe("the pages", () => {
  it("run and load nothing, are shown inside no others, and are one browser's", async () => {
    const { address } = await begin(app);
    const via = browser();
    const began = await via.request(address);
    const at = new URL(began.headers.get("location") ?? "", address).href;
    const page = await via.request(at);
    expect(page.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(page.headers.get("content-security-policy")).toContain("form-action 'self' https://partner.example");
    expect(page.headers.get("x-frame-options")).toBe("DENY");
    expect(page.headers.get("cache-control")).toBe("no-store");
    const { email, password } = person;
    for (const origin of ["https://evil.example", "null"]) {
      expect((await via.post(at, { email, password }, { origin })).status).toBe(403);
    }
    expect((await via.post(at, { email, password }, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await fetch(at)).status).toBe(400);
    expect((await browser().post(at, { decision: "allow" })).status).toBe(400);
    // Nobody is logged in by saying yes.
    expect(await (await via.post(at, { decision: "allow" })).text()).toContain("Log in");
    const wrong = await via.post(at, { email, password: "not it" });
    expect([wrong.status, await wrong.text()]).toEqual([401, expect.stringContaining("There is no account with")]);
  });

  it("ask whoever is in several organizations which one it is about", async () => {
    const second = await createWorld();
    const { userId } = person;
    const data = { organizationId: second.organizationId, userId, role: "member" };
    await world.database.system.membership.create({ data });
    const tokens = await tokensOf(app, { ...person, organizationId: second.organizationId });
    expect((await me(tokens.access_token)).body).toMatchObject({
      organizationId: second.organizationId,
      role: "member",
    });
    await world.database.system.membership.delete({
      where: { organizationId_userId: { organizationId: second.organizationId, userId } },
    });
    await expect.poll(() => leads(tokens.access_token)).toBe(401);
  });

  it("leave no session behind", async () => {
    await tokensOf(app, person);
    const where = { userId: person.userId, revokedAt: null, id: { not: person.sessionId } };
    expect(await world.database.system.session.count({ where })).toBe(0);
  });
});
