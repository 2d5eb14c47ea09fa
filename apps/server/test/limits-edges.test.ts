import { randomUUID } from "node:crypto";
import { createWorld, startServer, type TestServer, type TestWorld } from "@orrery/testkit";
import { Redis } from "ioredis";
import { parseRateLimit } from "ratelimit-header-parser";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const REDIS_URL = process.env.ORRERY_TEST_REDIS_URL;

const redis = REDIS_URL === undefined ? undefined : new Redis(REDIS_URL);
const redisKeyPrefix = `orrery-test:${randomUUID()}:`;
let server: TestServer;
beforeAll(async () => {
  server = await startServer({ redis, redisKeyPrefix, trustedProxies: ["127.0.0.1"] });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  if (!redis) return;
  await redis.unlink(...(await redis.keys(`${redisKeyPrefix}*`)));
  redis.disconnect();
});

/** An organization whose limits an operator has set. */
async function limitedTo(limits: Record<string, number>): Promise<TestWorld> {
  const world = await createWorld();
  const where = { id: world.organizationId };
  await world.database.system.organization.update({ where, data: { limits } });
  return world;
}

interface Ask {
  readonly path: string;
  readonly body?: unknown;
}

/** What each surface is asked for one unit. */
const ORKASA = { path: "/v1/leads" };
const ORGANICAGENT = { path: "/api/v1/leads" };
const ORKESTRA = { path: "/v1/auth/me" };
const ORKESTRA_UNKNOWN = { path: "/v1/nothing" };
const ORCKAI = { path: "/api/v1/organization" };
const GRAPHQL = { path: "/graphql", body: { query: "{ __typename }" } };
const UNKNOWN_HASH = {
  path: "/graphql",
  body: { extensions: { persistedQuery: { version: 1, sha256Hash: "unknown" } } },
};
const TRPC = { path: "/trpc/leads.list?input=%7B%7D" };
const MCP = {
  path: "/mcp",
  body: { jsonrpc: "2.0", id: 1, method: "tools/call", params: { name: "leads_list", arguments: {} } },
};

async function send({ path, body }: Ask, key: string | undefined, address: string): Promise<Response> {
  const headers = {
    "x-forwarded-for": address,
    ...(key !== undefined && { "x-api-key": key }),
    ...(body !== undefined && { "content-type": "application/json", accept: "application/json, text/event-stream" }),
  };
  const init = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
  const response = await fetch(`${server.url}${path}`, { ...init, headers });
  await response.arrayBuffer();
  return response;
}

/** Asks one after the other: those up to the limit are served, the last is refused, and all say where the limit stands. */
async function expectEdge(limit: number, asks: readonly Ask[], key: string | undefined, address: string) {
  for (const [asked, ask] of asks.entries()) {
    const response = await send(ask, key, address);
    const isOver = asked >= limit;
    const remaining = Math.max(0, limit - asked - 1);
    expect(response.status === 429, `request ${asked + 1}`).toBe(isOver);
    const read = parseRateLimit(response);
    expect(read).toMatchObject({ limit, remaining, used: limit - remaining });
    expect(secondsUntil(read?.reset)).toBeLessThanOrEqual(61);
    expect(Number(response.headers.get("x-ratelimit-remaining"))).toBe(remaining);
    const retryAfter = response.headers.get("retry-after");
    if (isOver) expect(Math.abs(Number(retryAfter) - secondsUntil(read?.reset))).toBeLessThan(2);
    else expect(retryAfter).toBeNull();
  }
}

const secondsUntil = (time: Date | undefined) => ((time?.getTime() ?? Number.NaN) - Date.now()) / 1_000;

const times = (count: number, ask: Ask): Ask[] => Array.from({ length: count }, () => ask);

describe("on a real server, the limit", () => {
  it.each<[name: string, asks: readonly Ask[]]>([
    ["orkasa.minute", times(4, ORKASA)],
    ["organicagent.minute", times(4, ORGANICAGENT)],
    ["orkestra.read", times(4, ORKESTRA)],
    ["orkestra.read", times(4, ORKESTRA_UNKNOWN)],
    ["orckai.minute", times(4, ORCKAI)],
    ["points.minute", [GRAPHQL, TRPC, MCP, TRPC]],
    ["points.minute", [GRAPHQL, TRPC, TRPC, MCP]],
    ["ceiling", [ORKASA, MCP, ORCKAI, TRPC]],
    ["points.minute", times(4, UNKNOWN_HASH)],
  ])("%s passes exactly what it says", async (name, asks) => {
    const world = await limitedTo({ [name]: 3 });
    await expectEdge(3, asks, await world.key(), "198.51.100.1");
  });

  it("of Orckai's hour refuses in the minute's name", async () => {
    const world = await limitedTo({ "orckai.hour": 1 });
    const key = await world.key();
    expect((await send(ORCKAI, key, "198.51.100.1")).status).toBe(200);
    const refused = await send(ORCKAI, key, "198.51.100.1");
    expect(refused.status).toBe(429);
    expect(parseRateLimit(refused)).toMatchObject({ limit: 100, remaining: 0 });
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(3_500);
    expect(refused.headers.get("ratelimit-policy")).toBe(
      '"minute";q=100;w=60, "hour";q=1;w=3600, "day";q=50000;w=86400, "concurrent";q=20;qu="concurrent-requests"',
    );
  });

  it("on requests at once is given back with each answer", async () => {
    const world = await limitedTo({ "orckai.concurrent": 1 });
    const key = await world.key();
    for (const ask of [ORCKAI, { path: "/api/v1/nothing" }, ORCKAI]) {
      const response = await send(ask, key, "198.51.100.1");
      expect(response.status).toBe(ask === ORCKAI ? 200 : 404);
      expect(response.headers.get("ratelimit")).toMatch(/"concurrent";r=0$/);
    }
  });

  it("without a credential is 60 a minute for an address", async () => {
    await expectEdge(60, times(61, ORKESTRA_UNKNOWN), undefined, "198.51.100.2");
  });

  it("without a credential holds for hashes that GraphQL does not know", async () => {
    await expectEdge(60, times(61, UNKNOWN_HASH), undefined, "198.51.100.5");
  });

  it("on attempts to log in is 5 a minute for an address, whichever key comes along", async () => {
    const password = "not the password";
    const login = { path: "/v1/auth/login", body: { email: "nobody@example.com", password } };
    const key = await (await createWorld()).key();
    await expectEdge(5, times(3, login), undefined, "198.51.100.3");
    const response = await send(login, key, "198.51.100.3");
    expect(parseRateLimit(response)).toMatchObject({ limit: 5, remaining: 1 });
    await send(login, undefined, "198.51.100.3");
    for (const either of [key, undefined]) expect((await send(login, either, "198.51.100.3")).status).toBe(429);
    expect(parseRateLimit(await send(login, undefined, "198.51.100.4"))).toMatchObject({ limit: 5, remaining: 4 });
  });
});
