import { JSON_BODY_MAX_BYTES } from "@orrery/operation";
import { beforeEach, describe, expect, it } from "vitest";
import { call, type McpTest, mcpTest, type RpcAnswer, request } from "./testing.ts";

let mcp: McpTest;
beforeEach(async () => {
  mcp = await mcpTest();
});

const leads = () => mcp.db.system.lead.findMany({ where: { organizationId: mcp.organizationId } });
const costs = () => mcp.taken.map(({ items }) => items.map(({ operation, cost }) => [operation, cost]));
const answerOf = async (response: Response) => (await response.json()) as RpcAnswer;
const answersOf = async (response: Response) => (await response.json()) as RpcAnswer[];
const ping = (id: unknown = 1) => request("ping", undefined, id);
const INITIALIZE = request("initialize", {
  protocolVersion: "2025-11-25",
  capabilities: {},
  clientInfo: { name: "test", version: "1" },
});

/** Asserts a request that was refused as a whole, with nothing written. */
async function expectRefused(response: Response, status: number, code: number, data: object) {
  const answer = await answerOf(response);
  expect([response.status, answer.error?.code]).toEqual([status, code]);
  expect(answer.error?.data).toMatchObject(data);
  expect(answer).toMatchObject({ jsonrpc: "2.0", id: null });
  expect(response.headers.get("content-type")).toBe("application/json");
  expect(response.headers.get("x-ratelimit-limit")).toBe("3000");
  expect(await leads()).toEqual([]);
  expect(mcp.reported).toEqual([]);
}

describe("admission", () => {
  it("counts points: 1 for a read and for what is no tool's call, 2 for a write", async () => {
    await mcp.post(INITIALIZE);
    await mcp.post(request("tools/list"));
    await mcp.post(ping());
    await mcp.post({ jsonrpc: "2.0", method: "notifications/initialized" });
    await mcp.post(call("leads_list"));
    await mcp.post(call("leads_create", { name: "Ann" }));
    await mcp.post(call("no_such_tool"));
    const protocol = [["mcp:protocol", 1]];
    expect(costs()).toEqual([
      ...[protocol, protocol, protocol, protocol],
      [["leads.list", 1]],
      [["leads.create", 2]],
      protocol,
    ]);
    for (const { policy } of mcp.taken) expect(policy).toBe("points");
  });

  it("says on every answer what is left", async () => {
    const answers = [
      await mcp.post(INITIALIZE),
      await mcp.post({ jsonrpc: "2.0", method: "notifications/initialized" }),
      await mcp.post(call("leads_list")),
      await mcp.post(call("leads_list"), { key: null }),
      await mcp.post(call("leads_list"), { headers: { accept: "application/json" } }),
      await mcp.post(call("leads_list"), { headers: { "content-type": "text/plain" } }),
      await mcp.post(call("leads_list"), { headers: { "mcp-protocol-version": "1999-01-01" } }),
      await mcp.send({ body: "{" }),
      await mcp.send({ method: "GET" }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 202, 200, 401, 406, 415, 400, 400, 405]);
    for (const { headers } of answers) expect(headers.get("x-ratelimit-remaining")).toBe("2990");
    expect(mcp.taken).toHaveLength(answers.length);
  });

  it("refuses with 429, how long to wait, and a JSON-RPC error", async () => {
    mcp.limiter.refuses = true;
    const refused = await mcp.post(call("leads_create", { name: "Ann" }));
    expect(refused.headers.get("retry-after")).toBe("7");
    await expectRefused(refused, 429, -32000, { code: "RATE_LIMITED", details: { retryAfterSeconds: 7 } });
  });

  it("asks once for a batch, which is refused whole", async () => {
    const batch = [call("leads_list", {}, 1), call("leads_create", { name: "Ann" }, 2), ping(3)];
    const answers = await answersOf(await mcp.post(batch));
    expect(answers.map(({ id, error }) => [id, error])).toEqual([
      [1, undefined],
      [2, undefined],
      [3, undefined],
    ]);
    expect(costs()).toEqual([
      [
        ["leads.list", 1],
        ["leads.create", 2],
        ["mcp:protocol", 1],
      ],
    ]);
    const before = await leads();
    mcp.limiter.refuses = true;
    expect((await mcp.post(batch)).status).toBe(429);
    expect(await leads()).toEqual(before);
  });
});

