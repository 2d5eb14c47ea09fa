import { createWorld, startServer, type TestServer } from "@orrery/testkit";
import { afterAll, beforeAll, expect, it } from "vitest";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server[Symbol.asyncDispose]());

const get = async (path: string, key?: string) => {
  const response = await fetch(`${server.url}${path}`, { headers: key === undefined ? {} : { "X-API-Key": key } });
  return { status: response.status, text: await response.text() };
};

it("answers GET /api/v1/health without a key, to the byte, and ignores bad keys", async () => {
  const expected = { status: 200, text: '{"status":"ok","version":"v1"}' };
  expect(await get("/api/v1/health")).toEqual(expected);
  expect(await get("/api/v1/health", "oak_nonsense")).toEqual(expected);
});

it("wraps GET /api/v1/organization in { success, data }", async () => {
  const world = await createWorld({ plan: "pro" });
  const { status, text } = await get("/api/v1/organization", await world.key({ prefix: "oak_", scopes: ["org:read"] }));
  expect(status).toBe(200);
  expect(JSON.parse(text)).toMatchObject({
    success: true,
    data: { id: world.organizationId, plan: "pro", mode: "live" },
  });
});

it("answers with its document's error rows", async () => {
  const world = await createWorld();
  const narrow = await world.key({ prefix: "oak_", scopes: ["leads:read"] });
  expect(await get("/api/v1/organization")).toMatchObject({
    status: 401,
    text: expect.stringContaining('"API_KEY_MISSING"'),
  });
  expect(await get("/api/v1/organization", "oak_your_key")).toMatchObject({
    status: 401,
    text: expect.stringContaining('"API_KEY_INVALID"'),
  });
  const { status, text } = await get("/api/v1/organization", narrow);
  expect({ status, body: JSON.parse(text) }).toEqual({
    status: 403,
    body: { success: false, error: expect.any(String), code: "SCOPE_REQUIRED" },
  });
});
