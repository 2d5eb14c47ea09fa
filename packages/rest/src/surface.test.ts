import { getOrganization } from "@orrery/domain";
import { Failure } from "@orrery/operation";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World } from "../test/world.ts";
import { API_VERSION, createRestSurface, renderSpaceError } from "./index.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
afterEach(() => {
  world.limiter.refuses = false;
});

const json = { "content-type": "application/json" };

describe("Orckai's two endpoints", () => {
  it("answers /health bare, without a key and with a bad one", async () => {
    for (const key of [null, "bad", []]) {
      const answer = await world.call("GET", "/api/v1/health", { key });
      expect([answer.status, answer.text]).toEqual([200, '{"status":"ok","version":"v1"}']);
    }
  });

  it("wraps the organization in success and data", async () => {
    const answer = await world.call("GET", "/api/v1/organization");
    expect(answer.headers.get("etag")).toBe('"1"');
    expect(answer.body).toEqual({
      success: true,
      data: await world.run(getOrganization, {}),
    });
  });

  it("says which scope is missing with 403 SCOPE_REQUIRED", async () => {
    const answer = await world.call("GET", "/api/v1/organization", { key: ["leads:read"] });
    expect(answer.status).toBe(403);
    expect(answer.body).toEqual({
      success: false,
      error: "The credential lacks the required scope.",
      code: "SCOPE_REQUIRED",
    });
  });

  it("says 401 API_KEY_MISSING and API_KEY_INVALID", async () => {
    const answers = await Promise.all([null, "bad"].map((key) => world.call("GET", "/api/v1/organization", { key })));
    expect(answers.map(({ status }) => status)).toEqual([401, 401]);
    expect(answers.map(({ body }) => body)).toMatchObject([{ code: "API_KEY_MISSING" }, { code: "API_KEY_INVALID" }]);
  });
});

describe("every answer", () => {
  it.each([
    ["GET", "/v1/leads", 200],
    ["POST", "/v1/leads", 400],
    ["PUT", "/v1/leads", 405],
    ["GET", "/v1/nothing", 404],
    ["GET", "/api/v1/nothing", 404],
    ["GET", "/api/v1/health", 200],
  ])("to %s %s is JSON with limits, the version and the request's id", async (method, path, status) => {
    const { headers, ...answer } = await world.call(method, path);
    expect(answer.status).toBe(status);
    expect(Object.fromEntries(headers)).toMatchObject({
      "content-type": "application/json; charset=utf-8",
      "x-api-version": API_VERSION,
      "x-request-id": "req-1",
      "x-ratelimit-limit": "3000",
      "x-ratelimit-remaining": "2990",
    });
  });

  it("to HEAD is that to GET without a body", async () => {
    const [get, head] = [await world.call("GET", "/v1/leads"), await world.call("HEAD", "/v1/leads")];
    expect(head.status).toBe(200);
    expect(head.text).toBe("");
    expect([...head.headers]).toEqual([...get.headers]);
  });
});

describe("paths and methods", () => {
  it.each([
    ["/v1/nothing", { error: { code: "NOT_FOUND", message: "There is no GET /v1/nothing." } }],
    ["/v1", { error: { code: "NOT_FOUND", message: "There is no GET /v1." } }],
    ["/v1/leads/1/2", { error: { code: "NOT_FOUND", message: "There is no GET /v1/leads/1/2." } }],
    ["/v1//leads", { error: { code: "NOT_FOUND", message: "There is no GET /v1//leads." } }],
    ["/v1/leads//", { error: { code: "NOT_FOUND", message: "There is no GET /v1/leads//." } }],
    ["/v1/%zz", { error: { code: "NOT_FOUND", message: "There is no GET /v1/%zz." } }],
    ["/api/v1/leads/1", { success: false, error: "There is no GET /api/v1/leads/1.", code: "NOT_FOUND" }],
    ["/api/v1/v1/leads", { success: false, error: "There is no GET /api/v1/v1/leads.", code: "NOT_FOUND" }],
  ])("answers %s with its space's 404, with a good key, a bad one and none", async (path, body) => {
    for (const key of [["leads:read"], "bad", null]) {
      const answer = await world.call("GET", path, { key });
      expect([answer.status, answer.body]).toEqual([404, body]);
    }
  });

  it("answers a method that a path does not have with 405 and Allow", async () => {
    const answer = await world.call("DELETE", "/v1/leads", { key: null });
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, HEAD, POST"]);
    expect(answer.body).toEqual({
      error: {
        code: "METHOD_NOT_ALLOWED",
        message: "There is no DELETE /v1/leads.",
        details: { allow: ["GET", "HEAD", "POST"] },
      },
    });
    const orckai = await world.call("POST", "/api/v1/organization");
    expect([orckai.status, orckai.body]).toMatchObject([405, { success: false, code: "METHOD_NOT_ALLOWED" }]);
    expect((await world.call("GET", "/v1/leads/018f0000-0000-7000-8000-00000000ffff")).headers.get("allow")).toBe(
      "PATCH",
    );
  });

  it("takes a trailing slash for the same resource", async () => {
    expect((await world.call("GET", "/v1/leads/?limit=1")).status).toBe(200);
    expect((await world.call("POST", "/api/v1/leads/", { body: { name: "Slash" } })).status).toBe(201);
  });
});

