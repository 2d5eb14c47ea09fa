import type { ServerResponse } from "node:http";
import type { Misbehaviour } from "@orrery/testkit";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { asBrowser, PORTAL, type PortalScene, portalScene } from "./portals.ts";

const RETURN_URL = "https://app.example.com/integrations";

let scene: PortalScene;
beforeAll(async () => {
  scene = await portalScene({ serving: { integrations: { returnUrls: [RETURN_URL] } } });
});
afterAll(() => scene[Symbol.asyncDispose]());
beforeEach(async () => {
  const { system } = scene.world.database;
  await system.integration.deleteMany({ where: { organizationId: scene.world.organizationId } });
});

const rowOf = ({ world }: PortalScene) =>
  world.database.system.integration.findFirst({ where: { organizationId: world.organizationId } });
const accessOf = ({ server, world }: PortalScene) => server.connections.accessOf(world.organizationId, PORTAL);
const typesSince = async ({ world }: PortalScene, before: number) =>
  (await world.events()).slice(before).map(({ type }) => type);

describe("a portal is connected by a person", () => {
  it("through a code with PKCE, and the token is one that the portal takes", async () => {
    const before = (await scene.world.events()).length;
    const begun = await scene.send("POST", `/v1/integrations/${PORTAL}/authorize`, scene.client);
    const url = new URL(String(begun.body.authorization_url));
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: "code",
      client_id: "orrery",
      redirect_uri: `${scene.server.url}/v1/integrations/${PORTAL}/callback`,
      scope: "openid offline_access listings:write",
      code_challenge_method: "S256",
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
    });
    const page = await asBrowser(await scene.portal.agree(url.href));
    expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(page.headers.get("referrer-policy")).toBe("no-referrer");
    expect(await page.text()).toContain("JSON push is connected.");
    const { body } = await scene.send("GET", `/v1/integrations/${PORTAL}`);
    expect(body).toMatchObject({
      provider: PORTAL,
      status: "connected",
      grant: "authorization_code",
      account: "ana@example.com",
      api_url: `${scene.portal.issuer}/api`,
      last_error: null,
    });
    const access = await accessOf(scene);
    expect(access?.apiUrl).toBe(`${scene.portal.issuer}/api`);
    expect(await scene.portal.isActive(access?.accessToken ?? "")).toBe(true);
    expect(await typesSince(scene, before)).toEqual(["integration.connected"]);
  });

  it("and nothing of the tokens can be read in the database, in an event or in an answer", async () => {
    await scene.connected();
    const row = await rowOf(scene);
    const { accessToken = "" } = (await accessOf(scene)) ?? {};
    expect(Buffer.from(row?.secrets ?? []).includes(accessToken)).toBe(false);
    const list = await scene.send("GET", "/v1/integrations");
    for (const secret of [accessToken, scene.portal.client.clientSecret]) {
      expect(JSON.stringify([row?.party, await scene.world.events(), list.body])).not.toContain(secret);
    }
  });

  it("and the browser goes to a page that the operator lists, and to no other", async () => {
    const page = await asBrowser(await scene.agreed({ return_url: `${RETURN_URL}?from=settings` }));
    expect(page.status).toBe(303);
    expect(page.headers.get("location")).toBe(`${RETURN_URL}?from=settings&integration=${PORTAL}&outcome=connected`);
    for (const return_url of ["https://evil.example.com/integrations", `${RETURN_URL}/../x`, "javascript:alert(1)"]) {
      const refused = await scene.send("POST", `/v1/integrations/${PORTAL}/authorize`, { ...scene.client, return_url });
      expect([refused.status, refused.body.error?.details]).toMatchObject([400, { issues: [{ path: "return_url" }] }]);
    }
  });

  it("once for each state: what comes again connects nothing", async () => {
    const back = await scene.agreed();
    expect((await asBrowser(back)).status).toBe(200);
    const again = await asBrowser(back);
    expect([again.status, await again.text()]).toEqual([400, expect.stringContaining("was used before")]);
  });

  it("at once by many with the same state: one of them connects", async () => {
    const back = await scene.agreed();
    const answers = await Promise.all(Array.from({ length: 5 }, () => asBrowser(back)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400, 400]);
  });

  it("within ten minutes", async () => {
    const back = await scene.agreed();
    const { system } = scene.world.database;
    const where = { organizationId: scene.world.organizationId };
    const { expiresAt } = await system.integrationAuthorization.findFirstOrThrow({ where });
    expect(expiresAt.getTime() - Date.now()).toBeGreaterThan(590_000);
    expect(expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(600_000);
    await system.integrationAuthorization.updateMany({ where, data: { expiresAt: new Date() } });
    expect((await asBrowser(back)).status).toBe(400);
    expect(await rowOf(scene)).toBeNull();
  });

  it("and nobody else's credential ends what one began", async () => {
    const back = await scene.agreed();
    const other = await scene.world.key();
    const refused = await fetch(back, { headers: { authorization: `Bearer ${other}` } });
    expect([refused.status, await rowOf(scene)]).toEqual([400, null]);
    const own = await fetch(back, { headers: { authorization: `Bearer ${scene.key}` } });
    expect([own.status, await own.json()]).toEqual([200, expect.objectContaining({ outcome: "connected" })]);
  });

  it("only while whoever began it still may: what a revoked key began ends with nothing", async () => {
    const { world } = scene;
    const { system } = world.database;
    const key = await world.key();
    const begun = await scene.send("POST", `/v1/integrations/${PORTAL}/authorize`, scene.client, key);
    const back = await scene.portal.agree(String(begun.body.authorization_url));
    const newest = { where: { organizationId: world.organizationId }, orderBy: { createdAt: "desc" as const } };
    const { credentialId: id } = await system.integrationAuthorization.findFirstOrThrow(newest);
    await system.apiKey.update({ where: { id }, data: { revokedAt: new Date() } });
    const page = await asBrowser(back);
    expect(await page.text()).toContain("Whoever began this has no access any more.");
    expect(await rowOf(scene)).toBeNull();
  });

  it("who says no: the portal's words are shown as text", async () => {
    const begun = await scene.send("POST", `/v1/integrations/${PORTAL}/authorize`, scene.client);
    const url = new URL(String(begun.body.authorization_url));
    const back = new URL(`${url.searchParams.get("redirect_uri")}`);
    back.search = String(
      new URLSearchParams({
        ...{ state: url.searchParams.get("state") ?? "", iss: scene.portal.issuer, error: "access_denied" },
        error_description: "<script>alert(1)</script>",
      }),
    );
    const page = await asBrowser(back);
    const text = await page.text();
    expect(text).toContain("The provider answered access_denied: &lt;script&gt;alert(1)&lt;/script&gt;");
    expect(text).not.toContain("<script");
    expect(await rowOf(scene)).toBeNull();
  });

  it.each([
    ["names another one", (url: URL) => url.searchParams.set("iss", "https://evil.example.com")],
    ["does not name the one that names itself", (url: URL) => url.searchParams.delete("iss")],
    ["has a code of nobody", (url: URL) => url.searchParams.set("code", "made-up")],
    ["has no code", (url: URL) => url.searchParams.delete("code")],
  ])("and not by an answer that %s", async (_what, change) => {
    const back = await scene.agreed();
    change(back);
    expect(await (await asBrowser(back)).text()).toContain("is not connected");
    expect(await rowOf(scene)).toBeNull();
    // Used up all the same.
    expect((await asBrowser(back)).status).toBe(400);
  });
});

