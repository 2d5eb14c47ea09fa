import { randomUUID } from "node:crypto";
import { createProperty } from "@orrery/domain";
import { createWorld, startServer, type TestServer, type TestWorld } from "@orrery/testkit";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

let server: TestServer;
let world: TestWorld;
/** The server's clock is ahead by this. */
let aheadMs = 0;
/** Logins are limited by address: each test has its own. */
let address: string;
let addresses = 0;
beforeAll(async () => {
  server = await startServer({ trustedProxies: ["127.0.0.1"], now: () => new Date(Date.now() + aheadMs) });
});
beforeEach(async () => {
  world = await createWorld({ plan: "pro" });
  addresses += 1;
  address = `198.51.100.${addresses}`;
  aheadMs = 0;
});
afterAll(() => server[Symbol.asyncDispose]());

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

interface Call {
  readonly body?: object;
  readonly token?: string;
  readonly from?: string;
  readonly origin?: string;
}

async function send(method: string, path: string, { body, token, from = address, origin }: Call = {}): Promise<Answer> {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: {
      "X-Forwarded-For": from,
      "Content-Type": "application/json",
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      ...(origin !== undefined && { Origin: origin }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  };
}

const post = (path: string, body: object, call: Call = {}) => send("POST", `/v1/auth/${path}`, { ...call, body });
const me = (token: string) => send("GET", "/v1/auth/me", { token });
const failure = ({ status, body }: Answer) => {
  const { code, details } = body.error as { code: string; details?: { reason?: string } };
  return [status, code, details?.reason];
};
const claimsOf = (token: unknown) => JSON.parse(Buffer.from(String(token).split(".")[1] ?? "", "base64url").toString());

const intoTest = (token: string) => post("switch", { organizationId: world.testOrganizationId }, { token });
const isOver = (token: string) => expect.poll(async () => (await me(token)).status, { timeout: 1_000 }).toBe(401);

const TOKENS = {
  accessToken: expect.stringMatching(/^eyJ/),
  tokenType: "Bearer",
  expiresIn: 604_800,
  refreshToken: expect.stringMatching(/^ref_[0-9A-Za-z]{60}$/),
};
const PASSWORD = "correct horse battery staple";

describe("POST /v1/auth/register and /login", () => {
  it("make an account, and log in to it", async () => {
    const email = `Ana.${randomUUID()}@Example.com`;
    const registered = await post("register", { email, name: "Ana Diaz", password: PASSWORD });
    expect([registered.status, registered.body]).toEqual([
      201,
      { email: email.toLowerCase(), message: expect.any(String) },
    ]);
    const login = await post("login", { email, password: PASSWORD });
    expect([login.status, login.body]).toEqual([200, TOKENS]);
    expect(login.headers.get("cache-control")).toMatch(/no-store/);
    const { body } = await me(String(login.body.accessToken));
    expect(body).toMatchObject({
      kind: "session",
      plan: "free",
      mode: "live",
      role: "owner",
      organization: { name: "Ana Diaz's organization" },
      user: { email: email.toLowerCase(), name: "Ana Diaz" },
    });
  });

  it("say the same of an address that is known as of one that is not, to the byte", async () => {
    const { email, password } = await world.session();
    const unknown = `${randomUUID()}@example.com`;
    const said = async (path: string, body: object, of: string) => {
      const answer = await post(path, { ...body, email: of });
      const text = JSON.stringify(answer.body).replaceAll(of, "");
      const names = [...answer.headers.keys()].filter((name) => name !== "connection").sort();
      return { status: answer.status, text, names };
    };
    const login = { password: "a wrong password" };
    expect(await said("login", login, email)).toEqual(await said("login", login, unknown));
    const account = { name: "Mallory", password: "another password" };
    expect(await said("register", account, email)).toEqual(await said("register", account, unknown));
    expect((await post("login", { email, password })).status).toBe(200);
  });

  it("refuse with LOGIN_FAILED: a wrong password, an unknown address, an organization of others", async () => {
    const { email, password } = await world.session();
    const organizationId = (await createWorld()).organizationId;
    for (const body of [{ password: "wrong" }, { email: "x@y.example", password }, { password, organizationId }]) {
      expect(failure(await post("login", { email, ...body }))).toEqual([401, "UNAUTHORIZED", "LOGIN_FAILED"]);
    }
  });

  it("refuse passwords of under 8 or over 256 characters or of none, and addresses that are none", async () => {
    const passwords = ["1234567", "x".repeat(257), "\ud800".repeat(8)].map((password) => ({ password }));
    for (const wrong of [...passwords, { email: "ana" }]) {
      const body = { email: `${randomUUID()}@example.com`, name: "Ana", password: PASSWORD, ...wrong };
      expect(failure(await post("register", body))).toEqual([400, "BAD_REQUEST", "INVALID_INPUT"]);
    }
  });
});

describe("session fixation", () => {
  it("gets nowhere: a login and a switch give a session that nobody had before", async () => {
    const [attacker, victim] = [await world.session(), await world.session()];
    const { email, password } = victim;
    const planted = { sid: attacker.sessionId, sessionId: attacker.sessionId, refreshToken: attacker.refreshToken };
    const login = await post("login", { email, password, ...planted }, { token: attacker.accessToken });
    const token = String(login.body.accessToken);
    const switched = await post("switch", { organizationId: world.testOrganizationId, ...planted }, { token });
    const ids = [login, switched].map(({ body }) => claimsOf(body.accessToken).sid);
    expect(new Set([...ids, attacker.sessionId, victim.sessionId]).size).toBe(4);
    expect((await me(attacker.accessToken)).body).toMatchObject({ user: { id: attacker.userId } });
  });
});

describe("POST /v1/auth/refresh", () => {
  const refresh = (refreshToken: unknown, from?: string) => post("refresh", { refreshToken }, from ? { from } : {});

  it("gives the next pair of the same session, and needs no access token", async () => {
    const { refreshToken, sessionId } = await world.session();
    const next = await refresh(refreshToken);
    expect([next.status, next.body]).toEqual([200, TOKENS]);
    expect(claimsOf(next.body.accessToken).sid).toBe(sessionId);
    expect((await me(String(next.body.accessToken))).status).toBe(200);
  });

  it("serves parallel tabs and a lost answer, and ends the session where a token comes again after 30 seconds", async () => {
    const { refreshToken, accessToken } = await world.session();
    const tabs = await Promise.all([refresh(refreshToken), refresh(refreshToken)]);
    expect(tabs.map(({ status }) => status)).toEqual([200, 200]);
    aheadMs = 29_000;
    expect((await refresh(refreshToken)).status).toBe(200);
    expect((await me(accessToken)).status).toBe(200);
    aheadMs = 31_000;
    expect(failure(await refresh(refreshToken))).toEqual([401, "UNAUTHORIZED", "REFRESH_FAILED"]);
    for (const { body } of tabs) {
      expect(failure(await refresh(body.refreshToken))).toEqual([401, "UNAUTHORIZED", "REFRESH_FAILED"]);
    }
    const tokens = [accessToken, ...tabs.map(({ body }) => String(body.accessToken))];
    for (const token of tokens) await expect.poll(async () => (await me(token)).status, { timeout: 5_000 }).toBe(401);
  });

  it("with a token that comes again ends what a thief has switched to within a second", async () => {
    const { refreshToken, accessToken } = await world.session();
    const { body: stolen } = await intoTest(accessToken);
    expect((await me(String(stolen.accessToken))).status).toBe(200);
    await refresh(refreshToken);
    aheadMs = 31_000;
    expect((await refresh(refreshToken)).status).toBe(401);
    expect((await refresh(stolen.refreshToken)).status).toBe(401);
    for (const token of [accessToken, String(stolen.accessToken)]) await isOver(token);
  });

  it("refuses what is no refresh token", async () => {
    const { accessToken, refreshToken } = await world.session();
    for (const token of ["nonsense", accessToken, refreshToken.slice(0, -1), `ref_${"0".repeat(60)}`])
      expect(failure(await refresh(token))).toEqual([401, "UNAUTHORIZED", "REFRESH_FAILED"]);
  });

  it("is limited to 30 a minute for each session, from whichever address", async () => {
    const [session, other] = [await world.session(), await world.session()];
    let { refreshToken }: { refreshToken: unknown } = session;
    for (let left = 29; left >= 0; left -= 1) {
      const { status, headers, body } = await refresh(refreshToken, `203.0.113.${left}`);
      expect([status, headers.get("x-ratelimit-limit"), headers.get("x-ratelimit-remaining")]).toEqual([
        200,
        "30",
        `${left}`,
      ]);
      refreshToken = body.refreshToken;
    }
    const refused = await refresh(refreshToken, "203.0.113.99");
    expect(refused.headers.get("ratelimit-policy")).toBe('"minute";q=60;w=60, "refresh";q=30;w=60');
    expect(failure(refused).slice(0, 2)).toEqual([429, "RATE_LIMITED"]);
    expect(refused.headers.get("x-ratelimit-remaining")).toBe("0");
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(30);
    expect((await refresh(other.refreshToken)).status).toBe(200);
    aheadMs = 61_000;
    expect((await refresh(refreshToken)).status).toBe(200);
  });
});

it("says on tRPC what a refresh has left of its session's limit, in a streamed answer too", async () => {
  const { refreshToken } = await world.session();
  const response = await fetch(`${server.url}/trpc/auth.refresh?batch=1`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "trpc-accept": "application/jsonl", "X-Forwarded-For": address },
    body: JSON.stringify({ 0: { refreshToken } }),
  });
  expect(await response.text()).toContain('"ref_');
  expect(["limit", "remaining"].map((name) => response.headers.get(`x-ratelimit-${name}`))).toEqual(["30", "29"]);
});

