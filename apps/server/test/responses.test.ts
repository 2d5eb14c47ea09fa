import { createWorld, freshDatabase, type TestWorld, testDatabase } from "@orrery/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildServer, type RunningServer } from "../src/index.ts";
import { ROOT_SECRET } from "./serving.ts";

let server: RunningServer;
let world: TestWorld;
let key: string;

beforeAll(async () => {
  server = await buildServer({
    database: await testDatabase(),
    rootSecret: ROOT_SECRET,
    trustedProxies: ["127.0.0.1"],
  });
  world = await createWorld();
  key = await world.key();
});
afterAll(() => server.close());

/** A request from an address of its own, so that tests without a key do not share a limit. */
let clients = 0;
function ask(path: string, init: RequestInit = {}): Promise<Response> {
  clients += 1;
  const headers = new Headers(init.headers);
  headers.set("x-forwarded-for", `203.0.113.${clients % 250}`);
  return fetch(`${server.url}${path}`, { ...init, headers });
}

const withKey = () => ({ headers: { "x-api-key": key } });

describe("every surface", () => {
  it.each([
    ["/v1/leads"],
    ["/api/v1/leads"],
    ["/api/v1/organization"],
    ["/api/v1/health"],
    ["/trpc/leads.list?input=%7B%7D"],
    ["/graphql?query=%7Bleads(first:1)%7Bnodes%7Bname%7D%7D%7D"],
  ])("answers at %s", async (path) => {
    const response = await ask(path, withKey());
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toMatch(/^application\/([a-z-]+\+)?json/);
  });

  it("writes what another reads", async () => {
    const created = await ask("/v1/leads", {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: JSON.stringify({ name: "Across Surfaces" }),
    });
    expect(created.status).toBe(201);
    const { id } = (await created.json()) as { id: string };
    const read = await ask(`/trpc/leads.get?input=${encodeURIComponent(JSON.stringify({ id }))}`, withKey());
    expect(await read.json()).toMatchObject({ result: { data: { id, name: "Across Surfaces" } } });
  });
});

it("the public keys may be kept for as long as they stay true, and nothing else of a surface", async () => {
  const keys = await ask("/v1/auth/jwks.json");
  expect([keys.status, keys.headers.get("cache-control")]).toEqual([200, "public, max-age=30"]);
  expect((await ask("/api/v1/health")).headers.get("cache-control")).toBe("private, no-store");
});

