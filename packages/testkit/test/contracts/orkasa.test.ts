import { createEstateAgent, createProperty } from "@orrery/domain";
import { createWorld, startServer, type TestServer, type TestWorld } from "@orrery/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

let server: TestServer;
let world: TestWorld;
let key: string;
beforeAll(async () => {
  server = await startServer();
  world = await createWorld();
  key = await world.key({ scopes: ["write"] });
});
afterAll(() => server[Symbol.asyncDispose]());

/** The parts of answers that these tests look into. */
interface Body {
  readonly id: string;
  readonly score: number;
  readonly score_reasons: readonly { readonly points: number }[];
  readonly created_at: string;
  readonly data: readonly { readonly id: string; readonly name: string }[];
  readonly next_cursor: string | null;
}

interface Sent {
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly key?: string;
}

async function send(method: string, path: string, sent: Sent = {}) {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: { Authorization: `Bearer ${sent.key ?? key}`, "Content-Type": "application/json", ...sent.headers },
    ...(sent.body !== undefined && { body: typeof sent.body === "string" ? sent.body : JSON.stringify(sent.body) }),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
}

const LEAD_FIELDS = [
  "id",
  "name",
  "email",
  "phone",
  "source",
  "property_id",
  "property_address",
  "notes",
  "status",
  "score",
  "score_reasons",
  "assigned_agent",
  "deal_value",
  "deal_currency",
  "version",
  "created_at",
  "updated_at",
];

describe("POST /v1/leads", () => {
  it("answers 201 with the lead in snake_case, explained score included", async () => {
    const property = await world.run(createProperty);
    const agent = await world.run(createEstateAgent);
    const { status, body, headers } = await send("POST", "/v1/leads", {
      body: {
        name: "Ana",
        email: "ana@example.com",
        property_id: property.id,
        agent_id: agent.id,
        deal_value: 750000,
        deal_currency: "EUR",
      },
    });
    expect(status).toBe(201);
    expect(Object.keys(body)).toEqual(expect.arrayContaining([...LEAD_FIELDS, "merged", "possible_duplicates"]));
    expect(body).toMatchObject({
      property_id: property.id,
      assigned_agent: { id: agent.id, name: agent.name },
      deal_value: 750000,
      deal_currency: "EUR",
      merged: false,
      possible_duplicates: [],
      status: "new",
    });
    const reasons = body.score_reasons;
    expect(reasons.reduce((sum, { points }) => sum + points, 0)).toBe(body.score);
    expect(body.created_at).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
    expect(headers.get("x-api-version")).toMatch(/^\d+\.\d+\.\d+$/);
    expect(headers.get("etag")).toBe('"1"');
  });

  it("merges on email, fills what is empty, overwrites nothing", async () => {
    const first = await send("POST", "/v1/leads", { body: { name: "Bea", email: "bea@example.com", phone: "1" } });
    const second = await send("POST", "/v1/leads", {
      body: { name: "Beatriz", email: "BEA@example.com", phone: "2", notes: "hello" },
    });
    expect(second.status).toBe(201);
    expect(second.body).toMatchObject({
      id: first.body.id,
      merged: true,
      name: "Bea",
      phone: "1",
      notes: "hello",
      version: 2,
    });
  });

  it("points out who has the same phone, in any spelling", async () => {
    const first = await send("POST", "/v1/leads", { body: { name: "Cat", phone: "(555) 987-6543" } });
    const second = await send("POST", "/v1/leads", { body: { name: "Cato", phone: "+1 555 987 6543" } });
    expect(second.body).toMatchObject({ merged: false, possible_duplicates: [{ id: first.body.id, name: "Cat" }] });
  });

  it("shows a key without leads:read a submission, and no sign of a match", async () => {
    const website = await world.key({ scopes: ["leads:write"] });
    const body = { name: "Dan", email: "dan@example.com" };
    const fresh = await send("POST", "/v1/leads", { body, key: website });
    const again = await send("POST", "/v1/leads", { body, key: website });
    expect(Object.keys(again.body)).toEqual(Object.keys(fresh.body));
    expect(again.body.id).not.toBe(fresh.body.id);
    expect(again.body).not.toHaveProperty("merged");
    expect((await send("GET", "/v1/leads", { key: website })).status).toBe(403);
    expect((await send("PATCH", `/v1/leads/${fresh.body.id}`, { body: { name: "x" }, key: website })).status).toBe(403);
  });
});