describe("the limit of logins", () => {
  const login = (over: Call = {}) => post("login", { email: "nobody@example.com", password: "wrong" }, over);

  it("is 5 a minute for each address, whichever credential or surface they come by", async () => {
    const { accessToken } = await world.session();
    const graphql = { query: 'mutation { login(input: { email: "a@b.c", password: "wrong" }) { expiresIn } }' };
    const trpc = { email: "a@b.c", password: "wrong" };
    const first = await login();
    expect([first.headers.get("x-ratelimit-limit"), first.headers.get("x-ratelimit-remaining")]).toEqual(["5", "4"]);
    await login({ token: accessToken });
    await login({ token: await world.key() });
    await send("POST", "/graphql", { body: graphql });
    await send("POST", "/trpc/auth.login", { body: trpc });
    const refused = await login();
    expect(failure(refused).slice(0, 2)).toEqual([429, "RATE_LIMITED"]);
    expect(refused.headers.get("x-ratelimit-remaining")).toBe("0");
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(30);
    expect(JSON.stringify((await send("POST", "/graphql", { body: graphql })).body)).toContain("RATE_LIMITED");
    expect((await send("POST", "/trpc/auth.login", { body: trpc })).status).toBe(429);
    expect((await login({ from: "198.51.100.250" })).status).toBe(401);
    aheadMs = 61_000;
    expect((await login()).status).toBe(401);
  });

  it("takes an IPv6 network for one address", async () => {
    for (let host = 1; host <= 5; host += 1) await login({ from: `2001:db8:1:1::${host}` });
    expect((await login({ from: "2001:db8:1:1:ffff::1" })).status).toBe(429);
    expect((await login({ from: "2001:db8:1:2::1" })).status).toBe(401);
  });
});

