import { randomUUID } from "node:crypto";
import { createIdentity, generateAppToken, generateKey, type KeyPrefix, revokeKey, rollKey } from "@orrery/access";
import { createLead, registry } from "@orrery/domain";
import { sealingKeysOf } from "@orrery/server";
import {
  appTokenOf,
  createWorld,
  startServer,
  TEST_ROOT_SECRET,
  type TestServer,
  type TestWorld,
} from "@orrery/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ trustedProxies: ["127.0.0.1"] });
});
afterAll(() => server[Symbol.asyncDispose]());

type Json = Record<string, unknown> | undefined;
interface Surface {
  readonly path: string;
  readonly init?: RequestInit;
  /** Where its answers say which error it is. */
  codeOf(body: Json): unknown;
}

const GRAPHQL_HEADERS = { "content-type": "application/json", accept: "application/graphql-response+json" };
const graphql = (query: string): RequestInit => ({
  method: "POST",
  headers: GRAPHQL_HEADERS,
  body: JSON.stringify({ query }),
});
/** A call of a tool. */
const mcp = (name: string, args: object): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json", accept: "application/json, text/event-stream" },
  body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/call", params: { name, arguments: args } }),
});
const inError = (body: Json) => (body?.error as Json)?.code;
const atTop = (body: Json) => body?.code;
const inExtensions = (body: Json) => ((body?.errors as Json[] | undefined)?.[0]?.extensions as Json)?.code;
const inFailure = (body: Json) => (((body?.error as Json)?.data as Json)?.failure as Json)?.code;
const inRpcError = (body: Json) => ((body?.error as Json)?.data as Json)?.code;

/** One read that needs a scope, on each surface and of each contract. */
const SURFACES = {
  orkasa: { path: "/v1/leads", codeOf: inError },
  orkestra: { path: "/v1/api-keys", codeOf: inError },
  organicagent: { path: "/api/v1/leads", codeOf: atTop },
  orckai: { path: "/api/v1/organization", codeOf: atTop },
  graphql: { path: "/graphql", init: graphql("{ leads(first: 1) { nodes { id } } }"), codeOf: inExtensions },
  trpc: { path: "/trpc/leads.list?input=%7B%7D", codeOf: inFailure },
  mcp: { path: "/mcp", init: mcp("leads_list", {}), codeOf: inRpcError },
} as const satisfies Record<string, Surface>;
type SurfaceName = keyof typeof SURFACES;

type Outcome = "ok" | "missing" | "invalid" | "plan" | "origin" | "scope";
type Shown = readonly [status: number, code?: string];

/** The documents' own words; where they are silent, CONTRACTS.md's. */
const V1: Record<Outcome, Shown> = {
  ok: [200],
  missing: [401, "UNAUTHORIZED"],
  invalid: [401, "UNAUTHORIZED"],
  plan: [403, "PLAN_REQUIRED"],
  origin: [403, "FORBIDDEN"],
  scope: [403, "FORBIDDEN"],
};
const API_V1: Record<Outcome, Shown> = {
  ok: [200],
  missing: [401, "API_KEY_MISSING"],
  invalid: [401, "API_KEY_INVALID"],
  plan: [403, "PLAN_REQUIRED"],
  origin: [403, "SCOPE_REQUIRED"],
  scope: [403, "SCOPE_REQUIRED"],
};
const EXPECTED: Record<SurfaceName, Record<Outcome, Shown>> = {
  orkasa: V1,
  orkestra: V1,
  orckai: API_V1,
  // Its document lists no 403.
  organicagent: {
    ...API_V1,
    plan: [401, "PLAN_REQUIRED"],
    origin: [401, "SCOPE_REQUIRED"],
    scope: [401, "SCOPE_REQUIRED"],
  },
  // A field that its caller may not see is null beside the others.
  graphql: { ...V1, scope: [200, "FORBIDDEN"] },
  trpc: V1,
  // A tool that its caller may not call is not there.
  mcp: { ...V1, scope: [200, "NOT_FOUND"] },
};