describe("a portal is connected by client credentials", () => {
  const connect = (more: object = {}, key?: string) =>
    scene.send(
      "POST",
      `/v1/integrations/${PORTAL}/connect`,
      { ...scene.client, scopes: ["listings:write"], ...more },
      key,
    );

  it("at once", async () => {
    const before = (await scene.world.events()).length;
    const { status, body } = await connect();
    expect([status, body]).toMatchObject([200, { status: "connected", grant: "client_credentials", account: null }]);
    expect(await scene.portal.isActive((await accessOf(scene))?.accessToken ?? "")).toBe(true);
    expect(await typesSince(scene, before)).toEqual(["integration.connected"]);
  });

  it("not with a wrong secret, in the portal's words", async () => {
    const { status, body } = await connect({ client_secret: "wrong" });
    expect([status, body.error]).toMatchObject([
      422,
      { details: { reason: "INTEGRATION_PROVIDER_FAILED", kind: "refused" } },
    ]);
    expect(await rowOf(scene)).toBeNull();
  });

  it("not without a secret, an API or an authorization server", async () => {
    for (const field of ["client_secret", "api_url", "issuer"]) {
      const { status, body } = await connect({ [field]: undefined });
      expect([status, body.error?.details]).toMatchObject([400, { issues: [{ path: field }] }]);
    }
  });

  it("not with an address that listings' paths can't follow", async () => {
    const { status, body } = await connect({ api_url: "https://api.example.com/?account=1" });
    expect([status, body.error?.details]).toMatchObject([400, { issues: [{ path: "api_url" }] }]);
  });

  it("and not in test mode, which reaches no portal", async () => {
    const { status, body } = await connect({}, await scene.world.key({ prefix: "ork_test_" }));
    expect([status, body.error]).toMatchObject([403, { details: { reason: "INTEGRATION_LIVE_ONLY" } }]);
  });

  it("and not where it reads a feed, or is none", async () => {
    const feed = await scene.send("POST", "/v1/integrations/kyero/connect", scene.client);
    expect([feed.status, feed.body.error?.details]).toMatchObject([422, { reason: "INTEGRATION_NEEDS_NO_CONNECTION" }]);
    const none = await scene.send("POST", "/v1/integrations/nowhere/connect", scene.client);
    expect([none.status, none.body.error?.details]).toMatchObject([404, { reason: "INTEGRATION_PROVIDER_NOT_FOUND" }]);
  });

  it.each(["issuer", "token_endpoint", "authorization_endpoint", "revocation_endpoint", "api_url"])(
    "and nothing is sent to a %s that is not public",
    async (field) => {
      const given = { ...scene.client, token_endpoint: `${scene.portal.issuer}/token` };
      for (const address of ["https://10.1.2.3/", "https://metadata.internal/", "http://169.254.169.254/latest"]) {
        const asked = scene.portal.tokenRequests.length;
        const { status, body } = await connect({ ...given, [field]: address });
        expect([status, body.error?.details], address).toMatchObject([422, { reason: "INTEGRATION_PROVIDER_FAILED" }]);
        expect(body.error?.message).toContain("may not be reached");
        expect(scene.portal.tokenRequests.length).toBe(asked);
      }
    },
  );
});

