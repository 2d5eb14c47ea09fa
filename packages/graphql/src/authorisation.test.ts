import { createEstateAgent, createLead, createProperty } from "@orrery/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { gid, openWorld, type World, without } from "../test/world.ts";

let world: World;
let leadId: string;
let propertyId: string;
beforeAll(async () => {
  world = await openWorld();
  const agentId = (await world.run(createEstateAgent, { name: "Sarah", email: "sarah@example.com" })).id;
  propertyId = (await world.run(createProperty, { title: "Oak Avenue" })).id;
  leadId = (await world.run(createLead, { name: "Ada", agentId, propertyId })).lead?.id ?? "";
});
afterAll(() => world.close());

const forbidden = (scope: string, ...path: (string | number)[]) => ({
  message: "The credential lacks the required scope.",
  path,
  extensions: { code: "FORBIDDEN", reason: "SCOPE_REQUIRED", details: { scope } },
});

describe("a credential without a scope", () => {
  it("gets null and FORBIDDEN for the root field that needs it, and the rest of the answer", async () => {
    const { status, data, errors } = await world.ask("{ leads { nodes { id } } organization { name } }", {
      key: without("leads:read"),
    });
    expect(status).toBe(200);
    expect(data).toEqual({ leads: null, organization: { name: "Bay Homes" } });
    expect(errors).toMatchObject([forbidden("leads:read", "leads")]);
  });

  it("gets null and FORBIDDEN for a nested noun that needs it", async () => {
    const documents = [
      `{ lead(id: "${leadId}") { name property { title } } }`,
      "{ leads { nodes { name property { title } } } }",
    ];
    const [one, list] = await Promise.all(
      documents.map((document) => world.ask(document, { key: without("properties:read") })),
    );
    expect(one?.data).toEqual({ lead: { name: "Ada", property: null } });
    expect(one?.errors).toMatchObject([forbidden("properties:read", "lead", "property")]);
    expect(list?.data).toEqual({ leads: { nodes: [{ name: "Ada", property: null }] } });
    expect(list?.errors).toMatchObject([forbidden("properties:read", "leads", "nodes", 0, "property")]);
  });

  it("sees whose a lead is, and nothing more of the person", async () => {
    const fields = "id name email phone version createdAt updatedAt";
    const { at, errors } = await world.ask(`{ lead(id: "${leadId}") { assignedAgent { ${fields} } } }`, {
      key: without("estate-agents:read"),
    });
    expect(at("lead", "assignedAgent")).toEqual({
      id: expect.any(String),
      name: "Sarah",
      email: null,
      phone: null,
      version: null,
      createdAt: null,
      updatedAt: null,
    });
    expect(errors).toMatchObject(
      ["email", "phone", "version", "createdAt", "updatedAt"].map((field) =>
        forbidden("estate-agents:read", "lead", "assignedAgent", field),
      ),
    );
  });

  it("does not get around it by node or nodes", async () => {
    const id = gid("Property", propertyId);
    const { data, errors } = await world.ask(
      `{ node(id: "${id}") { id ... on Property { title } } nodes(ids: ["${id}"]) { id } }`,
      { key: without("properties:read") },
    );
    expect(data).toEqual({ node: null, nodes: [null] });
    expect(errors).toMatchObject([forbidden("properties:read", "node"), forbidden("properties:read", "nodes", 0)]);
  });

  it("does not get around it by what a write gives back", async () => {
    const { data, errors } = await world.ask(
      'mutation { createProperty(input: { title: "Elm" }) { property { title } } }',
      { key: without("properties:read") },
    );
    expect(data).toEqual({ createProperty: { property: null } });
    expect(errors).toMatchObject([forbidden("properties:read", "createProperty", "property")]);
  });

  it("learns of no rows that it may not read, and writes nothing", async () => {
    const before = await world.db.system.lead.count();
    const { data } = await world.ask('mutation { createLead(input: { name: "Bea" }) { submissionId } }', {
      key: without("leads:write"),
    });
    expect(data).toEqual({ createLead: null });
    expect(await world.db.system.lead.count()).toBe(before);
  });
});

describe("a request without a credential", () => {
  it("may introspect, and call what is public", async () => {
    const { status, errors, at } = await world.ask("{ __schema { queryType { name } } health { status } }", {
      key: null,
    });
    expect([status, errors]).toEqual([200, undefined]);
    expect(at("health", "status")).toBe("ok");
  });

  it("is refused whole for anything else, with its limit headers", async () => {
    world.taken.length = 0;
    const { status, data, errors, headers, extensions } = await world.ask(
      "{ health { status } leads { nodes { id } } }",
      { key: null },
    );
    expect([status, data]).toEqual([401, undefined]);
    expect(errors).toEqual([
      { message: "No credential was sent.", extensions: { code: "UNAUTHORIZED", reason: "CREDENTIAL_MISSING" } },
    ]);
    expect(headers.get("x-ratelimit-limit")).toBe("3000");
    expect(extensions.cost.requested).toBe(4);
    expect(world.taken.slice(1)).toMatchObject([{ caller: { kind: "anonymous", address: "203.0.113.9" } }]);
  });

  it("is refused for a node by what its id names", async () => {
    const { status } = await world.ask(`{ node(id: "${gid("Lead", leadId)}") { id } }`, { key: null });
    expect(status).toBe(401);
  });
});

describe("a bad credential", () => {
  it.each([
    ["needs one", "{ leads { nodes { id } } }"],
    ["names no operation", "{ __typename }"],
    ["does not parse", "{ nonsense"],
    ["is not valid", "{ nonsense }"],
    ["mixes public and other fields", "{ health { status } organization { name } }"],
  ])("is refused with 401 where the document %s", async (_what, document) => {
    const { status, data, errors, headers } = await world.ask(document, { key: "mistyped" });
    expect([status, data]).toEqual([401, undefined]);
    expect(errors).toEqual([
      { message: "The credential is not valid.", extensions: { code: "UNAUTHORIZED", reason: "CREDENTIAL_INVALID" } },
    ]);
    expect(headers.get("x-ratelimit-remaining")).toBe("2990");
  });

  it("is ignored where everything is public", async () => {
    const { status, data } = await world.ask("{ health { status } }", { key: "mistyped" });
    expect([status, data]).toEqual([200, { health: { status: "ok" } }]);
  });
});