describe("POST /v1/auth/switch", () => {
  it("logs the same person in elsewhere, where they are a member, and to test siblings", async () => {
    const { accessToken, userId } = await world.session();
    const other = await createWorld();
    await other.database.system.membership.create({
      data: { userId, organizationId: other.organizationId, role: "guest" },
    });
    for (const [organizationId, mode] of [
      [other.organizationId, "live"],
      [other.testOrganizationId, "test"],
    ] as const) {
      const switched = await post("switch", { organizationId }, { token: accessToken });
      expect([switched.status, switched.body]).toEqual([200, TOKENS]);
      const { body } = await me(String(switched.body.accessToken));
      expect(body).toMatchObject({ organizationId, mode, role: "guest", user: { id: userId } });
    }
    expect((await me(accessToken)).body).toMatchObject({ organizationId: world.organizationId, role: "owner" });
  });

  it("says the same of another's organization as of none, and is no API key's to do", async () => {
    const { accessToken: token } = await world.session();
    const other = await createWorld();
    for (const organizationId of [other.organizationId, other.testOrganizationId, randomUUID()]) {
      const refused = await post("switch", { organizationId }, { token });
      expect(failure(refused)).toEqual([404, "NOT_FOUND", "ORGANIZATION_NOT_FOUND"]);
    }
    const byKey = await post("switch", { organizationId: world.organizationId }, { token: await world.key() });
    expect(failure(byKey)).toEqual([403, "FORBIDDEN", "SESSION_REQUIRED"]);
  });
});