it("lists every portal, connected or not, page by page", async () => {
  await scene.connected();
  const all = await scene.send("GET", "/v1/integrations");
  const shown = (all.body.data as { provider: string; status: string }[]).map(({ provider, status }) => [
    provider,
    status,
  ]);
  expect(shown).toEqual([
    ["kyero", "available"],
    [PORTAL, "connected"],
    ["reso", "available"],
  ]);
  expect(all.body.next_cursor).toBeNull();
  const first = await scene.send("GET", "/v1/integrations?limit=2");
  const second = await scene.send("GET", `/v1/integrations?limit=2&cursor=${first.body.next_cursor}`);
  expect([...(first.body.data as object[]), ...(second.body.data as object[])]).toEqual(all.body.data);
  expect(second.body.next_cursor).toBeNull();
});

describe("a portal that is disconnected", () => {
  it("has taken the tokens back, of both kinds, and nothing of them is left here", async () => {
    await scene.connected();
    const { accessToken = "" } = (await accessOf(scene)) ?? {};
    const before = (await scene.world.events()).length;
    const { status, body } = await scene.send("DELETE", `/v1/integrations/${PORTAL}`);
    expect([status, body]).toMatchObject([200, { provider: PORTAL, status: "not_connected", revoked: true, id: null }]);
    expect(await scene.portal.isActive(accessToken)).toBe(false);
    expect([await rowOf(scene), await accessOf(scene)]).toEqual([null, undefined]);
    expect(await typesSince(scene, before)).toEqual(["integration.disconnected"]);
    expect((await scene.send("DELETE", `/v1/integrations/${PORTAL}`)).status).toBe(404);
  });

  it("is so here, though the portal does not answer", async () => {
    await scene.connected();
    scene.portal.misbehave("/token/revocation", (request) => request.destroy());
    const { status, body } = await scene
      .send("DELETE", `/v1/integrations/${PORTAL}`)
      .finally(() => scene.portal.misbehave("/token/revocation", undefined));
    expect([status, body.revoked, await rowOf(scene)]).toEqual([200, false, null]);
  });

  it("keeps the tokens at the portal, where it is told to", async () => {
    await scene.connected();
    const { accessToken = "" } = (await accessOf(scene)) ?? {};
    expect((await scene.send("DELETE", `/v1/integrations/${PORTAL}?revoke=false`)).body.revoked).toBeNull();
    expect([await rowOf(scene), await scene.portal.isActive(accessToken)]).toEqual([null, true]);
  });
});

