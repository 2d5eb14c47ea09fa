import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CallOptions, openWorld, type World } from "../../../test/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const post = (options: CallOptions) => world.call("POST", "/api/v1/leads", options);

describe("POST /api/v1/leads", () => {
  it("takes the document's example and answers to the byte", async () => {
    const answer = await post({
      raw: '{"name": "John Smith","email": "john@example.com","phone": "(555) 123-4567","source": "zillow","propertyAddress": "123 Main St, Miami, FL","notes": "Interested in 3BR homes"}',
      headers: { "content-type": "application/json" },
    });
    const lead = await world.db.system.lead.findFirstOrThrow({ where: { emailKey: "john@example.com" } });
    expect(answer.status).toBe(201);
    expect(answer.text).toBe(`{"success":true,"leadId":"${lead.id}"}`);
    expect(lead).toMatchObject({ propertyAddress: "123 Main St, Miami, FL", source: "zillow" });
  });

  it("gives a key without leads:read an id that is not the lead's", async () => {
    const answer = await post({ body: { name: "Shy", email: "shy@example.com" }, key: ["leads:write"] });
    const { leadId } = answer.body as { leadId: string };
    const submission = await world.db.system.leadSubmission.findFirstOrThrow({ where: { email: "shy@example.com" } });
    expect(leadId).toBe(submission.id);
  });

  it("ignores fields that its document does not have, such as an account's agentId", async () => {
    const answer = await post({ body: { name: "Slug", agentId: "sarah-johnson", propertyId: 7, dealValue: "much" } });
    expect(answer.status).toBe(201);
  });

  it("refuses a lead without a name as BAD_REQUEST, and writes nothing", async () => {
    const before = await world.db.system.lead.count();
    const answer = await post({ body: { email: "nameless@example.com" } });
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ success: false, error: expect.stringMatching(/^name: /), code: "BAD_REQUEST" });
    expect(await world.db.system.lead.count()).toBe(before);
  });
});

describe("GET /api/v1/leads", () => {
  const list = (query: string) => world.call("GET", `/api/v1/leads${query}`);

  it("lists by offset with the total, newest first, in camelCase", async () => {
    const names = ["offset 1", "offset 2", "offset 3"];
    for (const name of names) await post({ body: { name } });
    const answer = await list("?status=new&limit=2&offset=1");
    expect(Object.keys(answer.body as object)).toEqual(["leads", "total"]);
    expect(answer.body).toMatchObject({
      leads: [
        { id: expect.any(String), name: "offset 2", email: null, status: "new", scoreReasons: [] },
        { name: "offset 1" },
      ],
      total: expect.any(Number),
    });
  });

  it("takes a limit of 1000 and refuses one over it", async () => {
    expect((await list("?limit=1000")).status).toBe(200);
    expect((await list("?limit=1001")).body).toMatchObject({ success: false, code: "BAD_REQUEST" });
  });

  it.each([
    "limit=0",
    "limit=-1",
    "limit=abc",
    "offset=-1",
    "offset=1.5",
    "offset=9999999999",
    "status=sold",
    "limit=",
  ])("refuses ?%s with 400", async (query) => {
    expect((await list(`?${query}`)).status).toBe(400);
  });
});

describe("the five statuses", () => {
  it("says 401 API_KEY_MISSING without a key and API_KEY_INVALID with a bad one", async () => {
    const [missing, invalid] = [
      await post({ body: { name: "A" }, key: null }),
      await post({ body: { name: "A" }, key: "bad" }),
    ];
    expect([missing.status, invalid.status]).toEqual([401, 401]);
    expect(missing.body).toEqual({ success: false, error: "No credential was sent.", code: "API_KEY_MISSING" });
    expect(invalid.body).toEqual({ success: false, error: "The credential is not valid.", code: "API_KEY_INVALID" });
  });

  it("says 401 for a missing scope", async () => {
    const answer = await post({ body: { name: "A" }, key: ["leads:read"] });
    expect(answer.status).toBe(401);
    expect(answer.body).toMatchObject({ code: "SCOPE_REQUIRED" });
  });

  it("says 404 for a wrong method, without Allow", async () => {
    const answer = await world.call("DELETE", "/api/v1/leads");
    expect([answer.status, answer.headers.get("allow")]).toEqual([404, null]);
    expect(answer.body).toEqual({ success: false, error: "There is no DELETE /api/v1/leads.", code: "NOT_FOUND" });
  });

  it("says 400 for a body that is too large and for a URL that is too long", async () => {
    const large = await post({ body: { name: "A", notes: "x".repeat(1024 * 1024) } });
    const long = await world.call("GET", `/api/v1/leads?x=${"x".repeat(8 * 1024)}`);
    expect([large.status, long.status]).toEqual([400, 400]);
    expect([large.body, long.body]).toMatchObject([{ code: "BAD_REQUEST" }, { code: "BAD_REQUEST" }]);
  });

  it("says 400 for a conflict", async () => {
    const headers = { "idempotency-key": "agent-key" };
    await post({ body: { name: "One" }, headers });
    expect((await post({ body: { name: "Two" }, headers })).status).toBe(400);
  });
});
