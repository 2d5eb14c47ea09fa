import { randomUUID } from "node:crypto";
import { MODELS } from "@orrery/db";
import { createEstateAgent, createLead, createProperty, registry, updateLead } from "@orrery/domain";
import { type OutputOf, PUBLIC } from "@orrery/operation";
import {
  bindingsOf,
  createWorld,
  delegateOf,
  inputFields,
  plant,
  startServer,
  type TestServer,
  type TestWorld,
  unlimited,
} from "@orrery/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ limiter: unlimited });
});
afterAll(() => server[Symbol.asyncDispose]());

const TENANT_MODELS = Object.entries(MODELS).flatMap(([model, reach]) => (reach === "tenant" ? [model] : []));

/** What a call may have written, but for the line that says that it was made: some may be made by any credential. */
const WRITTEN = TENANT_MODELS.filter((model) => model !== "AuditEntry");

/** The ids of everything that an organization has. */
async function idsIn({ database, organizationId }: TestWorld, models = TENANT_MODELS): Promise<readonly string[]> {
  const rows = models.map((model) =>
    delegateOf(database.system, model).findMany?.({ where: { organizationId }, select: { id: true } }),
  );
  return ((await Promise.all(rows)) as { id: string }[][]).flat().map(({ id }) => id);
}

/** Not found, out of the confinement (in the words of a contract without such a code), and a key that is wider than it. */
const REFUSALS = /NOT_FOUND|confined to other resources|GRANT_TOO_WIDE/;

const WALKED = registry.operations
  .filter(({ scope, example }) => scope !== PUBLIC && example.as === undefined)
  .flatMap(bindingsOf)
  .map((binding) => [binding.label, binding] as const);

describe.each(WALKED)("%s, with a key that is confined to something else", (_label, binding) => {
  const { operation, fields } = binding;

  it("shows nothing of the organization, and writes nothing", async () => {
    const world = await createWorld();
    const example = (await operation.example.input(world)) as Record<string, unknown>;
    const input = Object.fromEntries(Object.entries(example).filter(([name]) => fields.includes(name)));
    const hidden = await idsIn(world);
    const key = await world.key({ confinedTo: [`lead:${randomUUID()}`] });
    const before = await idsIn(world, WRITTEN);
    const { error, body } = await binding.call(server.url, { input, key });
    if (error) expect(JSON.stringify(error)).toMatch(REFUSALS);
    const told = JSON.stringify({ error, body });
    expect(hidden.filter((id) => told.includes(id))).toEqual([]);
    expect(await idsIn(world, WRITTEN)).toEqual(before);
  });

  it("answers the id of what is out of sight in the words that it has for an unknown one", async () => {
    const world = await createWorld();
    const example = (await operation.example.input(world)) as Record<string, unknown>;
    const input = Object.fromEntries(Object.entries(example).filter(([name]) => fields.includes(name)));
    const key = await world.key({ confinedTo: [`lead:${randomUUID()}`] });
    for (const { name, noun } of inputFields(operation)) {
      if (noun === undefined || !fields.includes(name)) continue;
      const { id } = await plant(world.database, noun, world.organizationId);
      const [hidden, unknown] = await Promise.all(
        [id, randomUUID()].map((its) => binding.call(server.url, { input: { ...input, [name]: its }, key })),
      );
      expect([hidden?.status, hidden?.error]).toEqual([unknown?.status, unknown?.error]);
      expect(JSON.stringify(hidden?.body ?? null)).not.toContain(id);
    }
  });
});

type Json = Record<string, unknown>;

async function send(method: string, path: string, key: string, body?: object): Promise<{ status: number; body: Json }> {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: {
      "x-api-key": key,
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Json };
}

