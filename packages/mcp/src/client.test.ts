import { randomUUID } from "node:crypto";
import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { createLead, registry } from "@orrery/domain";
import { createWorld, startServer, type TestServer, type TestWorld, unlimited } from "@orrery/testkit";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connect, refusalIn } from "./testing.ts";
import { MODES_WITHOUT_TOOLS } from "./tools.ts";

let server: TestServer;
let world: TestWorld;
beforeAll(async () => {
  server = await startServer({ limiter: unlimited });
});
beforeEach(async () => {
  world = await createWorld();
});
afterAll(() => server[Symbol.asyncDispose]());

const clients: Client[] = [];
afterEach(() => Promise.all(clients.splice(0).map((client) => client.close())));

async function clientOf(key: string, header: "authorization" | "x-api-key" = "authorization"): Promise<Client> {
  const client = await connect(server.url, { [header]: header === "authorization" ? `Bearer ${key}` : key });
  clients.push(client);
  return client;
}

/** Calls a tool after its schemas are known, so that the client checks what comes back. */
async function callOf(client: Client) {
  await client.listTools();
  return (name: string, args: Record<string, unknown> = {}) => client.callTool({ name, arguments: args });
}

const namesIn = async (client: Client) => (await client.listTools()).tools.map(({ name }) => name);
const leads = () => world.database.system.lead.findMany({ where: { organizationId: world.organizationId } });

describe("the official client", () => {
  it("is told who it speaks to and how, with a key in either header", async () => {
    for (const header of ["authorization", "x-api-key"] as const) {
      const client = await clientOf(await world.key(), header);
      expect(client.getServerVersion()).toMatchObject({ name: "orrery", version: expect.stringMatching(/^\d+\.\d+/) });
      expect(client.getServerCapabilities()).toEqual({ tools: {} });
      expect(client.getInstructions()).toContain("idempotencyKey");
      expect(await client.ping()).toEqual({});
    }
  });

  it("lists every operation that is no stream, no exchange and not internal, always in the same order", async () => {
    const { accessToken } = await world.session();
    const client = await clientOf(accessToken);
    const { tools, nextCursor } = await client.listTools();
    const carried = registry.operations.filter(
      ({ internal, mode }) => internal === undefined && MODES_WITHOUT_TOOLS[mode] === undefined,
    );
    expect(tools).toHaveLength(carried.length);
    expect(nextCursor).toBeUndefined();
    const names = tools.map(({ name }) => name);
    expect(names).toEqual(names.toSorted());
    expect(names).toEqual(await namesIn(client));
    expect(names).toEqual(
      expect.arrayContaining(["api_keys_create", "health_get", "leads_create", "leads_submissions"]),
    );
    for (const absent of ["auth_login", "auth_logout", "clients_stream", "auth_jwks"])
      expect(names).not.toContain(absent);
  });

  it("reads and writes, and gets what it was promised, structured and as text", async () => {
    const call = await callOf(await clientOf(await world.key()));
    const made = await call("leads_create", { name: "Ann", email: "ann@example.com" });
    expect(made).toMatchObject({ structuredContent: { lead: { name: "Ann", version: 1 }, merged: false } });
    const listed = await call("leads_list", { limit: 1 });
    expect(listed.structuredContent).toMatchObject({ items: [{ name: "Ann" }] });
    expect(listed.content).toEqual([{ type: "text", text: JSON.stringify(listed.structuredContent) }]);
    expect(await call("health_get")).toMatchObject({ structuredContent: { status: "ok" } });
  });

  it("is refused in the table's own words, as a result that its model can read", async () => {
    const call = await callOf(await clientOf(await world.key()));
    const lead = (await world.run(createLead)).lead;
    expect(refusalIn(await call("leads_get", { id: randomUUID() }))).toEqual({
      code: "NOT_FOUND",
      reason: "LEAD_NOT_FOUND",
      message: "No lead has this id.",
    });
    expect(refusalIn(await call("leads_create", { name: "" }))).toMatchObject({
      code: "BAD_REQUEST",
      reason: "INVALID_INPUT",
      details: { issues: [{ path: "name" }] },
    });
    expect(refusalIn(await call("leads_update", { id: lead?.id, name: "Bob", expectedVersion: 9 }))).toMatchObject({
      code: "CONFLICT",
      reason: "STALE_VERSION",
      details: { current: { id: lead?.id, version: 1 } },
    });
  });

  it("runs a write once under an idempotency key, and is told of the replay", async () => {
    const call = await callOf(await clientOf(await world.key()));
    const args = { name: "Ann", idempotencyKey: "intent-1" };
    const first = await call("leads_create", args);
    const again = await call("leads_create", args);
    expect(again.structuredContent).toEqual(first.structuredContent);
    expect([first._meta, again._meta]).toEqual([undefined, { replayed: true }]);
    expect(await leads()).toHaveLength(1);
    expect(refusalIn(await call("leads_create", { ...args, name: "Bob" }))).toMatchObject({
      code: "CONFLICT",
      reason: "IDEMPOTENCY_KEY_REUSED",
    });
    expect(await leads()).toHaveLength(1);
  });

  it("gets a secret once: the replay fits the tool's schema without it", async () => {
    const call = await callOf(await clientOf(await world.key()));
    const args = { name: "Site", kind: "ork", scopes: ["leads:write"], idempotencyKey: "mint-1" };
    const [first, again] = [await call("api_keys_create", args), await call("api_keys_create", args)];
    expect(first.structuredContent).toMatchObject({ key: expect.stringMatching(/^ork_live_/) });
    expect(again.structuredContent).toMatchObject({ name: "Site", key: null });
  });

  it("has no session to end, and no stream to listen to", async () => {
    const key = await world.key();
    for (const method of ["GET", "DELETE", "PUT"]) {
      const headers = { "x-api-key": key, accept: "text/event-stream" };
      const response = await fetch(`${server.url}/mcp`, { method, headers });
      expect([response.status, response.headers.get("allow")]).toEqual([405, "POST"]);
      expect(await response.json()).toMatchObject({ error: { data: { code: "METHOD_NOT_ALLOWED" } } });
    }
  });
});