/** What takes the place of a token endpoint's answer, and how it is told. */
const MISBEHAVIOURS: readonly [what: string, how: Misbehaviour, kind: string][] = [
  ["is down", (request) => request.destroy(), "unavailable"],
  ["fails", (_, response) => response.writeHead(503).end("busy"), "unavailable"],
  ["sends a page", (_, response) => response.end("<html>"), "nonsense"],
  [
    "sends a token of another kind",
    (_, response) => json(response, { access_token: "a", token_type: "mac" }),
    "nonsense",
  ],
  [
    "sends scopes with a NUL",
    (_, response) => json(response, { access_token: "a", token_type: "bearer", scope: "a\0b" }),
    "nonsense",
  ],
  ["sends without an end", (_, response) => json(response, { access_token: "a".repeat(400_000) }), "nonsense"],
  ["sends us on", (_, response) => response.writeHead(307, { location: "http://169.254.169.254/" }).end(), "nonsense"],
];

const json = (response: ServerResponse, body: object) =>
  response.setHeader("content-type", "application/json").end(JSON.stringify(body));

describe("an authorization server that does not behave", () => {
  const connect = () => scene.send("POST", `/v1/integrations/${PORTAL}/connect`, { ...scene.client, scopes: [] });

  it.each(MISBEHAVIOURS)("and %s is told apart", async (_what, how, kind) => {
    scene.portal.misbehave("/token", how);
    const { status, body } = await connect().finally(() => scene.portal.misbehave("/token", undefined));
    expect([status, body.error?.details]).toMatchObject([422, { kind }]);
    expect(await rowOf(scene)).toBeNull();
  });

  it("and whose metadata lead to an address that is not public is not asked there", async () => {
    await using other = await portalScene();
    const { issuer } = other.portal;
    const metadata = { issuer, token_endpoint: "https://10.1.2.3/token", authorization_endpoint: `${issuer}/auth` };
    other.portal.misbehave("metadata", (_, response) => json(response, metadata));
    const { status, body } = await other.send("POST", `/v1/integrations/${PORTAL}/connect`, other.client);
    expect([status, body.error?.message]).toEqual([422, expect.stringContaining("10.1.2.3 may not be reached")]);
  });

  it("and whose metadata are another's is refused", async () => {
    await using other = await portalScene();
    const metadata = { issuer: scene.portal.issuer, token_endpoint: `${scene.portal.issuer}/token` };
    other.portal.misbehave("metadata", (_, response) => json(response, metadata));
    const { status, body } = await other.send("POST", `/v1/integrations/${PORTAL}/connect`, other.client);
    expect([status, body.error?.details]).toMatchObject([422, { kind: "nonsense" }]);
  });
});

it("takes the operator's client where a brokerage brings none, and mixes the two in nothing", async () => {
  const { clientId, clientSecret } = scene.portal.client;
  const { issuer } = scene.portal;
  const clients = { [PORTAL]: { issuer, clientId, clientSecret, apiUrl: `${issuer}/api`, scopes: ["listings:write"] } };
  await using operated = await portalScene({ serving: { integrations: { clients } } });
  const path = `/v1/integrations/${PORTAL}/connect`;
  const { status, body } = await operated.send("POST", path, {});
  expect([status, body]).toMatchObject([200, { status: "connected", scopes: ["listings:write"] }]);
  const row = await rowOf(operated);
  expect(row?.party).toMatchObject({ client: "operator", clientId });
  const mixed = await operated.send("POST", path, { token_endpoint: "https://evil.example.com/token" });
  expect([mixed.status, mixed.body.error?.details]).toMatchObject([
    400,
    { issues: [{ path: "client_id" }, { path: "api_url" }] },
  ]);
  const none = await scene.send("POST", path, {});
  expect([none.status, none.body.error?.details]).toMatchObject([422, { reason: "INTEGRATION_NOT_CONFIGURED" }]);
});