type Headers_ = Record<string, string>;
const bearer = (credential: string): Headers_ => ({ authorization: `Bearer ${credential}` });
const apiKey = (credential: string): Headers_ => ({ "x-api-key": credential });

/** Somebody with a role in the organization. */
async function person({ database: { system }, organizationId }: TestWorld, role: string): Promise<string> {
  const data = { email: `${randomUUID()}@example.com`, name: "Ana", passwordHash: "" };
  const { id: userId } = await system.user.create({ data });
  await system.membership.create({ data: { organizationId, userId, role } });
  return userId;
}

/** A login of somebody with this role, and its access token under the root secret. */
async function login(world: TestWorld, role: string, rootSecret = TEST_ROOT_SECRET) {
  const { system } = world.database;
  const userId = await person(world, role);
  const expiresAt = new Date(Date.now() + 86_400_000);
  const data = { organizationId: world.organizationId, userId, rootId: randomUUID(), expiresAt };
  const session = await system.session.create({ data });
  const { tokens } = createIdentity({ system, scopes: registry.scopes, sealingKeys: sealingKeysOf({ rootSecret }) });
  return { system, userId, session, token: await tokens.sign(session) };
}

/** A key of the world, as it is found by. */
async function storedKey(world: TestWorld, prefix: KeyPrefix = "ork_live_") {
  const key = await world.key({ prefix });
  const { system } = world.database;
  const { id } = await system.apiKey.findFirstOrThrow({ where: { lastFour: key.slice(-4), prefix } });
  return { system, key, organizationId: world.organizationId, id };
}

interface Row {
  readonly credential: string;
  readonly outcome: Outcome;
  make(world: TestWorld): Promise<Headers_> | Headers_;
}

const rolled = async (world: TestWorld, overlapMs: number, at?: Date) => {
  const { system, key, organizationId, id } = await storedKey(world);
  return { old: key, next: (await rollKey(system, { organizationId, id }, overlapMs, at)).key };
};
const onPlan = async (world: TestWorld, plan: string, prefix: KeyPrefix) => {
  const key = await world.key({ prefix });
  await world.database.system.organization.update({ where: { id: world.organizationId }, data: { plan } });
  return apiKey(key);
};
const APP_SCOPES = ["leads:read", "api-keys:read", "org:read"];
const SHOP = "https://shop.example";