describe("a key that is confined to a property", () => {
  let world: TestWorld;
  let property: OutputOf<typeof createProperty>;
  let elsewhere: OutputOf<typeof createProperty>;
  let agent: OutputOf<typeof createEstateAgent>;
  let seen: string;
  let unseen: string;
  let key: string;
  beforeAll(async () => {
    world = await createWorld();
    [property, elsewhere, agent] = [
      await world.run(createProperty, { title: "Seen House" }),
      await world.run(createProperty, { title: "Other House" }),
      await world.run(createEstateAgent, { name: "Sarah", email: "sarah@example.com" }),
    ];
    const leadOf = async (name: string, propertyId: typeof property.id) => {
      const { lead } = await world.run(createLead, {
        name,
        propertyId,
        agentId: agent.id,
        email: `${name}@example.com`,
      });
      return lead?.id ?? "";
    };
    seen = await leadOf("seen", property.id);
    unseen = await leadOf("unseen", elsewhere.id);
    await world.run(createLead, { email: "seen@example.com", propertyId: elsewhere.id, notes: "elsewhere" });
    key = await world.key({ confinedTo: [`property:${property.id}`] });
  });

  it("has its leads, and their total, over REST", async () => {
    const lead = { id: seen, property_id: property.id, assigned_agent: { id: agent.id, name: "Sarah" } };
    expect((await send("GET", "/v1/leads", key)).body).toMatchObject({ data: [lead], next_cursor: null });
    const { body } = await send("GET", "/api/v1/leads?limit=1", key);
    expect(body).toMatchObject({ leads: [{ id: seen }], total: 1 });
    expect((await send("GET", `/v1/leads?agent_id=${agent.id}`, key)).body).toMatchObject({ data: [lead] });
  });

  it("changes its leads, and none else, over REST", async () => {
    expect(await send("PATCH", `/v1/leads/${seen}`, key, { status: "contacted" })).toMatchObject({
      status: 200,
      body: { id: seen, status: "contacted" },
    });
    expect(await send("PATCH", `/v1/leads/${unseen}`, key, { status: "contacted" })).toMatchObject({
      status: 404,
      body: { error: { code: "NOT_FOUND", details: { reason: "LEAD_NOT_FOUND" } } },
    });
    expect(await send("PATCH", `/v1/leads/${seen}`, key, { property_id: null })).toMatchObject({
      status: 403,
      body: { error: { code: "FORBIDDEN", details: { reason: "CONFINED" } } },
    });
    expect(await send("PATCH", `/v1/leads/${seen}`, key, { property_id: elsewhere.id })).toMatchObject({
      status: 404,
      body: { error: { details: { reason: "PROPERTY_NOT_FOUND" } } },
    });
  });

  it("makes leads about it, and about nothing else, over REST", async () => {
    const { status, body } = await send("POST", "/v1/leads", key, { name: "New", property_id: property.id });
    expect(status).toBe(201);
    expect((await send("GET", "/v1/leads?limit=1", key)).body).toMatchObject({ data: [{ id: body.id, name: "New" }] });
    expect(await send("POST", "/v1/leads", key, { name: "New" })).toMatchObject({
      status: 403,
      body: { error: { details: { reason: "CONFINED" } } },
    });
    expect(await send("POST", "/v1/leads", key, { name: "New", property_id: elsewhere.id })).toMatchObject({
      status: 404,
    });
    const met = await send("POST", "/v1/leads", key, {
      name: "Met",
      email: "unseen@example.com",
      property_id: property.id,
    });
    expect(met).toMatchObject({ status: 201, body: { name: "Met", status: "new" } });
    expect(met.body).not.toHaveProperty("merged");
    expect(JSON.stringify(met.body)).not.toContain(unseen);
    await world.database.system.lead.delete({ where: { id: String(body.id) } });
  });

  it("sees no further from its leads than it sees, over GraphQL", async () => {
    const ask = (query: string, as = key) => send("POST", "/graphql", as, { query });
    const fields = `name property { title } submissions { notes } assignedAgent { name email version }`;
    const shown = {
      name: "seen",
      property: { title: "Seen House" },
      submissions: [{ notes: expect.any(String) }],
      assignedAgent: { name: "Sarah", email: null, version: null },
    };
    expect((await ask(`{ leads { nodes { ${fields} } } }`)).body.data).toEqual({ leads: { nodes: [shown] } });
    expect((await ask(`{ lead(id: "${seen}") { ${fields} a: property { title } } }`)).body.data).toEqual({
      lead: { ...shown, a: shown.property },
    });
    const ids = [seen, unseen].map((id) => Buffer.from(`Lead:${id}`).toString("base64"));
    const nodes = await ask(`{ nodes(ids: ${JSON.stringify(ids)}) { ... on Lead { ${fields} } } }`);
    expect(nodes.body).toMatchObject({
      data: { nodes: [shown, null] },
      errors: [{ message: "No lead has this id.", extensions: { reason: "LEAD_NOT_FOUND" } }],
    });
    const toLead = await world.key({ confinedTo: [`lead:${unseen}`] });
    expect((await ask("{ leads { nodes { name property { title } } } }", toLead)).body.data).toEqual({
      leads: { nodes: [{ name: "unseen", property: null }] },
    });
  });

  it("loads what a write's own rows lack under the same confinement, over GraphQL", async () => {
    const query = `mutation ($id: ID!) { updateLead(input: { id: $id, notes: "Hi" }) { lead {
      notes property { title } submissions { notes } assignedAgent { name email } } } }`;
    const change = (id: string, as: string) => send("POST", "/graphql", as, { query, variables: { id } });
    expect((await change(seen, key)).body.data).toEqual({
      updateLead: {
        lead: {
          notes: "Hi",
          property: { title: "Seen House" },
          submissions: [{ notes: expect.any(String) }],
          assignedAgent: { name: "Sarah", email: null },
        },
      },
    });
    const toLead = await world.key({ confinedTo: [`lead:${unseen}`] });
    expect((await change(unseen, toLead)).body).toMatchObject({
      data: { updateLead: { lead: { property: null, assignedAgent: { name: "Sarah", email: null } } } },
    });
    expect((await change(unseen, key)).body).toMatchObject({ errors: [{ extensions: { reason: "LEAD_NOT_FOUND" } }] });
  });

  it("has the same over MCP", async () => {
    const tool = async (name: string, args: object) => {
      const call = { jsonrpc: "2.0", id: 1, method: "tools/call", params: { name, arguments: args } };
      return (await send("POST", "/mcp", key, call)).body;
    };
    expect(await tool("leads_list", {})).toMatchObject({ result: { structuredContent: { items: [{ id: seen }] } } });
    const text = expect.stringContaining("LEAD_NOT_FOUND");
    expect(await tool("leads_update", { id: unseen, notes: "x" })).toMatchObject({
      result: { isError: true, content: [{ text }] },
    });
  });

  it("has the same over tRPC, and others' keys have all of it", async () => {
    const list = async (as: string) => {
      const { body } = await send("GET", "/trpc/leads.list", as);
      return (body as { result: { data: { items: { id: string }[] } } }).result.data.items.map(({ id }) => id);
    };
    expect(await list(key)).toEqual([seen]);
    expect(await list(await world.key())).toEqual([unseen, seen]);
    const { submissions, update } = { submissions: "leads.submissions", update: "leads.update" };
    const input = encodeURIComponent(JSON.stringify({ leadId: seen }));
    expect((await send("GET", `/trpc/${submissions}?input=${input}`, key)).body).toMatchObject({
      result: { data: { items: [{ propertyId: property.id }] } },
    });
    expect(await send("POST", `/trpc/${update}`, key, { id: unseen, notes: "x" })).toMatchObject({ status: 404 });
    const made = await send("POST", "/trpc/leads.create", key, { name: "New", propertyId: property.id });
    expect(made).toMatchObject({ status: 200, body: { result: { data: { lead: { name: "New" }, merged: false } } } });
  });

  it("goes on where it was when a lead comes into sight, and when it leaves", async () => {
    const count = async () => ((await send("GET", "/api/v1/leads", key)).body as { total: number }).total;
    const before = await count();
    await world.invoke(updateLead, { id: unseen, propertyId: property.id });
    expect(await count()).toBe(before + 1);
    await world.invoke(updateLead, { id: unseen, propertyId: elsewhere.id });
    expect(await count()).toBe(before);
  });
});