/** The tools of whoever has a credential, whatever its scopes. */
const ANYBODYS = ["auth_me", "events_create_stream_url", "events_list", "health_get"];

describe("tools follow the credential", () => {
  it("by its scopes: what it may not call does not exist for it", async () => {
    const client = await clientOf(await world.key({ scopes: ["leads:read"] }));
    expect(await namesIn(client)).toEqual([
      ...ANYBODYS,
      "inbound_mails_get",
      "inbound_mails_list",
      "leads_board",
      "leads_get",
      "leads_history",
      "leads_list",
      "leads_merges",
      "leads_scoring",
      "leads_submissions",
    ]);
    const unknown = await client.callTool({ name: "no_such_tool" }).catch((error: unknown) => error);
    const hidden = await client.callTool({ name: "leads_create", arguments: { name: "Ann" } }).catch((e: unknown) => e);
    expect(unknown).toMatchObject({ code: -32602, data: { code: "NOT_FOUND", reason: "TOOL_NOT_FOUND" } });
    expect(hidden).toEqual(unknown);
    expect(await leads()).toEqual([]);
  });

  it("by what kind it is of: what is a person's own is shown to their session alone, and minting to no agent", async () => {
    const MINTING = ["api_keys_create", "api_keys_roll", "oauth_clients_create", "oauth_clients_update"];
    const OWN = ["authorized_apps_list_mine", "authorized_apps_revoke_mine"];
    const shown = async (client: Client) => {
      const names = await namesIn(client);
      return [...MINTING, ...OWN].filter((name) => names.includes(name));
    };
    const { userId, accessToken } = await world.session();
    expect(await shown(await clientOf(await world.key()))).toEqual(MINTING);
    expect(await shown(await clientOf(accessToken))).toEqual([...MINTING, ...OWN]);
    const agent = await clientOf(await world.key({ prefix: "mcp_", scopes: [], userId }));
    expect(await shown(agent)).toEqual([]);
    const hidden = await agent.callTool({ name: "authorized_apps_list_mine" }).catch((error: unknown) => error);
    expect(hidden).toMatchObject({ code: -32602, data: { reason: "TOOL_NOT_FOUND" } });
  });

  it("by the other scope that a tool needs, where what it answers shows what that one reads", async () => {
    const names = await namesIn(await clientOf(await world.key({ scopes: ["leads:write"] })));
    expect(names).toContain("leads_create");
    expect(names).not.toContain("leads_update");
    expect(await namesIn(await clientOf(await world.key({ scopes: ["leads:read", "leads:write"] })))).toContain(
      "leads_update",
    );
  });

  it("by the role of whose MCP token it is, as it is now", async () => {
    const { userId } = await world.session();
    const client = await clientOf(await world.key({ prefix: "mcp_", scopes: [], userId }));
    expect(await namesIn(client)).toContain("leads_create");
    await world.database.system.membership.updateMany({ where: { userId }, data: { role: "guest" } });
    await expect.poll(() => namesIn(client), { timeout: 5_000 }).toEqual(ANYBODYS);
  });

  it("until it is revoked: the next request is refused", async () => {
    const [revoked, admin] = [await clientOf(await world.key()), await clientOf(await world.key())];
    const call = await callOf(admin);
    const me = await (await callOf(revoked))("auth_me");
    const { credentialId } = me.structuredContent as { credentialId: string };
    await call("api_keys_revoke", { id: credentialId });
    await expect(revoked.callTool({ name: "leads_list" })).rejects.toMatchObject({ code: 401 });
    await expect(revoked.listTools()).rejects.toMatchObject({ code: 401 });
    expect(await call("leads_list")).toMatchObject({ structuredContent: { items: [] } });
  });

  it("never without one: a client that has none can't even begin", async () => {
    await expect(connect(server.url, {})).rejects.toMatchObject({ code: 401 });
    await expect(connect(server.url, { authorization: "Bearer nonsense" })).rejects.toMatchObject({ code: 401 });
  });
});

it("leaves the line of a write in the audit log under its own name", async () => {
  const call = await callOf(await clientOf(await world.key()));
  await call("leads_create", { name: "Ann" });
  const { structuredContent } = await call("audit_entries_list", { operation: "leads.create" });
  expect(structuredContent).toMatchObject({ items: [{ operation: "leads.create", surface: "mcp" }] });
});