describe("a credential", () => {
  it.each([
    [null, "CREDENTIAL_MISSING"],
    ["forged", "CREDENTIAL_INVALID"],
  ])("that is %s is refused with 401, whatever is asked", async (key, reason) => {
    for (const message of [INITIALIZE, request("tools/list"), call("leads_create", { name: "Ann" }), [ping()], {}]) {
      const response = await mcp.post(message, { key });
      await expectRefused(response, 401, -32000, { code: "UNAUTHORIZED", reason });
    }
  });

  it.each([null, "forged"])("does not matter to public tools, if nothing else is asked: %s", async (key) => {
    const healthy = await answerOf(await mcp.post(call("health_get"), { key }));
    expect(healthy.result?.structuredContent).toEqual({ status: "ok", version: "v1" });
    expect((await mcp.post([call("health_get", {}, 1), call("leads_list", {}, 2)], { key })).status).toBe(401);
  });

  it("of fewer scopes has fewer tools, and the rest is unknown to it in the same words", async () => {
    const key = ["leads:read"];
    const hidden = await answerOf(await mcp.post(call("leads_create", { name: "Ann" }), { key }));
    const unknown = await answerOf(await mcp.post(call("no_such_tool"), { key }));
    expect(hidden).toEqual(unknown);
    expect(hidden.error).toMatchObject({ code: -32602, data: { code: "NOT_FOUND", reason: "TOOL_NOT_FOUND" } });
    expect(await leads()).toEqual([]);
  });
});

describe("a body", () => {
  it.each(["", "{", "{jsonrpc:'2.0'}", "\0"])("that is not JSON is refused: %j", async (body) => {
    await expectRefused(await mcp.send({ body }), 400, -32700, { code: "BAD_REQUEST" });
  });

  it.each([
    1,
    null,
    "ping",
    {},
    { jsonrpc: "1.0", id: 1, method: "ping" },
    { jsonrpc: "2.0", id: null, method: "ping" },
    { jsonrpc: "2.0", id: 1, method: 1 },
    { jsonrpc: "2.0", id: 1, method: "tools/call", params: [] },
  ])("that is no message is refused, alone and in a batch: %j", async (message) => {
    await expectRefused(await mcp.post(message), 400, -32600, { code: "BAD_REQUEST" });
    const batch = [call("leads_create", { name: "Ann" }, 2), message];
    await expectRefused(await mcp.post(batch), 400, -32600, { code: "BAD_REQUEST" });
  });

  it.each([
    [{}, "name: Is required."],
    [{ name: 1 }, "name"],
    [{ name: "leads_list", arguments: [] }, "arguments"],
    [{ name: "leads_list", arguments: "{}" }, "arguments"],
  ])("whose call is malformed is an error of the protocol: %j", async (params, message) => {
    const response = await mcp.post(request("tools/call", params, "a"));
    const { id, error } = await answerOf(response);
    expect([response.status, id, error?.code]).toEqual([200, "a", -32602]);
    expect(error?.message).toContain(message);
    expect(error?.data).toMatchObject({ code: "BAD_REQUEST", reason: "INVALID_INPUT" });
  });

  it("whose beginning is malformed is refused with that code as well", async () => {
    await expectRefused(await mcp.post(request("initialize", {})), 400, -32602, { code: "BAD_REQUEST" });
  });

  it("that asks for what there is not is an error of the protocol", async () => {
    for (const method of ["resources/list", "prompts/list", "completion/complete", "toString", "__proto__"]) {
      const { error } = await answerOf(await mcp.post(request(method)));
      expect(error).toMatchObject({ code: -32601, data: { code: "NOT_FOUND", reason: "METHOD_NOT_FOUND" } });
    }
    for (const name of ["toString", "__proto__", "auth_login", "clients_stream", "leads.create", ""]) {
      const { error } = await answerOf(await mcp.post(call(name)));
      expect(error).toMatchObject({ code: -32602, data: { reason: "TOOL_NOT_FOUND" } });
    }
  });

  it("over 1 MiB is refused", async () => {
    const name = "x".repeat(JSON_BODY_MAX_BYTES);
    const refused = await mcp.post(call("leads_create", { name }));
    await expectRefused(refused, 413, -32000, {
      code: "PAYLOAD_TOO_LARGE",
      details: { maxBytes: JSON_BODY_MAX_BYTES },
    });
  });

  it("that asks for a task is run as if it did not, as there are none here", async () => {
    const { result } = await answerOf(
      await mcp.post(request("tools/call", { name: "health_get", task: { ttl: 60_000 } })),
    );
    expect(result).toMatchObject({ structuredContent: { status: "ok" } });
  });
});

