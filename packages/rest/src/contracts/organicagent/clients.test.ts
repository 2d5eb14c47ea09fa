import { createProperty } from "@orrery/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CallOptions, openWorld, type World } from "../../../test/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const post = (options: CallOptions) => world.call("POST", "/api/v1/clients", options);
const madeClient = async (email: string) =>
  ((await post({ body: { name: "Jane", email } })).body as { clientId: string }).clientId;
const BAD_REQUEST = { success: false, error: expect.any(String), code: "BAD_REQUEST" };

describe("POST /api/v1/clients", () => {
  it("takes the document's example and answers to the byte, also when the client is known", async () => {
    const options = {
      raw: '{"name": "Jane Doe","email": "jane@example.com","phone": "(555) 987-6543"}',
      headers: { "content-type": "application/json" },
    };
    const answer = await post(options);
    const client = await world.db.system.client.findFirstOrThrow({ where: { emailKey: "jane@example.com" } });
    expect([answer.status, answer.text]).toEqual([201, `{"success":true,"clientId":"${client.id}"}`]);
    const again = await post({ ...options, raw: options.raw.replace("jane@", "JANE@") });
    expect([again.status, again.text]).toEqual([201, answer.text]);
    const website = await post({ ...options, key: ["clients:write"] });
    expect([website.status, website.text]).toEqual([201, answer.text]);
  });

  it("refuses what is not valid in its own words, and writes nothing", async () => {
    const before = await world.db.system.client.count();
    for (const [body, error] of [
      [{ name: "Jane" }, /^email: /],
      [{ email: "x@example.com" }, /^name: /],
      [{ name: "Jane", email: "x" }, /^email: Must be an email address/],
      [{ name: "Jane", email: "x@example.com", buyingStage: "searching" }, /^buyingStage: /],
      [{ name: "Jane", email: "x@example.com", phone: {} }, /^phone: /],
    ] as const) {
      const answer = await post({ body });
      expect(answer.status).toBe(400);
      expect(answer.body).toEqual({ ...BAD_REQUEST, error: expect.stringMatching(error) });
    }
    expect((await post({ raw: "{", headers: { "content-type": "application/json" } })).body).toEqual(BAD_REQUEST);
    expect(await world.db.system.client.count()).toBe(before);
  });

  it("ignores what its document does not have, such as an account's agentId", async () => {
    const { status } = await post({ body: { name: "Bo", email: "bo@example.com", agentId: "sarah-johnson" } });
    expect(status).toBe(201);
  });
});

describe("GET /api/v1/clients", () => {
  it("has the limits before the rows, and no body for HEAD", async () => {
    const answer = await world.call("GET", "/api/v1/clients");
    expect(answer.headers.get("x-ratelimit-limit")).toBe("3000");
    expect(answer.body).toEqual({ clients: expect.any(Array) });
    const head = await world.call("HEAD", "/api/v1/clients");
    expect([head.status, head.text]).toEqual([200, ""]);
    expect(world.taken.at(-1)?.policy).toBe("organicagent");
  });

  it("refuses a limit of 0, and one over 1,000, as an error and not as rows", async () => {
    for (const query of ["limit=0", "limit=1001", "limit=x", "offset=-1", "limit=1&limit=2"]) {
      const answer = await world.call("GET", `/api/v1/clients?${query}`);
      expect([answer.status, answer.body], query).toEqual([400, BAD_REQUEST]);
      expect(answer.headers.get("x-ratelimit-limit")).toBe("3000");
    }
    const unscoped = await world.call("GET", "/api/v1/clients", { key: ["leads:read"] });
    expect([unscoped.status, unscoped.body]).toEqual([
      401,
      { success: false, error: expect.any(String), code: "SCOPE_REQUIRED" },
    ]);
  });
});

describe("PATCH /api/v1/clients/{id}", () => {
  it("moves the client and shows it, under its version", async () => {
    const id = await madeClient("patch@example.com");
    const patch = (body: object, headers = {}) => world.call("PATCH", `/api/v1/clients/${id}`, { body, headers });
    const moved = await patch({ buyingStage: "Under Contract" }, { "if-match": '"1"' });
    expect([moved.status, moved.headers.get("etag")]).toEqual([200, '"2"']);
    expect(moved.body).toEqual({
      success: true,
      client: expect.objectContaining({ id, buyingStage: "Under Contract", version: 2 }),
    });
    for (const stale of [
      await patch({ name: "X" }, { "if-match": '"1"' }),
      await patch({ name: "X", expectedVersion: 1 }),
      await patch({ buyingStage: "Nowhere" }),
      await patch({ email: "jane@example.com" }),
      await patch({ name: null }),
    ]) {
      expect([stale.status, stale.body]).toEqual([400, BAD_REQUEST]);
    }
    expect((await patch({ phone: null })).body).toMatchObject({ client: { name: "Jane", version: 2 } });
  });

  it("knows no client under another id, nor under what is no id", async () => {
    for (const id of ["0197aaaa-0000-7000-8000-000000000000", "cli456"]) {
      const { status, body } = await world.call("PATCH", `/api/v1/clients/${id}`, { body: { name: "X" } });
      expect([status, body]).toEqual([404, { success: false, error: "No client has this id.", code: "NOT_FOUND" }]);
    }
  });
});

describe("POST /api/v1/showings", () => {
  const request = (body: object) => world.call("POST", "/api/v1/showings", { body });

  it("answers with the showing's id", async () => {
    const clientId = await madeClient("showing@example.com");
    const propertyId = (await world.run(createProperty, { title: "Oak Avenue" })).id;
    const answer = await request({ clientId, propertyId, requestedFor: "2999-01-01T10:00:00Z", note: "Hi" });
    const showing = await world.db.system.showing.findFirstOrThrow({ where: { clientId } });
    expect([answer.status, answer.text]).toEqual([201, `{"success":true,"showingId":"${showing.id}"}`]);
    const past = await request({ clientId, propertyId, requestedFor: "1999-01-01T10:00:00Z" });
    expect([past.status, past.body]).toEqual([400, BAD_REQUEST]);
    const unknown = await request({ clientId: propertyId, propertyId, requestedFor: "2999-01-01T10:00:00Z" });
    expect([unknown.status, unknown.body]).toEqual([
      404,
      { success: false, error: "No client has this id.", code: "NOT_FOUND" },
    ]);
    const badId = await request({ clientId: "cli456", propertyId, requestedFor: "2999-01-01T10:00:00Z" });
    expect([badId.status, badId.body]).toEqual([400, BAD_REQUEST]);
  });
});

it("GET /api/v1/me tells any key whose it is", async () => {
  const { slug } = await world.db.system.organization.findFirstOrThrow({ where: { id: world.organizationId } });
  const { status, body } = await world.call("GET", "/api/v1/me", { key: ["leads:write"] });
  expect([status, body]).toEqual([
    200,
    { success: true, agentId: slug, name: "Bay Homes", plan: "pro", mode: "live", scopes: ["leads:write"] },
  ]);
  const nobody = await world.call("GET", "/api/v1/me", { key: "nonsense" });
  expect([nobody.status, nobody.body]).toMatchObject([401, { success: false, code: "API_KEY_INVALID" }]);
});
