import { createEstateAgent, createLead, createProperty, listLeadSubmissions } from "@orrery/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answered, openWorld, type World } from "../../../test/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const idOf = ({ body }: Answered) => (body as { id: string }).id;
const create = async (body: object) => idOf(await world.call("POST", "/v1/leads", { body }));
const leadCount = () => world.db.system.lead.count();

describe("POST /v1/leads", () => {
  it("answers 201 with the whole lead in snake_case, its version as ETag", async () => {
    const property = await world.run(createProperty, { title: "Oak Avenue" });
    const agent = await world.run(createEstateAgent, { name: "Sarah Johnson" });
    const answer = await world.call("POST", "/v1/leads", {
      body: {
        name: "John Smith",
        email: "whole@example.com",
        phone: "(555) 010-0001",
        source: "zillow",
        property_id: property.id,
        property_address: "123 Main St",
        notes: "3BR",
        agent_id: agent.id,
        deal_value: 750000.5,
        deal_currency: "USD",
      },
    });
    expect(answer.status).toBe(201);
    expect(answer.headers.get("etag")).toBe('"1"');
    expect(answer.body).toEqual({
      id: expect.any(String),
      name: "John Smith",
      email: "whole@example.com",
      phone: "(555) 010-0001",
      source: "zillow",
      property_id: property.id,
      property_address: "123 Main St",
      notes: "3BR",
      status: "new",
      score: 80,
      score_reasons: expect.arrayContaining([{ fact: "email", points: 20, reason: "Left an email address" }]),
      assigned_agent: { id: agent.id, name: "Sarah Johnson" },
      deal_value: 750000.5,
      deal_currency: "USD",
      version: 1,
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      updated_at: expect.any(String),
      merged: false,
      possible_duplicates: [],
    });
  });

  it("ignores unknown fields, also the camelCase names of known ones", async () => {
    const answer = await world.call("POST", "/v1/leads", {
      raw: '{"name":"Unknown","propertyAddress":"1 Elm St","favourite":1,"__proto__":{"source":"x"},"constructor":{}}',
      headers: { "content-type": "application/json" },
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ property_address: null, source: "api" });
  });

  it("shows a key without leads:read its submission, the same with and without a match", async () => {
    const body = {
      name: "Web Visitor",
      email: "shy@example.com",
      phone: "(555) 010-0002",
      notes: "Hello",
      deal_value: "10.50",
    };
    const answers = [];
    for (const key of [["leads:write"], ["leads:write"]]) {
      answers.push(await world.call("POST", "/v1/leads", { body, key }));
    }
    const [fresh, matching] = answers as [Answered, Answered];
    for (const answer of answers) {
      expect(answer.status).toBe(201);
      expect(answer.headers.get("etag")).toBeNull();
      expect(answer.body).toEqual({
        id: expect.any(String),
        name: "Web Visitor",
        email: "shy@example.com",
        phone: "(555) 010-0002",
        source: "api",
        property_id: null,
        property_address: null,
        notes: "Hello",
        deal_value: 10.5,
        deal_currency: null,
        status: "new",
        created_at: expect.any(String),
      });
    }
    expect(idOf(matching)).not.toBe(idOf(fresh));
    const [lead] = await world.db.system.lead.findMany({ where: { emailKey: "shy@example.com" } });
    const { items } = await world.run(listLeadSubmissions, { leadId: lead?.id ?? "" });
    expect(items.map(({ id }) => id).sort()).toEqual([idOf(fresh), idOf(matching)].sort());
    for (const { id, createdAt } of items) {
      const { body: shown } = [fresh, matching].find((answer) => idOf(answer) === id) as Answered;
      const shownMs = Date.parse((shown as { created_at: string }).created_at);
      expect(Math.abs(shownMs - Date.parse(createdAt))).toBeLessThan(1_000);
    }
  });

  it("merges on the email address and says so to who may read", async () => {
    const first = await create({ name: "Merged", email: "Merge@example.com" });
    const again = await world.call("POST", "/v1/leads", {
      body: { name: "Other", email: "merge@example.com", phone: "5550100003" },
    });
    expect(again.status).toBe(201);
    expect(again.body).toMatchObject({ id: first, name: "Merged", phone: "5550100003", merged: true, version: 2 });
    expect(again.headers.get("etag")).toBe('"2"');
  });

  it("replays an Idempotency-Key with the same bytes, and says so", async () => {
    const send = () =>
      world.call("POST", "/v1/leads", {
        body: { name: "Once" },
        key: ["leads:write"],
        headers: { "idempotency-key": "lead-once" },
      });
    const first = await send();
    const before = await leadCount();
    const second = await send();
    expect(first.headers.get("idempotency-replayed")).toBeNull();
    expect(second.headers.get("idempotency-replayed")).toBe("true");
    expect([second.status, second.text]).toEqual([201, first.text]);
    expect(await leadCount()).toBe(before);
  });

  it("refuses an Idempotency-Key that was used with other input", async () => {
    const headers = { "idempotency-key": "lead-other" };
    await world.call("POST", "/v1/leads", { body: { name: "One" }, headers });
    const answer = await world.call("POST", "/v1/leads", { body: { name: "Two" }, headers });
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ error: { code: "CONFLICT", details: { reason: "IDEMPOTENCY_KEY_REUSED" } } });
  });

  it.each(["", "two words", "é", "x".repeat(256)])(
    "refuses the Idempotency-Key %j by the header's name",
    async (key) => {
      const answer = await world.call("POST", "/v1/leads", {
        body: { name: "A" },
        headers: { "idempotency-key": key },
      });
      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({ error: { details: { issues: [{ path: "Idempotency-Key" }] } } });
    },
  );

  it("names what is wrong with the input in snake_case", async () => {
    const before = await leadCount();
    const answer = await world.call("POST", "/v1/leads", { body: { name: "A", property_id: { $ne: null } } });
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({
      error: {
        code: "BAD_REQUEST",
        message: "property_id: Must be the id of a Property (a UUID).",
        details: {
          reason: "INVALID_INPUT",
          issues: [{ path: "property_id", message: "Must be the id of a Property (a UUID)." }],
        },
      },
    });
    expect(await leadCount()).toBe(before);
  });

  it("says the same of another organization's property as of none", async () => {
    const stranger = await world.organization();
    const foreign = await world.run(createProperty, { title: "Theirs" }, stranger);
    const ids = [foreign.id, "018f0000-0000-7000-8000-00000000ffff"];
    for (const property_id of ids) {
      const answer = await world.call("POST", "/v1/leads", { body: { name: "A", property_id } });
      expect(answer.status).toBe(404);
      expect(answer.body).toEqual({
        error: {
          code: "NOT_FOUND",
          message: "No property has this id.",
          details: { reason: "PROPERTY_NOT_FOUND" },
        },
      });
    }
  });
});