describe("a batch", () => {
  it("goes on when one of its calls fails, and each says so for itself", async () => {
    const response = await mcp.post([
      call("leads_create", { name: "Ann" }, 1),
      call("leads_create", { name: "" }, 2),
      call("no_such_tool", {}, 3),
    ]);
    expect(await answersOf(response)).toMatchObject([
      { id: 1, result: { structuredContent: { lead: { name: "Ann" } } } },
      { id: 2, result: { isError: true } },
      { id: 3, error: { code: -32602 } },
    ]);
    expect(await leads()).toHaveLength(1);
  });

  it.each([
    ["empty", []],
    ["of two requests with one id", [ping(1), ping(1)]],
    ["larger than 50", Array.from({ length: 51 }, (_, id) => ping(id))],
  ])("that is %s is refused", async (_what, batch) => {
    await expectRefused(await mcp.post(batch), 400, -32600, { code: "BAD_REQUEST" });
  });

  it("is refused under a version of the protocol that has none", async () => {
    const send = (version: string) => mcp.post([ping()], { headers: { "mcp-protocol-version": version } });
    expect((await send("2025-03-26")).status).toBe(200);
    for (const version of ["2025-06-18", "2025-11-25"]) {
      await expectRefused(await send(version), 400, -32600, { code: "BAD_REQUEST" });
    }
  });

  it("is answered to the end, also where it cancels a request of its own", async () => {
    const cancel = { jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId: 1 } };
    const answers = await answersOf(await mcp.post([call("leads_create", { name: "Ann" }, 1), cancel, ping(2)]));
    expect(answers.map(({ id }) => id)).toEqual([1, 2]);
    expect(await leads()).toHaveLength(1);
  });
});

describe("an idempotency key", () => {
  const create = (name: string, id: unknown = 1, more: object = {}) => call("leads_create", { name, ...more }, id);

  it("may come as a header, where the request holds a single write", async () => {
    const headers = { "idempotency-key": "intent-1" };
    const [first, again] = [await mcp.post(create("Ann"), { headers }), await mcp.post(create("Ann"), { headers })];
    const replayed = [first, again].map((response) => response.headers.get("idempotency-replayed"));
    expect(replayed).toEqual([null, "true"]);
    expect((await answerOf(again)).result).toMatchObject({ _meta: { replayed: true } });
    expect(await leads()).toHaveLength(1);
    await mcp.post([create("Bob", 1), create("Bob", 2)], { headers });
    expect(await leads()).toHaveLength(3);
  });

  it("as an argument goes before the header, and must be text", async () => {
    const headers = { "idempotency-key": "intent-1" };
    await mcp.post(create("Ann"), { headers });
    await mcp.post(create("Ann", 1, { idempotencyKey: "intent-2" }), { headers });
    expect(await leads()).toHaveLength(2);
    const { result } = await answerOf(await mcp.post(create("Ann", 1, { idempotencyKey: 7 })));
    expect(JSON.stringify(result)).toContain("idempotencyKey: Must be text.");
  });
});

describe("a defect", () => {
  it("shows the request's id and no more, and counts as ours", async () => {
    const { kernel } = mcp.ports;
    kernel.invoke = () => Promise.reject(new Error("SELECT secrets FROM the_database"));
    const response = await mcp.post(call("leads_list"));
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({
      id: 1,
      error: { code: -32603, data: { code: "INTERNAL_ERROR", details: { requestId: "request-1" } } },
    });
    expect(text).not.toContain("secrets");
    expect(mcp.reported).toMatchObject([{ message: "SELECT secrets FROM the_database" }]);
    const batch = await mcp.post([call("leads_list", {}, 1), ping(2)]);
    expect(batch.status).toBe(200);
    expect(await answersOf(batch)).toMatchObject([{ error: { code: -32603 } }, { result: {} }]);
  });

  it("of authentication is refused without a limit, as none is known", async () => {
    const { ports } = mcp;
    ports.authenticate = () => Promise.reject(new Error("no database"));
    const response = await mcp.post(ping());
    expect([response.status, response.headers.get("x-ratelimit-limit")]).toEqual([500, null]);
    expect(await answerOf(response)).toMatchObject({ error: { code: -32603 } });
    expect(mcp.reported).toHaveLength(1);
  });
});

describe("a web page", () => {
  const from = (origin: string) => mcp.post(call("leads_create", { name: "Ann" }), { headers: { origin } });

  it.each(["http://evil.example", "http://evil.example:4000", "http://127.0.0.1.evil.example", "null", "evil.example"])(
    "that may have been bound to this machine's address is refused: %s",
    async (origin) => {
      await expectRefused(await from(origin), 403, -32000, { code: "FORBIDDEN", reason: "ORIGIN_NOT_ALLOWED" });
      expect((await mcp.send({ method: "GET", headers: { origin } })).status).toBe(403);
    },
  );

  it.each([
    "https://app.example",
    "http://localhost:6274",
    "http://127.0.0.1:4000",
    "http://[::1]:4000",
    "vscode-webview://a",
  ])("that can't have been may use a key that is not confined to others: %s", async (origin) => {
    expect((await from(origin)).status).toBe(200);
  });
});
