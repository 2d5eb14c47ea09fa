import { createWorld, freshDatabase, testDatabase } from "@orrery/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildServer, type RunningServer } from "../src/index.ts";
import { ROOT_SECRET, rawAnswer, rawConnection, sendRaw } from "./serving.ts";

let server: RunningServer;

beforeAll(async () => {
  server = await buildServer({ database: await testDatabase(), rootSecret: ROOT_SECRET });
});
afterAll(() => server.close());

const get = (path: string, headers = "") => `GET ${path} HTTP/1.1\r\nHost: orrery\r\n${headers}\r\n`;
const filler = (bytes: number) => `X-Filler: ${"x".repeat(bytes)}\r\n`;

describe("a header block over 16 KiB", () => {
  it.each([
    ["/v1/leads", 413, { error: { code: "PAYLOAD_TOO_LARGE" } }],
    ["/graphql", 413, { error: { code: "PAYLOAD_TOO_LARGE" } }],
    ["/api/v1/organization", 413, { success: false }],
    ["/api/v1/leads", 400, { success: false, code: "BAD_REQUEST" }],
  ])("is refused in the words of %s, with what every response carries", async (path, status, body) => {
    const answer = await sendRaw(server.url, get(path, filler(16 * 1024)));
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toMatchObject(body);
    expect(answer.headers.get("connection")).toBe("close");
    expect(answer.headers.get("x-ratelimit-limit")).toBe("60");
    expect(answer.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers.get("x-api-version")).toBe("1.0.0");
  });

  it("is not a smaller one", async () => {
    const answer = await sendRaw(server.url, get("/api/v1/health", `Connection: close\r\n${filler(15 * 1024)}`));
    expect(answer.status).toBe(200);
  });
});

describe("a URL over 8 KiB", () => {
  it.each([
    ["/v1/leads", 413],
    ["/api/v1/organization", 413],
    ["/api/v1/leads", 400],
    ["/graphql", 413],
    ["/trpc/leads.list", 413],
    ["/mcp", 413],
    ["/unknown", 413],
  ])("is refused at %s", async (path, status) => {
    const response = await fetch(`${server.url}${path}?q=${"x".repeat(8 * 1024)}`);
    expect(response.status).toBe(status);
    expect(response.headers.get("x-ratelimit-limit")).toBe("60");
  });
});

describe("a body over 1 MiB", () => {
  it.each([
    ["/v1/leads", 413],
    ["/api/v1/leads", 400],
    ["/graphql", 413],
    ["/trpc/leads.create", 413],
    ["/mcp", 413],
  ])("is refused at %s before it has been read", async (path, status) => {
    const key = await (await createWorld()).key();
    const socket = await rawConnection(server.url);
    const head = `POST ${path} HTTP/1.1\r\nHost: orrery\r\nX-API-Key: ${key}\r\nContent-Type: application/json\r\n`;
    socket.write(`${head}Connection: close\r\nContent-Length: 50000000\r\n\r\n{"name":"`);
    expect((await rawAnswer(socket)).status).toBe(status);
  });
});

describe("what is not HTTP, or no URL", () => {
  it("is 400 in the words of the space", async () => {
    const garbage = await sendRaw(server.url, "HELLO THERE\r\n\r\n");
    expect(garbage.status).toBe(400);
    expect(JSON.parse(garbage.body)).toMatchObject({ error: { code: "BAD_REQUEST" } });
    const backslash = await sendRaw(server.url, get("/api/v1\\leads", "Connection: close\r\n"));
    expect([backslash.status, JSON.parse(backslash.body)]).toMatchObject([400, { error: { code: "BAD_REQUEST" } }]);
    const badHost = await sendRaw(server.url, "GET /api/v1/health HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n");
    expect([badHost.status, JSON.parse(badHost.body)]).toMatchObject([400, { success: false, code: "BAD_REQUEST" }]);
    const noHost = await sendRaw(server.url, "GET /api/v1/health HTTP/1.1\r\nConnection: close\r\n\r\n");
    expect([noHost.status, JSON.parse(noHost.body)]).toMatchObject([400, { success: false, code: "BAD_REQUEST" }]);
  });
});

it("answers a probe that speaks HTTP/1.0, which knows no Host header", async () => {
  const answer = await sendRaw(server.url, "GET /healthz HTTP/1.0\r\n\r\n");
  expect([answer.status, JSON.parse(answer.body)]).toEqual([200, { status: "ok" }]);
});

describe("a client that is too slow", () => {
  let hasty: RunningServer;

  beforeAll(async () => {
    const timeouts = { headersMs: 300, requestMs: 600 };
    hasty = await buildServer({ database: await testDatabase(), rootSecret: ROOT_SECRET, timeouts });
  });
  afterAll(() => hasty.close());

  it("is cut off while it sends its headers", async () => {
    const socket = await rawConnection(hasty.url);
    socket.write("GET /v1/leads HTTP/1.1\r\nHost: orrery\r\nX-Slow: ");
    const answer = await rawAnswer(socket);
    expect(answer.status).toBe(400);
    expect(answer.body).toContain("too long to arrive");
  });

  it("is cut off while it sends its body, and that is no error of ours", async () => {
    const socket = await rawConnection(hasty.url);
    const head = "POST /graphql HTTP/1.1\r\nHost: orrery\r\nContent-Type: application/json\r\n";
    socket.write(`${head}Content-Length: 100\r\n\r\n{`);
    expect((await rawAnswer(socket)).status).toBe(400);
    const metrics = await (await fetch(`${hasty.url}/metrics`)).text();
    expect(metrics).toContain('orrery_availability_requests_total{result="bad"} 0');
  });
});

it("serves many servers side by side on one database", async () => {
  await using fresh = await freshDatabase();
  const options = { database: fresh.database, rootSecret: ROOT_SECRET };
  const servers = await Promise.all([1, 2, 3].map(() => buildServer(options)));
  expect(new Set(servers.map(({ port }) => port)).size).toBe(3);
  await servers[0]?.close();
  expect((await fetch(`${servers[1]?.url}/readyz`)).status).toBe(200);
  await Promise.all(servers.slice(1).map((each) => each.close()));
});