const ROWS: readonly Row[] = [
  { credential: "none", outcome: "missing", make: () => ({}) },
  { credential: "a key", outcome: "ok", make: async (world) => apiKey(await world.key()) },
  { credential: "a test key", outcome: "ok", make: async (world) => bearer(await world.key({ prefix: "oag_test_" })) },
  { credential: "a forged key", outcome: "invalid", make: () => apiKey(generateKey("ork_live_")) },
  {
    credential: "a mistyped key",
    outcome: "invalid",
    async make(world) {
      const key = await world.key();
      return apiKey(key.slice(0, -1) + (key.endsWith("0") ? "1" : "0"));
    },
  },
  {
    credential: "an expired key",
    outcome: "invalid",
    make: async (world) => bearer(await world.key({ expiresAt: new Date(Date.now() - 1) })),
  },
  {
    credential: "a revoked key",
    outcome: "invalid",
    async make(world) {
      const { system, key, organizationId, id } = await storedKey(world);
      await revokeKey(system, { organizationId, id });
      return apiKey(key);
    },
  },
  { credential: "a rolled key", outcome: "ok", make: async (world) => apiKey((await rolled(world, 60_000)).next) },
  {
    credential: "the secret before a roll, in its overlap",
    outcome: "ok",
    make: async (world) => bearer((await rolled(world, 60_000)).old),
  },
  {
    credential: "the secret before a roll, after its overlap",
    outcome: "invalid",
    make: async (world) => bearer((await rolled(world, 60_000, new Date(Date.now() - 60_000))).old),
  },
  {
    credential: "a key of an organization that pays no more",
    outcome: "plan",
    make: (world) => onPlan(world, "free", "ork_live_"),
  },
  { credential: "a workspace key below pro", outcome: "plan", make: (world) => onPlan(world, "team", "ort_") },
  {
    credential: "a web page's key on it",
    outcome: "ok",
    make: async (world) => ({ ...apiKey(await world.key({ origins: [SHOP] })), origin: SHOP }),
  },
  {
    credential: "a web page's key on another",
    outcome: "origin",
    make: async (world) => ({ ...apiKey(await world.key({ origins: [SHOP] })), origin: "https://evil.example" }),
  },
  {
    credential: "a web page's key on a server",
    outcome: "origin",
    make: async (world) => apiKey(await world.key({ origins: [SHOP] })),
  },
  {
    credential: "a key without the scope",
    outcome: "scope",
    make: async (world) => apiKey(await world.key({ scopes: ["leads:write"] })),
  },
  {
    credential: "an owner's MCP token",
    outcome: "ok",
    make: async (world) =>
      bearer(await world.key({ prefix: "mcp_", scopes: [], userId: await person(world, "owner") })),
  },
  {
    credential: "the MCP token of somebody whose role is a guest's now",
    outcome: "scope",
    async make(world) {
      const userId = await person(world, "owner");
      const token = await world.key({ prefix: "mcp_", scopes: [], userId });
      await world.database.system.membership.updateMany({ where: { userId }, data: { role: "guest" } });
      return bearer(token);
    },
  },
  {
    credential: "the MCP token of somebody who has left",
    outcome: "invalid",
    async make(world) {
      const userId = await person(world, "owner");
      const token = await world.key({ prefix: "mcp_", scopes: [], userId });
      await world.database.system.membership.deleteMany({ where: { userId } });
      return bearer(token);
    },
  },
  {
    credential: "the same key in both headers",
    outcome: "ok",
    async make(world) {
      const key = await world.key();
      return { ...bearer(key), ...apiKey(key) };
    },
  },
  {
    credential: "two good keys that disagree",
    outcome: "invalid",
    make: async (world) => ({ ...bearer(await world.key()), ...apiKey(await world.key()) }),
  },
  { credential: "an access token", outcome: "ok", make: async (world) => apiKey((await login(world, "owner")).token) },
  {
    credential: "an access token of somebody whose role is a guest's",
    outcome: "scope",
    make: async (world) => bearer((await login(world, "guest")).token),
  },
  {
    credential: "an access token whose session is revoked",
    outcome: "invalid",
    async make(world) {
      const { system, session, token } = await login(world, "owner");
      await system.session.update({ where: { id: session.id }, data: { revokedAt: new Date() } });
      return bearer(token);
    },
  },
  {
    credential: "an access token of a server with another secret",
    outcome: "invalid",
    make: async (world) => bearer((await login(world, "owner", "another root secret, of 32 bytes and more")).token),
  },
  {
    credential: "an app's token",
    outcome: "ok",
    make: async (world) => bearer((await appTokenOf(world, "admin", APP_SCOPES)).text),
  },
  {
    credential: "an app's token for its own organization",
    outcome: "ok",
    make: async (world) => apiKey((await appTokenOf(world, undefined, APP_SCOPES)).text),
  },
  { credential: "a forged app's token", outcome: "invalid", make: () => bearer(generateAppToken()) },
  {
    credential: "an app's token without the scope",
    outcome: "scope",
    make: async (world) => bearer((await appTokenOf(world, "owner", ["leads:write"])).text),
  },
  {
    credential: "an app's token of a guest's",
    outcome: "scope",
    make: async (world) => bearer((await appTokenOf(world, "guest", ["leads:read"])).text),
  },
  {
    credential: "an app's token that was taken back",
    outcome: "invalid",
    async make(world) {
      const { system, app, text } = await appTokenOf(world, "owner", ["leads:read"]);
      await system.authorizedApp.updateMany({ where: { id: app?.id ?? "" }, data: { revokedAt: new Date() } });
      return bearer(text);
    },
  },
  {
    credential: "the token of an app that is deleted",
    outcome: "invalid",
    async make(world) {
      const { system, clientId, text } = await appTokenOf(world, undefined, ["leads:read"]);
      await system.oauthClient.deleteMany({ where: { id: clientId } });
      return bearer(text);
    },
  },
  {
    credential: "an app's token where nobody pays any more",
    outcome: "plan",
    async make(world) {
      const { system, text } = await appTokenOf(world, "owner", ["leads:read"]);
      await system.organization.updateMany({ where: { id: world.organizationId }, data: { plan: "free" } });
      return bearer(text);
    },
  },
];