it("limits switches to 30 a minute for each person, as every session has limits of its own", async () => {
  const [person, other] = [await world.session(), await world.session()];
  const { organizationId } = world;
  let token = person.accessToken;
  for (let left = 29; left >= 0; left -= 1) {
    const { status, headers, body } = await post("switch", { organizationId }, { token });
    expect([status, headers.get("x-ratelimit-remaining")]).toEqual([200, `${left}`]);
    token = String(body.accessToken);
  }
  const refused = await post("switch", { organizationId }, { token });
  expect(failure(refused).slice(0, 2)).toEqual([429, "RATE_LIMITED"]);
  expect(refused.headers.get("ratelimit-policy")).toBe('"minute";q=500;w=60, "switch";q=30;w=60');
  expect((await post("switch", { organizationId }, { token: other.accessToken })).status).toBe(200);
});

describe("POST /v1/auth/logout", () => {
  const sameAgain = async ({ email, password }: { email: string; password: string }) =>
    String((await post("login", { email, password })).body.accessToken);

  it("ends the session, its access token at once and its refresh token, and no other", async () => {
    const session = await world.session();
    const other = await sameAgain(session);
    const { status, body } = await post("logout", {}, { token: session.accessToken });
    expect([status, body]).toEqual([
      200,
      { sessionId: session.sessionId, revokedAt: expect.stringMatching(/^\d{4}-.*Z$/) },
    ]);
    expect(failure(await me(session.accessToken))).toEqual([401, "UNAUTHORIZED", "CREDENTIAL_INVALID"]);
    expect((await post("refresh", { refreshToken: session.refreshToken })).status).toBe(401);
    expect((await me(other)).status).toBe(200);
  });

  it("ends every session of the person, if asked, and what a thief has switched to", async () => {
    const [session, colleague] = [await world.session(), await world.session()];
    const [again, third] = [await sameAgain(session), await sameAgain(session)];
    const { body: stolen } = await intoTest(session.accessToken);
    await post("logout", { everywhere: true }, { token: again });
    for (const token of [session.accessToken, again, third]) expect((await me(token)).status).toBe(401);
    expect((await post("refresh", { refreshToken: stolen.refreshToken })).status).toBe(401);
    await isOver(String(stolen.accessToken));
    expect((await me(colleague.accessToken)).status).toBe(200);
  });
});

describe("GET /v1/auth/me", () => {
  it("tells any credential what it is, whatever its scopes", async () => {
    const confinedTo = [`property:${(await world.run(createProperty)).id}`];
    const { body } = await me(await world.key({ scopes: ["leads:read"], confinedTo }));
    expect(body).toEqual({
      kind: "api-key",
      credentialId: expect.any(String),
      organizationId: world.organizationId,
      organization: { id: world.organizationId, name: "Test Brokerage", slug: expect.any(String) },
      plan: "pro",
      mode: "live",
      grants: ["leads:read"],
      scopes: ["leads:read"],
      confinedTo,
      origins: null,
      role: null,
      user: null,
      app: null,
      organizations: [],
      expiresAt: null,
    });
  });

  it("tells a grant of all from a grant of each, and which web pages may use it", async () => {
    const origins = ["https://www.example.com"];
    const token = await world.key({ scopes: ["*"], origins });
    const { body } = await send("GET", "/v1/auth/me", { token, origin: "https://www.example.com" });
    expect(body).toMatchObject({ grants: ["*"], confinedTo: null, origins });
    expect(body.scopes).toContain("leads:read");
    expect(body.scopes).not.toContain("*");
  });

  it("tells an MCP token whose it is, and of nowhere to switch to, as it can't", async () => {
    const { userId } = await world.session({ role: "admin" });
    const { body } = await me(await world.key({ prefix: "mcp_", scopes: [], userId }));
    expect(body).toMatchObject({ kind: "mcp-token", role: "admin", user: { id: userId }, organizations: [] });
  });

  it("tells a person where else they are", async () => {
    const session = await world.session({ role: "member", mode: "test" });
    const { body } = await me(session.accessToken);
    expect(body).toMatchObject({
      kind: "session",
      credentialId: session.sessionId,
      organizationId: world.testOrganizationId,
      mode: "test",
      role: "member",
      user: { id: session.userId, email: session.email, name: "Ana Diaz" },
      organizations: [{ id: world.organizationId, role: "member", testOrganizationId: world.testOrganizationId }],
    });
  });
});
