import { createProperty } from "@orrery/domain";
import { createWorld, startServer, type TestServer, type TestWorld } from "@orrery/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

let server: TestServer;
let world: TestWorld;
let key: string;
beforeAll(async () => {
  server = await startServer();
  world = await createWorld();
  key = await world.key({ prefix: "oag_" });
});
afterAll(() => server[Symbol.asyncDispose]());

/** A request as the document writes it, with the host and the key changed and nothing else. */
async function send(
  method: string,
  path: string,
  { body, headers = {} }: { body?: string; headers?: Record<string, string> } = {},
) {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: { "X-API-Key": key, ...(body !== undefined && { "Content-Type": "application/json" }), ...headers },
    ...(body !== undefined && { body }),
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  };
}

describe("OrganicAgent's document", () => {
  it("creates a lead from its example body", async () => {
    const body = `{
"name": "John Smith",
"email": "john@example.com",
"phone": "(555) 123-4567",
"source": "zillow",
"propertyAddress": "123 Main St, Miami, FL",
"notes": "Interested in 3BR homes"
}`;
    const answer = await send("POST", "/api/v1/leads", { body });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({ success: true, leadId: expect.any(String) });
    const { leads } = (await send("GET", "/api/v1/leads")).body as { leads: Record<string, unknown>[] };
    expect(leads.find(({ id }) => id === answer.body.leadId)).toMatchObject(JSON.parse(body));
  });

  it("creates a lead from its curl example", async () => {
    const answer = await send("POST", "/api/v1/leads", {
      body: '{"name": "Jane Doe", "email": "jane@example.com", "phone": "555-0100"}',
    });
    expect(answer).toMatchObject({ status: 201, body: { success: true } });
  });

  it("lists leads with its example query: { leads: [{ id, name, email, status }], total }", async () => {
    const answer = await send("GET", "/api/v1/leads?status=new&limit=50&offset=0");
    expect(answer.status).toBe(200);
    const { leads, total } = answer.body as { leads: Record<string, unknown>[]; total: number };
    expect(total).toBe(leads.length);
    for (const lead of leads) {
      expect(lead).toMatchObject({ id: expect.any(String), name: expect.any(String), status: "new" });
      expect(lead).toHaveProperty("email");
    }
  });

  it("answers with its five statuses and its error body", async () => {
    const unnamed = await send("POST", "/api/v1/leads", { body: '{"email":"a@example.com"}' });
    expect(unnamed).toMatchObject({
      status: 400,
      body: { success: false, error: "name: Is required.", code: "BAD_REQUEST" },
    });
    const missing = await send("GET", "/api/v1/leads", { headers: { "X-API-Key": "" } });
    expect(missing).toMatchObject({ status: 401, body: { success: false, code: "API_KEY_MISSING" } });
    const bad = await send("GET", "/api/v1/leads", { headers: { "X-API-Key": "your_api_key_here" } });
    expect(bad).toMatchObject({ status: 401, body: { success: false, code: "API_KEY_INVALID" } });
    const nowhere = await send("GET", "/api/v1/nowhere");
    expect(nowhere).toMatchObject({ status: 404, body: { success: false, code: "NOT_FOUND" } });
  });

  it("limits a key to 100 requests a minute, and says when to come back", async () => {
    const own = await world.key({ prefix: "oag_" });
    const answers = await Promise.all(
      Array.from({ length: 110 }, () => send("GET", "/api/v1/leads?limit=1", { headers: { "X-API-Key": own } })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(100);
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.body).toMatchObject({ success: false, code: "RATE_LIMITED" });
    expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
    expect(refused?.headers.get("x-ratelimit-limit")).toBe("100");
    expect(refused?.headers.get("x-ratelimit-remaining")).toBe("0");
  });
});

describe("OrganicAgent's clients and account", () => {
  it("are created from its example body, and listed as it lists them", async () => {
    const body = `{
"name": "Jane Doe",
"email": "jane@example.com",
"phone": "(555) 987-6543"
}`;
    const answer = await send("POST", "/api/v1/clients", { body });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({ success: true, clientId: expect.any(String) });
    const listed = await send("GET", "/api/v1/clients");
    expect(listed.status).toBe(200);
    expect(listed.headers.get("content-type")).toMatch(/^application\/json/);
    expect(listed.headers.get("x-ratelimit-limit")).toBe("100");
    const example = { id: "cli456", name: "Jane Doe", email: "jane@example.com", buyingStage: "Searching" };
    expect(listed.body).toEqual({ clients: [expect.objectContaining({ ...example, id: answer.body.clientId })] });
  });

  it("are one however many write with one address at once", async () => {
    const body = '{"name": "Bo", "email": "bo@example.com"}';
    const answers = await Promise.all(Array.from({ length: 10 }, () => send("POST", "/api/v1/clients", { body })));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
    expect(new Set(answers.map(({ body }) => body.clientId)).size).toBe(1);
  });

  it("page by offset, or come all at once, newest first", async () => {
    const fresh = await createWorld();
    const headers = { "X-API-Key": await fresh.key({ prefix: "oag_" }) };
    const names = ["Ann", "Bea", "Cid", "Dan", "Eve"];
    for (const name of names) {
      await send("POST", "/api/v1/clients", { body: JSON.stringify({ name, email: `${name}@example.com` }), headers });
    }
    const list = async (query: string) => {
      const { clients } = (await send("GET", `/api/v1/clients${query}`, { headers })).body;
      return (clients as { name: string }[]).map(({ name }) => name);
    };
    expect(await list("")).toEqual(names.toReversed());
    expect(await list("?limit=2")).toEqual(["Eve", "Dan"]);
    expect(await list("?limit=1000&offset=3")).toEqual(["Bea", "Ann"]);
    expect(await list("?offset=9")).toEqual([]);
    for (const query of ["limit=1001", "limit=0", "offset=x"]) {
      expect(await send("GET", `/api/v1/clients?${query}`, { headers })).toMatchObject({
        status: 400,
        body: { success: false, code: "BAD_REQUEST" },
      });
    }
  });

  it("move between stages, ask for showings, and emit the document's events", async () => {
    const fresh = await createWorld();
    const headers = { "X-API-Key": await fresh.key({ prefix: "oag_" }) };
    const made = await send("POST", "/api/v1/clients", { body: '{"name":"Jane","email":"j@example.com"}', headers });
    const { clientId } = made.body;
    const moved = await send("PATCH", `/api/v1/clients/${clientId}`, { body: '{"buyingStage": "Touring"}', headers });
    expect(moved).toMatchObject({ status: 200, body: { success: true, client: { buyingStage: "Touring" } } });
    const propertyId = (await fresh.run(createProperty)).id;
    const body = JSON.stringify({ clientId, propertyId, requestedFor: "2999-01-01T10:00:00Z" });
    expect(await send("POST", "/api/v1/showings", { body, headers })).toMatchObject({
      status: 201,
      body: { success: true, showingId: expect.any(String) },
    });
    const emitted = (await fresh.events()).map(({ type }) => type).filter((type) => /^(client|showing)/.test(type));
    expect(emitted).toEqual(["client.created", "client.stage_changed", "showing.requested"]);
    const nowhere = await send("PATCH", "/api/v1/clients/cli456", { body: "{}", headers });
    expect(nowhere).toMatchObject({ status: 404, body: { success: false, code: "NOT_FOUND" } });
    expect((await send("PUT", `/api/v1/clients/${clientId}`, { body: "{}", headers })).status).toBe(404);
  });

  it("have their showings confirmed or declined, once", async () => {
    const { clientId } = (await send("POST", "/api/v1/clients", { body: '{"name":"Jo","email":"jo@example.com"}' }))
      .body;
    const propertyId = (await world.run(createProperty)).id;
    const request = async () => {
      const body = JSON.stringify({ clientId, propertyId, requestedFor: "2999-01-01T10:00:00Z" });
      return (await send("POST", "/api/v1/showings", { body })).body.showingId as string;
    };
    const [confirmed, declined] = [await request(), await request()];
    const showing = { clientId, propertyId, requestedFor: "2999-01-01T10:00:00.000Z" };
    expect(await send("POST", `/api/v1/showings/${confirmed}/confirm`)).toMatchObject({
      status: 200,
      body: { success: true, showing: { ...showing, id: confirmed, status: "confirmed" } },
    });
    const body = '{"reason": "Sold yesterday"}';
    expect(await send("POST", `/api/v1/showings/${declined}/decline`, { body })).toMatchObject({
      status: 200,
      body: { success: true, showing: { ...showing, id: declined, status: "declined", reason: "Sold yesterday" } },
    });
    for (const decision of ["confirm", "decline"]) {
      expect(await send("POST", `/api/v1/showings/${confirmed}/${decision}`)).toMatchObject({
        status: 400,
        body: { success: false, code: "BAD_REQUEST" },
      });
      expect(await send("POST", `/api/v1/showings/shw1/${decision}`)).toMatchObject({
        status: 404,
        body: { success: false, code: "NOT_FOUND" },
      });
      expect((await send("GET", `/api/v1/showings/${confirmed}/${decision}`)).status).toBe(404);
    }
    const reader = { "X-API-Key": await world.key({ prefix: "oag_", scopes: ["showings:read"] }) };
    expect((await send("POST", `/api/v1/showings/${declined}/confirm`, { headers: reader })).status).toBe(401);
  });

  it("tell any key whose account it is", async () => {
    const website = { "X-API-Key": await world.key({ prefix: "oag_test_", scopes: ["leads:write"] }) };
    const { slug } = await world.database.system.organization.findUniqueOrThrow({
      where: { id: world.testOrganizationId },
    });
    expect(await send("GET", "/api/v1/me", { headers: website })).toMatchObject({
      status: 200,
      body: { success: true, agentId: slug, name: "Test Brokerage (test)", mode: "test" },
    });
  });
});

describe("OrganicAgent's lists, as CONTRACTS.md decides", () => {
  it("refuses a limit over 1,000 and a limit of 0, and pages by offset without skipping", async () => {
    const fresh = await createWorld();
    const own = { "X-API-Key": await fresh.key({ prefix: "oag_" }) };
    for (let made = 0; made < 5; made += 1) {
      await send("POST", "/api/v1/leads", { body: JSON.stringify({ name: `Lead ${made}` }), headers: own });
    }
    for (const query of [
      "limit=1001",
      "limit=0",
      "limit=-1",
      "limit=1.5",
      "limit=",
      "offset=-1",
      "limit=NaN",
      "limit=1&limit=2",
    ]) {
      expect((await send("GET", `/api/v1/leads?${query}`, { headers: own })).status, query).toBe(400);
    }
    expect((await send("GET", "/api/v1/leads?limit=1000", { headers: own })).status).toBe(200);
    const seen: unknown[] = [];
    for (let offset = 0; offset < 6; offset += 2) {
      const { body } = await send("GET", `/api/v1/leads?limit=2&offset=${offset}`, { headers: own });
      expect(body.total).toBe(5);
      seen.push(...(body.leads as { name: string }[]).map(({ name }) => name));
    }
    expect(seen).toEqual(["Lead 4", "Lead 3", "Lead 2", "Lead 1", "Lead 0"]);
  });

  it("gives the lead's own id when a known email writes again", async () => {
    const body = '{"name": "Ann", "email": "ann@example.com"}';
    const first = await send("POST", "/api/v1/leads", { body });
    const second = await send("POST", "/api/v1/leads", { body: body.replace("ann@", "ANN@") });
    expect(second).toMatchObject({ status: 201, body: first.body });
  });

  it("ignores unknown fields and parameters", async () => {
    const created = await send("POST", "/api/v1/leads", {
      body: '{"name": "Bo", "favouriteColour": "blue", "agentId": "sarah-johnson"}',
    });
    expect(created.status).toBe(201);
    expect((await send("GET", "/api/v1/leads?status[$ne]=x&colour=blue")).status).toBe(200);
  });
});