let clients = 0;
/** A request from an address of its own, so that the refused ones do not share a limit. */
async function send(path: string, init: RequestInit, headers: Headers_) {
  clients += 1;
  const from = { "x-forwarded-for": `198.51.${Math.floor(clients / 250)}.${clients % 250}` };
  const response = await fetch(`${server.url}${path}`, { ...init, headers: { ...init.headers, ...headers, ...from } });
  return { status: response.status, body: (await response.json()) as Json };
}

describe.each(ROWS)("$credential", ({ make, outcome }) => {
  let headers: Headers_;
  beforeAll(async () => {
    headers = await make(await createWorld());
  });

  it.each(Object.keys(SURFACES) as SurfaceName[])(`is ${outcome} on %s`, async (name) => {
    const { path, codeOf, init }: Surface = SURFACES[name];
    const { status, body } = await send(path, init ?? {}, headers);
    const [expectedStatus, expectedCode] = EXPECTED[name][outcome];
    expect([status, codeOf(body)]).toEqual([expectedStatus, expectedCode]);
  });
});

describe("what a key does not reach", () => {
  /** By a lead's id: the answer's status and words. */
  const BY_ID: Record<string, (id: string, headers: Headers_) => Promise<unknown>> = {
    "REST PATCH": (id, headers) => {
      const body = JSON.stringify({ notes: "changed" });
      return send(
        `/v1/leads/${id}`,
        { method: "PATCH", body, headers: { "content-type": "application/json" } },
        headers,
      );
    },
    "GraphQL query": (id, headers) => send("/graphql", graphql(`{ lead(id: "${id}") { id } }`), headers),
    "tRPC get": (id, headers) =>
      send(`/trpc/leads.get?input=${encodeURIComponent(JSON.stringify({ id }))}`, {}, headers),
    "MCP get": (id, headers) => send("/mcp", mcp("leads_get", { id }), headers),
  };

  it.each(Object.keys(BY_ID))("is not found over %s, in the words for what never was", async (name) => {
    const byId = BY_ID[name] as (typeof BY_ID)[string];
    const [world, other] = [await createWorld(), await createWorld()];
    const ids = [await world.run(createLead), await world.run(createLead), await other.run(createLead)];
    const [mine = "", outside = "", foreign = ""] = ids.map(({ lead }) => lead?.id);
    const headers = apiKey(await world.key({ confinedTo: [`lead:${mine}`] }));
    const answer = async (id: string) =>
      JSON.stringify(await byId(id, headers))
        .replaceAll(id, "<id>")
        // What is left of the limit, and how far the log has got by now.
        .replace(/"remaining":\d+/, "")
        .replace(/"asOf":"[^"]*"/, "");
    const never = await answer(randomUUID());
    expect(never).toContain("NOT_FOUND");
    expect(await Promise.all([outside, foreign].map(answer))).toEqual([never, never]);
    expect(await answer(mine)).not.toContain("NOT_FOUND");
  });
});
