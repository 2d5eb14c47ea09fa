import { describe, expect, it } from "vitest";
import { bindingOf } from "./binding.ts";
import { boundFields, requestFor, restRoutes } from "./index.ts";
import type { RestRoute } from "./route.ts";

function routeOf(method: string, path: string): RestRoute {
  const route = restRoutes.find((row) => row.method === method && row.path === path);
  if (!route) throw new Error(`There is no ${method} ${path}.`);
  return route;
}

/** Sends the request through the endpoint's own binding. */
async function boundInput(route: RestRoute, input: Record<string, unknown>) {
  const { method, path, query, body, headers } = requestFor(route, input);
  const url = new URL(`http://localhost${path}?${new URLSearchParams(query)}`);
  const request = new Request(url, { method, headers, body: body === undefined ? null : JSON.stringify(body) });
  return (await bindingOf(route).bind(request, url, input.id === undefined ? {} : { id: String(input.id) })).input;
}

describe("requestFor", () => {
  it.each([
    ["GET", "/v1/leads", { status: "new", agentId: "a b+c&d", scoreMin: 0, limit: 2 }],
    ["POST", "/v1/leads", { name: "A", propertyId: null, dealValue: 1.5 }],
    ["PATCH", "/v1/leads/{id}", { id: "018f", expectedVersion: 2, agentId: null }],
    ["POST", "/api/v1/leads", { name: "A", propertyAddress: "1 Elm St" }],
    ["GET", "/api/v1/leads", { status: "new", limit: 2, offset: 4 }],
    ["GET", "/api/v1/organization", {}],
  ])("writes for %s %s what the binding reads back", async (method, path, input) => {
    expect(await boundInput(routeOf(method, path), input)).toEqual(input);
  });

  it("uses the contract's names, path and headers", () => {
    const input = { id: "018f", expectedVersion: 2, agentId: null };
    expect(requestFor(routeOf("PATCH", "/v1/leads/{id}"), input, { idempotencyKey: "k", ifMatch: '"2"' })).toEqual({
      method: "PATCH",
      path: "/v1/leads/018f",
      query: {},
      body: { expected_version: 2, agent_id: null },
      headers: { "Content-Type": "application/json", "Idempotency-Key": "k", "If-Match": '"2"' },
    });
  });

  it("leaves out what the endpoint does not take, as boundFields says", () => {
    const route = routeOf("POST", "/api/v1/leads");
    expect(requestFor(route, { name: "A", propertyId: "018f" }).body).toEqual({ name: "A" });
    expect(boundFields(route)).not.toContain("propertyId");
    expect(boundFields(routeOf("PATCH", "/v1/leads/{id}"))).toContain("id");
  });
});