describe("GET /v1/leads", () => {
  it("pages by cursor to the end, newest first, and clamps limit at 100", async () => {
    const own = await createWorld();
    const ownKey = await own.key();
    for (let made = 0; made < 25; made += 1)
      await send("POST", "/v1/leads", { body: { name: `Lead ${made}` }, key: ownKey });
    const names: string[] = [];
    let cursor: string | null = null;
    do {
      const path: string = `/v1/leads?limit=10${cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`}`;
      const { body } = await send("GET", path, { key: ownKey });
      names.push(...body.data.map(({ name }) => name));
      cursor = body.next_cursor;
    } while (cursor !== null);
    expect(names).toEqual(Array.from({ length: 25 }, (_, made) => `Lead ${24 - made}`));
    const defaulted = await send("GET", "/v1/leads", { key: ownKey });
    expect(defaulted.body.data).toHaveLength(20);
    expect((await send("GET", "/v1/leads?limit=5000", { key: ownKey })).body.data).toHaveLength(25);
    expect((await send("GET", "/v1/leads?limit=0", { key: ownKey })).status).toBe(400);
  });

  it("filters by status, source, agent_id and score_min", async () => {
    const agent = await world.run(createEstateAgent);
    const { body } = await send("POST", "/v1/leads", {
      body: { name: "Eve", email: "eve@example.com", phone: "5550001", source: "referral", agent_id: agent.id },
    });
    const ids = async (query: string) => (await send("GET", `/v1/leads?${query}`)).body.data.map(({ id }) => id);
    expect(await ids(`agent_id=${agent.id}`)).toEqual([body.id]);
    expect(await ids(`source=referral&agent_id=${agent.id}&status=new&score_min=${body.score}`)).toEqual([body.id]);
    expect(await ids(`agent_id=${agent.id}&score_min=${Number(body.score) + 1}`)).toEqual([]);
    expect(await ids(`agent_id=${agent.id}&status=won`)).toEqual([]);
    expect((await send("GET", "/v1/leads?status=nonsense")).status).toBe(400);
  });

  it("refuses another tenant's cursor, and one of another list", async () => {
    const other = await createWorld();
    const otherKey = await other.key();
    for (const name of ["a", "b"]) await send("POST", "/v1/leads", { body: { name }, key: otherKey });
    const { body } = await send("GET", "/v1/leads?limit=1", { key: otherKey });
    const stolen = await send("GET", `/v1/leads?cursor=${encodeURIComponent(body.next_cursor ?? "")}`);
    expect(stolen).toMatchObject({
      status: 400,
      body: { error: { code: "BAD_REQUEST", details: { reason: "INVALID_CURSOR" } } },
    });
  });
});

describe("PATCH /v1/leads/{id}", () => {
  const made = async () => (await send("POST", "/v1/leads", { body: { name: world.unique("Lead ") } })).body;

  it("moves on the board and assigns", async () => {
    const { id } = await made();
    const agent = await world.run(createEstateAgent);
    const { status, body } = await send("PATCH", `/v1/leads/${id}`, {
      body: { status: "qualified", agent_id: agent.id },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id,
      status: "qualified",
      assigned_agent: { id: agent.id, name: agent.name },
      version: 2,
    });
  });

  it("answers 422 to a move that the board does not allow, and says where it may go", async () => {
    const { id } = await made();
    const { status, body } = await send("PATCH", `/v1/leads/${id}`, { body: { status: "won" } });
    expect(status).toBe(422);
    expect(body).toMatchObject({
      error: { code: "UNPROCESSABLE", details: { reason: "LEAD_MOVE_NOT_ALLOWED", from: "new", to: "won" } },
    });
  });

  it("answers 412 with the current state to a wrong If-Match, and 409 to a stale version in the body", async () => {
    const { id } = await made();
    const stale = await send("PATCH", `/v1/leads/${id}`, { body: { name: "x" }, headers: { "If-Match": '"7"' } });
    expect(stale).toMatchObject({
      status: 412,
      body: { error: { code: "PRECONDITION_FAILED", details: { current: { id, version: 1 } } } },
    });
    expect(stale.body).toHaveProperty("error.details.current.score_reasons");
    const inBody = await send("PATCH", `/v1/leads/${id}`, { body: { name: "x", expected_version: 7 } });
    expect(inBody).toMatchObject({ status: 409, body: { error: { code: "CONFLICT" } } });
    expect(
      (await send("PATCH", `/v1/leads/${id}`, { body: { name: "x" }, headers: { "If-Match": '"1"' } })).body,
    ).toMatchObject({ name: "x", version: 2 });
  });

  it("knows no lead of another tenant, in the words of an unknown one", async () => {
    const other = await createWorld();
    const foreign = await send("POST", "/v1/leads", { body: { name: "theirs" }, key: await other.key() });
    const answers = await Promise.all(
      [foreign.body.id, crypto.randomUUID(), "no-uuid"].map((id) =>
        send("PATCH", `/v1/leads/${id}`, { body: { name: "x" } }),
      ),
    );
    for (const { status, body } of answers) expect({ status, body }).toEqual({ status: 404, body: answers[0]?.body });
  });
});

describe("/v1", () => {
  it("takes the document's own GET, which sends a content type and no body", async () => {
    expect((await send("GET", "/v1/leads")).status).toBe(200);
  });

  it("answers what is not there, and what may not be done, in its own body", async () => {
    expect(await send("GET", "/v1/nowhere")).toMatchObject({
      status: 404,
      body: { error: { code: "NOT_FOUND", message: expect.stringContaining("/v1/nowhere") } },
    });
    const wrong = await send("DELETE", "/v1/leads");
    expect(wrong).toMatchObject({ status: 405, body: { error: { code: "METHOD_NOT_ALLOWED" } } });
    expect(wrong.headers.get("allow")).toMatch(/GET.*POST/);
  });

  it.each([
    ["malformed JSON", '{"name": "x"', {}, 400],
    ["no object", "[1]", {}, 400],
    ["an operator where a text belongs", '{"name": {"$gt": ""}}', {}, 400],
    ["NUL in a text", '{"name": "a\\u0000b"}', {}, 400],
    ["a lone surrogate", '{"name": "\\ud800"}', {}, 400],
    ["another content type", "name=x", { "Content-Type": "application/x-www-form-urlencoded" }, 400],
    ["a body over 1 MiB", JSON.stringify({ name: "x".repeat(1024 * 1024) }), {}, 413],
  ])("refuses %s, in its own body, and writes nothing", async (_what, body, headers, status) => {
    const count = () => world.database.system.leadSubmission.count({ where: { organizationId: world.organizationId } });
    const before = await count();
    const answer = await send("POST", "/v1/leads", { body, headers: headers as Record<string, string> });
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({
      error: { code: status === 413 ? "PAYLOAD_TOO_LARGE" : "BAD_REQUEST", message: expect.any(String) },
    });
    expect(await count()).toBe(before);
  });
});