describe("GET /v1/leads", () => {
  const list = (query: string) => world.call("GET", `/v1/leads${query}`);
  const namesIn = ({ body }: Answered) => (body as { data: { name: string }[] }).data.map(({ name }) => name);

  it("pages newest first by cursor, to the last page's null", async () => {
    for (const name of ["page 1", "page 2", "page 3"]) await create({ name, source: "paging" });
    const first = await list("?source=paging&limit=2");
    const { next_cursor } = first.body as { next_cursor: string };
    const rest = await list(`?source=paging&limit=2&cursor=${encodeURIComponent(next_cursor)}`);
    expect([namesIn(first), namesIn(rest)]).toEqual([["page 3", "page 2"], ["page 1"]]);
    expect(Object.keys(first.body as object)).toEqual(["data", "next_cursor"]);
    expect(rest.body).toMatchObject({ next_cursor: null });
    expect(first.headers.get("etag")).toBeNull();
  });

  it("filters by agent and score, in snake_case", async () => {
    const agent = await world.run(createEstateAgent, { name: "Filter" });
    await create({ name: "hot", agent_id: agent.id, email: "hot@example.com", source: "referral" });
    await create({ name: "cold", agent_id: agent.id });
    expect(namesIn(await list(`?agent_id=${agent.id}`))).toEqual(["cold", "hot"]);
    expect(namesIn(await list(`?agent_id=${agent.id}&score_min=40&status=new`))).toEqual(["hot"]);
  });

  it("searches by q, by relevance and page by page", async () => {
    await create({ name: "Rapunzl", email: "other@search.example" });
    await create({ name: "Rapunzel", email: "tower@search.example", phone: "(555) 777-0001" });
    for (const q of ["RAPUNZEL", "rapunzel", "r%C3%A1punzel", "rapunze"]) {
      expect(namesIn(await list(`?q=${q}`)), q).toEqual(["Rapunzel", "Rapunzl"]);
    }
    for (const q of ["tower@search.example", "5557770001", "(555)+777-0001", "rapunzel+tower"]) {
      expect(namesIn(await list(`?q=${q}`)), q).toEqual(["Rapunzel"]);
    }
    const first = await list("?q=rapunzel&limit=1");
    const { next_cursor } = first.body as { next_cursor: string };
    expect(namesIn(await list(`?q=rapunzel&limit=1&cursor=${next_cursor}`))).toEqual(["Rapunzl"]);
    expect((await list(`?q=tower&cursor=${next_cursor}`)).status).toBe(400);
    expect(namesIn(await list("?q=rapunzel&status=won"))).toEqual([]);
  });

  it("clamps a limit over 100", async () => {
    await world.db.system.lead.createMany({
      data: Array.from({ length: 101 }, () => ({ organizationId: world.organizationId, name: "c", source: "clamp" })),
    });
    for (const limit of ["100", "101", "5000000000", "99999999999999999999999"]) {
      expect(namesIn(await list(`?source=clamp&limit=${limit}`))).toHaveLength(100);
    }
  });

  it.each([
    ...[
      "limit=0",
      "limit=-1",
      "limit=1.5",
      "limit=",
      "limit=ten",
      "limit=0x10",
      "limit=1e1",
      "limit=%2010",
      "limit=+5",
    ],
    ...[
      "limit=5&limit=6",
      "score_min=101",
      "status=sold",
      "agent_id=me",
      "cursor=nonsense",
      "cursor=",
      "q=",
      "q=a&q=b",
    ],
  ])("refuses ?%s", async (query) => {
    const answer = await list(`?${query}`);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ error: { code: "BAD_REQUEST" } });
  });

  it.each(["status[$ne]=new", "scoreMin=101", "agentId=me", "direction=sideways", "utm=1&utm=2", "__proto__=1"])(
    "ignores the unknown parameter of ?%s",
    async (query) => {
      expect((await list(`?limit=1&${query}`)).status).toBe(200);
    },
  );

  it.each(["status=%zz", "source=%FF", "%E0%A4=1"])("refuses the malformed percent-encoding of ?%s", async (query) => {
    const answer = await list(`?${query}`);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ error: { message: "The query has a malformed percent-encoding." } });
  });

  it("reads + and percent-encodings in values", async () => {
    await create({ name: "spaced", source: "open house+" });
    expect(namesIn(await list("?source=open+house%2B"))).toEqual(["spaced"]);
  });

  it("takes the document's own GET, with a JSON content type and no body", async () => {
    expect((await world.call("GET", "/v1/leads", { headers: { "content-type": "application/json" } })).status).toBe(
      200,
    );
  });
});