describe("limits", () => {
  it.each([
    ["GET", "/v1/leads", "orkasa", "leads.list"],
    ["POST", "/api/v1/leads", "organicagent", "leads.create"],
    ["GET", "/api/v1/organization", "orckai", "organization.get"],
    ["GET", "/v1/nothing", "orkestra", undefined],
    ["DELETE", "/v1/leads", "orkasa", undefined],
    ["GET", "/api/v1/nothing", "orckai", undefined],
  ])("asks once for %s %s under the policy %s", async (method, path, policy, operation) => {
    const before = world.taken.length;
    await world.call(method, path);
    const taken = world.taken.slice(before);
    expect(taken).toMatchObject([{ policy, items: operation === undefined ? [] : [{ operation, cost: 1 }] }]);
  });

  it("counts a request with a bad key as the address's", async () => {
    const answer = await world.call("GET", "/v1/leads", { key: "bad" });
    expect(answer.status).toBe(401);
    expect(answer.headers.get("x-ratelimit-limit")).toBe("3000");
    expect(answer.body).toMatchObject({ error: { code: "UNAUTHORIZED", details: { reason: "CREDENTIAL_INVALID" } } });
    expect(world.taken.at(-1)?.caller).toEqual({ kind: "anonymous", address: "203.0.113.9" });
  });

  it("answers 429 in the contract's body, with Retry-After", async () => {
    world.limiter.refuses = true;
    const [orkasa, agent] = [await world.call("GET", "/v1/leads"), await world.call("GET", "/api/v1/leads")];
    for (const { status, headers } of [orkasa, agent]) {
      expect([status, headers.get("retry-after"), headers.get("x-ratelimit-remaining")]).toEqual([429, "7", "0"]);
    }
    expect(orkasa.body).toMatchObject({ error: { code: "RATE_LIMITED", details: { retry_after_seconds: 7 } } });
    expect(agent.body).toMatchObject({ success: false, code: "RATE_LIMITED" });
  });
});

describe("bodies that cannot be read", () => {
  const cases: [string, string | Uint8Array<ArrayBuffer>, Record<string, string>][] = [
    ["malformed JSON", '{"name":', json],
    ["two values", '{"name":"A"}{}', json],
    ["invalid UTF-8", new Uint8Array([0x7b, 0xff, 0x7d]), json],
    ["an array", "[]", json],
    ["a text", '"name"', json],
    ["null", "null", json],
    ["a deep array", `${"[".repeat(100_000)}${"]".repeat(100_000)}`, json],
    ["a form", "name=A", { "content-type": "application/x-www-form-urlencoded" }],
    ["plain text", '{"name":"A"}', { "content-type": "text/plain" }],
    ["an object for a name", '{"name":{"$ne":""}}', json],
    ["an array for a name", '{"name":["A"]}', json],
    ["a number for a name", '{"name":1}', json],
    ["a NUL in a name", '{"name":"A\\u0000"}', json],
    ["nothing", "", json],
  ];
  it.each(cases)("refuses %s with each contract's 400, and writes nothing", async (_, raw, headers) => {
    const before = await world.db.system.leadSubmission.count();
    const orkasa = await world.call("POST", "/v1/leads", { raw, headers });
    const agent = await world.call("POST", "/api/v1/leads", { raw, headers });
    expect([orkasa.status, agent.status]).toEqual([400, 400]);
    expect(orkasa.body).toMatchObject({ error: { code: "BAD_REQUEST", details: { reason: "INVALID_INPUT" } } });
    expect(agent.body).toEqual({ success: false, error: expect.any(String), code: "BAD_REQUEST" });
    expect(await world.db.system.leadSubmission.count()).toBe(before);
  });

  it.each(["application/json;charset=UTF-8", "Application/JSON", "application/vnd.api+json"])(
    "takes %s for JSON",
    async (type) => {
      const answer = await world.call("POST", "/v1/leads", { body: { name: "A" }, headers: { "content-type": type } });
      expect(answer.status).toBe(201);
    },
  );

  it("refuses a body over 1 MiB with 413, before it is read to its end", async () => {
    let sentBytes = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sentBytes += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(0x20));
      },
    });
    const request = new Request("http://localhost/v1/leads", {
      method: "POST",
      headers: { ...json, "x-api-key": "scopes leads:write" },
      body: endless,
      duplex: "half",
    });
    const response = await createRestSurface(world.ports)(request, {
      address: "203.0.113.9",
      requestId: "req-1",
      whenOver: () => undefined,
    });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({
      error: { code: "PAYLOAD_TOO_LARGE", details: { max_bytes: 1_048_576 } },
    });
    expect(sentBytes).toBeLessThan(2 * 1_048_576);
  });

  it("refuses a body that breaks off, as the caller's error", async () => {
    const broken = new ReadableStream({ pull: (controller) => controller.error(new Error("reset")) });
    const request = new Request("http://localhost/v1/leads", {
      method: "POST",
      headers: { ...json, "x-api-key": "scopes leads:write" },
      body: broken,
      duplex: "half",
    });
    const response = await createRestSurface(world.ports)(request, {
      address: "203.0.113.9",
      requestId: "req-1",
      whenOver: () => undefined,
    });
    expect(response.status).toBe(400);
    expect(world.reported).toEqual([]);
  });

  it("refuses a URL over 8 KiB with 413, on known paths and unknown ones", async () => {
    for (const path of ["/v1/leads", "/v1/nothing"]) {
      const answer = await world.call("GET", `${path}?x=${"x".repeat(8 * 1024)}`);
      expect([answer.status, answer.body]).toMatchObject([413, { error: { code: "PAYLOAD_TOO_LARGE" } }]);
    }
  });
});

