import { type Database, OVERLOADED } from "@orrery/db";
import { Failure } from "@orrery/operation";
import { createWorld, testDatabase } from "@orrery/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildServer, type RunningServer } from "../src/index.ts";
import { ROOT_SECRET } from "./serving.ts";

let server: RunningServer;
let key: string;

/** A database that has no connection to spare for a transaction. */
function busy(database: Database): Database {
  const transaction = () => Promise.reject(Failure.of(OVERLOADED));
  return { ...database, store: { ...database.store, transaction } };
}

beforeAll(async () => {
  server = await buildServer({ database: busy(await testDatabase()), rootSecret: ROOT_SECRET });
  key = await (await createWorld()).key();
});
afterAll(() => server.close());

function post(path: string, body: unknown): Promise<Response> {
  const accept = "application/json, text/event-stream";
  const headers = { "x-api-key": key, "content-type": "application/json", accept };
  return fetch(`${server.url}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
}

const lead = { name: "In a Burst" };

describe("a write that gets no connection in time", () => {
  it.each([
    ["/v1/leads", { error: { code: "INTERNAL_ERROR", details: { reason: "OVERLOADED" } } }],
    ["/api/v1/leads", { success: false, code: "INTERNAL_ERROR" }],
    ["/trpc/leads.create", { error: { code: "INTERNAL_ERROR" } }],
  ])("is 503 at %s, and says when to come back", async (path, body) => {
    const response = await post(path, lead);
    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).toBe("5");
    expect(response.headers.get("x-ratelimit-remaining")).not.toBeNull();
    expect(await response.json()).toMatchObject(body);
  });

  it("is 503 at /mcp as well", async () => {
    const params = { name: "leads_create", arguments: lead };
    const response = await post("/mcp", { jsonrpc: "2.0", id: 1, method: "tools/call", params });
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "5"]);
    expect(response.headers.get("x-ratelimit-remaining")).not.toBeNull();
  });

  it("is an error of its field at /graphql, as other fields may have been served", async () => {
    const query = `mutation { createLead(input: { name: "In a Burst" }) { __typename } }`;
    const response = await post("/graphql", { query });
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: "INTERNAL_ERROR" } }] });
  });

  it("keeps nobody else from reading", async () => {
    const response = await fetch(`${server.url}/v1/leads`, { headers: { "x-api-key": key } });
    expect(response.status).toBe(200);
  });
});