describe("PATCH /v1/leads/{id}", () => {
  const patch = (id: string, body: object, ifMatch?: string) =>
    world.call("PATCH", `/v1/leads/${id}`, {
      body,
      ...(ifMatch !== undefined && { headers: { "if-match": ifMatch } }),
    });

  it("moves and assigns a lead, and gives its next version", async () => {
    const agent = await world.run(createEstateAgent, { name: "New Agent" });
    const answer = await patch(await create({ name: "Mover" }), { status: "qualified", agent_id: agent.id });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("etag")).toBe('"2"');
    expect(answer.body).toMatchObject({ status: "qualified", assigned_agent: { name: "New Agent" }, version: 2 });
  });

  it("empties what null is sent for and leaves what is absent", async () => {
    const id = await create({ name: "Patched", notes: "old", phone: "5550100009" });
    expect((await patch(id, { notes: null })).body).toMatchObject({ notes: null, phone: "5550100009" });
  });

  it("takes an empty body for no change", async () => {
    const id = await create({ name: "Same" });
    const answer = await world.call("PATCH", `/v1/leads/${id}`, { headers: { "content-type": "application/json" } });
    expect([answer.status, answer.headers.get("etag")]).toEqual([200, '"1"']);
  });

  it("takes application/merge-patch+json", async () => {
    const id = await create({ name: "Merge patch" });
    const headers = { "content-type": "application/merge-patch+json" };
    const answer = await world.call("PATCH", `/v1/leads/${id}`, { body: { status: "contacted" }, headers });
    expect(answer.body).toMatchObject({ status: "contacted" });
  });

  it("takes the path's id, whatever id the body has", async () => {
    const [id, other] = [await create({ name: "Path" }), await create({ name: "Body" })];
    expect((await patch(id, { id: other, status: "lost" })).body).toMatchObject({ id, status: "lost" });
  });

  it.each(['"1"', 'W/"1"', "1", "*", '"1", "0"', ' W/"1" , "abc"'])(
    "accepts If-Match: %s at version 1",
    async (tag) => {
      const answer = await patch(await create({ name: "Matched" }), { status: "contacted" }, tag);
      expect(answer.status).toBe(200);
    },
  );

  it.each(['"2"', 'W/"2"', "2", '"abc"', "abc", '""', "", '"99999999999999999999"'])(
    "answers 412 with the current state to If-Match: %j at version 1",
    async (tag) => {
      const id = await create({ name: "Stale" });
      const answer = await patch(id, { status: "contacted" }, tag);
      expect(answer.status).toBe(412);
      expect(answer.body).toMatchObject({
        error: {
          code: "PRECONDITION_FAILED",
          details: { reason: "STALE_VERSION", current: { id, status: "new", score_reasons: [], version: 1 } },
        },
      });
    },
  );

  it.each([1, 2])(
    "answers 412 where If-Match and expected_version are not one, whichever is stale: %i",
    async (one) => {
      const id = await create({ name: "Two minds" });
      const answer = await patch(id, { status: "contacted", expected_version: 3 - one }, `"${one}"`);
      expect(answer.status).toBe(412);
      expect(answer.body).toMatchObject({ error: { details: { current: { status: "new", version: 1 } } } });
    },
  );

  it("answers 409 to a stale expected_version in the body, also beside If-Match: *", async () => {
    const id = await create({ name: "Stale body" });
    for (const ifMatch of [undefined, "*"]) {
      const answer = await patch(id, { status: "contacted", expected_version: 2 }, ifMatch);
      expect(answer.status).toBe(409);
      expect(answer.body).toMatchObject({
        error: { code: "CONFLICT", details: { reason: "STALE_VERSION", current: { deal_value: null, version: 1 } } },
      });
    }
  });

  it("answers a move that the board does not allow with 422", async () => {
    const answer = await patch(await create({ name: "Winner" }), { status: "won" });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      error: { code: "UNPROCESSABLE", details: { reason: "LEAD_MOVE_NOT_ALLOWED", from: "new", to: "won" } },
    });
  });

  it("says the same of another organization's lead, of an unknown id and of what is no id", async () => {
    const stranger = await world.organization();
    const foreign = (await world.run(createLead, { name: "Theirs" }, stranger)).lead?.id ?? "";
    const ids = [foreign, "018f0000-0000-7000-8000-00000000ffff", "42", "%zz", "..%2F..", "__proto__", "%00"];
    for (const id of ids) {
      const answer = await patch(id, { status: "contacted" });
      expect([id, answer.status]).toEqual([id, 404]);
      expect(answer.body).toEqual({
        error: { code: "NOT_FOUND", message: "No lead has this id.", details: { reason: "LEAD_NOT_FOUND" } },
      });
    }
  });

  it("refuses a key that may not read what it would change", async () => {
    const id = await create({ name: "Hidden" });
    const answer = await world.call("PATCH", `/v1/leads/${id}`, { body: { status: "lost" }, key: ["leads:write"] });
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({ error: { code: "FORBIDDEN", details: { reason: "SCOPE_REQUIRED" } } });
  });
});