describe("the documents", () => {
  it.each([
    ["/v1/openapi.json", "/v1/leads"],
    ["/api/v1/openapi.json", "/api/v1/leads"],
  ])("are at %s for everybody, within the limits, and may be kept", async (path, other) => {
    const { status, headers, body } = await world.call("GET", path, { key: null });
    expect([status, headers.get("x-ratelimit-limit"), headers.get("cache-control")]).toEqual([
      200,
      "3000",
      "public, max-age=300",
    ]);
    expect(body).toMatchObject({ openapi: "3.1.1", info: { version: "1.0.0" } });
    expect((body as { paths: object }).paths).toHaveProperty([other]);

    const tag = headers.get("etag") ?? "";
    expect(tag).toMatch(/^"[\w-]{22}"$/);
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, "*"]) {
      const kept = await world.call("GET", path, { key: null, headers: { "if-none-match": known } });
      expect([kept.status, kept.text, kept.headers.get("etag")]).toEqual([304, "", tag]);
    }
    const changed = await world.call("GET", path, { key: null, headers: { "if-none-match": '"other"' } });
    expect([changed.status, changed.headers.get("etag")]).toEqual([200, tag]);
  });

  it("have the methods of any resource that is read", async () => {
    const head = await world.call("HEAD", "/v1/openapi.json", { key: null });
    expect([head.status, head.text]).toEqual([200, ""]);
    const post = await world.call("POST", "/api/v1/openapi.json", { key: null });
    expect([post.status, post.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
    expect(post.body).toMatchObject({ success: false, code: "METHOD_NOT_ALLOWED" });
  });
});

describe("errors of our own", () => {
  const failing = (over: Partial<World["ports"]>) => {
    const reported: [unknown, string][] = [];
    const surface = createRestSurface({
      ...world.ports,
      report: (error, requestId) => void reported.push([error, requestId]),
      ...over,
    });
    const get = (path: string) =>
      surface(new Request(`http://localhost${path}`, { headers: { "x-api-key": "scopes leads:read" } }), {
        address: "203.0.113.9",
        requestId: "req-7",
        whenOver: () => undefined,
      });
    return { get, reported };
  };

  it("are reported with the request's id, and show nothing of themselves", async () => {
    const cause = new Error('relation "Lead" does not exist');
    const { get, reported } = failing({
      kernel: { ...world.ports.kernel, invoke: () => Promise.reject(cause) },
    });
    const orkasa = await get("/v1/leads");
    expect([orkasa.status, await orkasa.json(), orkasa.headers.get("x-ratelimit-limit")]).toEqual([
      500,
      { error: { code: "INTERNAL_ERROR", message: "Something went wrong on our side." } },
      "3000",
    ]);
    const agent = await get("/api/v1/leads");
    expect([agent.status, await agent.json()]).toEqual([
      500,
      { success: false, error: "Something went wrong on our side.", code: "INTERNAL_ERROR" },
    ]);
    expect(reported).toEqual([
      [cause, "req-7"],
      [cause, "req-7"],
    ]);
  });

  it("are the same where the credential cannot be looked up", async () => {
    const { get, reported } = failing({ authenticate: () => Promise.reject(new Error("connection refused")) });
    expect((await get("/v1/leads")).status).toBe(500);
    expect(reported).toHaveLength(1);
  });
});

describe("renderSpaceError", () => {
  it.each([
    ["/v1/leads", 413, { error: { code: "PAYLOAD_TOO_LARGE" } }],
    ["/v1/other", 413, { error: { code: "PAYLOAD_TOO_LARGE" } }],
    ["/api/v1/leads", 400, { success: false, code: "BAD_REQUEST" }],
    ["/api/v1/organization", 413, { success: false, code: "PAYLOAD_TOO_LARGE" }],
    ["/", 413, { error: { code: "PAYLOAD_TOO_LARGE" } }],
  ])("answers for %s in its contract's body", async (pathname, status, body) => {
    const response = renderSpaceError(pathname, new Failure("PAYLOAD_TOO_LARGE"), "req-2");
    expect([response.status, response.headers.get("x-request-id")]).toEqual([status, "req-2"]);
    expect(await response.json()).toMatchObject(body);
  });
});