describe("every response", () => {
  it.each([
    ["/v1/leads", 401],
    ["/v1/unknown", 404],
    ["/api/v1/health", 200],
    ["/api/v1/unknown", 404],
    ["/trpc/unknown.call", 404],
    ["/graphql?query=%7Bhealth%7Bstatus%7D%7D", 200],
    ["/mcp", 405],
    ["/mcp/unknown", 404],
    ["/", 200],
    ["/unknown", 404],
    ["/v11/leads", 404],
    ["/api/v2/leads", 404],
  ])("to %s carries the limits, the version, its id and leave for browsers", async (path, status) => {
    const { status: given, headers } = await ask(path);
    expect(given).toBe(status);
    expect(headers.get("x-ratelimit-limit")).toBe("60");
    expect(Number(headers.get("x-ratelimit-remaining"))).toBeLessThan(60);
    expect(Number(headers.get("x-ratelimit-reset"))).toBeGreaterThan(Date.now() / 1_000 - 1);
    expect(headers.get("ratelimit")).toMatch(/^"minute";r=\d+;t=\d+;limit=60;remaining=\d+;reset=\d+$/);
    expect(headers.get("x-api-version")).toMatch(/^\d+\.\d+\.\d+$/);
    expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get("www-authenticate")).toBe(status === 401 ? 'Bearer realm="Orrery"' : null);
    expect(headers.get("access-control-allow-origin")).toBe("*");
    expect(headers.get("access-control-expose-headers")).toContain("X-RateLimit-Remaining");
    expect(headers.get("access-control-allow-credentials")).toBeNull();
  });

  it.each([
    ["/v1/leads", 200],
    ["/v1/unknown", 404],
    ["/api/v1/organization", 200],
    ["/graphql?query=%7Bleads(first:1)%7Bnodes%7Bname%7D%7D%7D", 200],
    ["/trpc/leads.list?input=%7B%7D", 200],
    ["/mcp", 405],
  ])("of a surface is kept by no cache: %s", async (path, status) => {
    const response = await ask(path, withKey());
    expect([response.status, response.headers.get("cache-control")]).toEqual([status, "private, no-store"]);
    const vary = response.headers.get("vary")?.toLowerCase().split(/, */);
    expect(vary).toEqual(expect.arrayContaining(["authorization", "x-api-key"]));
    expect(new Set(vary).size).toBe(vary?.length);
  });

  it("carries the caller's own request id, unless it could forge a log line", async () => {
    const own = await ask("/api/v1/health", { headers: { "x-request-id": "trace-1.2:3_4" } });
    expect(own.headers.get("x-request-id")).toBe("trace-1.2:3_4");
    for (const forged of ["a b", "x".repeat(129), '"quoted"']) {
      const answer = await ask("/api/v1/health", { headers: { "x-request-id": forged } });
      expect(answer.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  it.each(["/v1/leads", "/graphql", "/trpc/leads.create", "/mcp", "/unknown"])(
    "to a preflight of %s is 204, and not limited",
    async (path) => {
      const response = await ask(path, {
        method: "OPTIONS",
        headers: {
          origin: "https://shop.example",
          "access-control-request-method": "POST",
          "access-control-request-headers": "x-api-key",
        },
      });
      expect(response.status).toBe(204);
      expect(response.headers.get("access-control-allow-methods")).toContain("PATCH");
      const allowed = response.headers.get("access-control-allow-headers")?.toLowerCase().split(", ");
      expect(allowed).toEqual(expect.arrayContaining(["x-api-key", "idempotency-key", "if-match", "content-type"]));
      // What clients of tRPC, GraphQL and MCP and browsers that are traced send of themselves.
      expect(allowed).toEqual(
        expect.arrayContaining(["trpc-accept", "apollo-require-preflight", "traceparent", "tracestate"]),
      );
      expect(allowed).toEqual(expect.arrayContaining(["mcp-protocol-version", "mcp-session-id", "last-event-id"]));
      expect(response.headers.get("allow")).toBeNull();
      expect(response.headers.get("x-ratelimit-limit")).toBeNull();
      expect(await response.text()).toBe("");
    },
  );
});

describe("what belongs to no surface", () => {
  it("is 404 and says what was looked for, with a key or without", async () => {
    for (const init of [{}, withKey()]) {
      const response = await ask("/unknown/path?secret=1", init);
      expect(response.status).toBe(404);
      expect(await response.json()).toEqual({
        error: { code: "NOT_FOUND", message: "There is no GET /unknown/path." },
      });
    }
  });

  it("counts against the address of whoever asks", async () => {
    const asFlood = { headers: { "x-forwarded-for": "198.51.100.77" } };
    const statuses = [];
    for (let count = 0; count < 61; count += 1) statuses.push((await fetch(`${server.url}/unknown`, asFlood)).status);
    expect(statuses).toEqual([...Array<number>(60).fill(404), 429]);
    const refused = await fetch(`${server.url}/`, asFlood);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ error: { code: "RATE_LIMITED" } });
    expect((await fetch(`${server.url}/`, withKey())).status).toBe(200);
  });

  it("tells at / where everything is", async () => {
    const response = await ask("/");
    expect(await response.json()).toMatchObject({ name: "Orrery", surfaces: { orkasa: "/v1", graphql: "/graphql" } });
  });
});

describe("the probes", () => {
  it("say that the process is up and ready, where limits are counted, and are not limited", async () => {
    const health = await ask("/healthz");
    expect([health.status, await health.json()]).toEqual([200, { status: "ok" }]);
    const ready = await ask("/readyz");
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({
      status: "ready",
      database: { ok: true },
      limiter: { counts: "process", note: expect.stringContaining("each process on its own") },
    });
    expect(ready.headers.get("x-ratelimit-limit")).toBeNull();
  });

  it("say which migrations are missing, and that the database is gone, while the process is still up", async () => {
    await using fresh = await freshDatabase();
    await using broken = await buildServer({ database: fresh.database, rootSecret: ROOT_SECRET });
    const readyz = async () => {
      const response = await fetch(`${broken.url}/readyz`);
      return { status: response.status, body: (await response.json()) as { database: { problem: string } } };
    };
    const [last] = await fresh.database.sql<{ name: string }>(
      "UPDATE _prisma_migrations SET finished_at = NULL WHERE started_at = (SELECT max(started_at) FROM _prisma_migrations) RETURNING migration_name AS name",
      [],
    );
    expect(await readyz()).toMatchObject({ status: 503, body: { status: "unavailable", database: { ok: false } } });
    expect((await readyz()).body.database.problem).toContain(last?.name ?? "?");
    await fresh.database.script("DROP SCHEMA public CASCADE; CREATE SCHEMA public;");
    expect((await readyz()).status).toBe(503);
    expect((await fetch(`${broken.url}/healthz`)).status).toBe(200);
  });
});
