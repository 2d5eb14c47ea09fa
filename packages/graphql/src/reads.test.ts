import { createEstateAgent, createLead, createProperty, listLeads, updateLead } from "@orrery/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { gid, openWorld, type World } from "../test/world.ts";

let world: World;
let agentId: string;
let propertyId: string;
/** Five leads, newest first. */
let ids: readonly string[];
beforeAll(async () => {
  world = await openWorld();
  agentId = (await world.run(createEstateAgent, { name: "Sarah", email: "sarah@example.com" })).id;
  propertyId = (await world.run(createProperty, { title: "Oak Avenue" })).id;
  const made: string[] = [];
  for (const name of ["Ada", "Bea", "Cid", "Dan", "Eve"]) {
    const { lead } = await world.run(createLead, { name, agentId, propertyId, dealValue: "1250.50", notes: "Hello" });
    made.unshift(lead?.id ?? "");
  }
  ids = made;
  await world.run(updateLead, { id: ids[0] ?? "", status: "contacted" });
});
afterAll(() => world.close());

const NAMES = "nodes { name } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }";
const namesOf = (nodes: readonly { readonly name: string }[]) => nodes.map(({ name }) => name);

describe("a selection", () => {
  it("is one statement, however its relations nest", async () => {
    world.statements.length = 0;
    const { errors, at } = await world.ask(
      `{ leads(first: 20) { edges { cursor node {
           name status dealValue scoreReasons { fact } assignedAgent { name email } property { title } submissions { notes }
         } } pageInfo { endCursor } } }`,
    );
    expect(errors).toBeUndefined();
    expect(at("leads", "edges", 0, "node")).toEqual({
      name: "Eve",
      status: "contacted",
      dealValue: "1250.5",
      scoreReasons: [{ fact: "property" }, { fact: "notes" }, { fact: "deal_value" }],
      assignedAgent: { name: "Sarah", email: "sarah@example.com" },
      property: { title: "Oak Avenue" },
      submissions: [{ notes: "Hello" }],
    });
    expect(world.statements).toHaveLength(1);
  });

  it("of `nodes` and `edges` together is still one, as are one lead and a refetched one", async () => {
    const fields = "name property { title } assignedAgent { name }";
    const documents = [
      `{ leads { nodes { id ${fields} } edges { node { version ${fields} } } } }`,
      `{ lead(id: "${ids[0]}") { ${fields} a: property { status } } }`,
      `{ node(id: "${gid("Lead", ids[0] ?? "")}") { id ... on Lead { ${fields} } } }`,
    ];
    for (const document of documents) {
      world.statements.length = 0;
      expect((await world.ask(document)).errors).toBeUndefined();
      expect(world.statements, document).toHaveLength(1);
    }
  });

  it("reads no column that was not asked for, beside ids and the key of the list", async () => {
    world.statements.length = 0;
    await world.ask("{ leads { nodes { name } } }");
    expect(world.statements[0]).toContain(`"name"`);
    expect(world.statements[0]).not.toMatch(/"notes"|"email"/);
  });
});

describe("a connection", () => {
  it("is walked forward by first and after, each row once", async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await world.ask(`query ($after: String) { leads(first: 2, after: $after) { ${NAMES} } }`, {
        variables: { after },
      });
      seen.push(...namesOf(page.at("leads", "nodes")));
      const more: boolean = page.at("leads", "pageInfo", "hasNextPage");
      expect(page.at<boolean>("leads", "pageInfo", "hasPreviousPage")).toBe(after !== null);
      after = more ? page.at("leads", "pageInfo", "endCursor") : null;
    } while (after !== null);
    expect(seen).toEqual(["Eve", "Dan", "Cid", "Bea", "Ada"]);
  });

  it("is walked backward by last and before, in the same order", async () => {
    const end = await world.ask(`{ leads(last: 2) { ${NAMES} } }`);
    expect(namesOf(end.at("leads", "nodes"))).toEqual(["Bea", "Ada"]);
    expect(end.at("leads", "pageInfo")).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const before = end.at("leads", "pageInfo", "startCursor");
    const earlier = await world.ask(`{ leads(last: 9, before: "${before}") { ${NAMES} } }`);
    expect(namesOf(earlier.at("leads", "nodes"))).toEqual(["Eve", "Dan", "Cid"]);
    expect(earlier.at("leads", "pageInfo")).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  });

  it("gives each edge a cursor that can be gone on from", async () => {
    const all = await world.ask("{ leads { edges { cursor node { name } } } }");
    const next = await world.ask(`{ leads(first: 1, after: "${all.at("leads", "edges", 1, "cursor")}") { ${NAMES} } }`);
    expect(namesOf(next.at("leads", "nodes"))).toEqual(["Cid"]);
  });

  it("without rows has no cursors and an empty page", async () => {
    const { at } = await world.ask(`{ leads(source: "nowhere") { ${NAMES} edges { cursor } } }`);
    expect(at("leads")).toEqual({
      nodes: [],
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });

  it("filters, by enum, number and either form of an id; null is no filter", async () => {
    const query = `query ($status: LeadStatus, $agentId: ID, $scoreMin: Int) {
      leads(status: $status, agentId: $agentId, scoreMin: $scoreMin) { nodes { name } } }`;
    const found = async (variables: Record<string, unknown>) =>
      namesOf((await world.ask(query, { variables })).at("leads", "nodes"));
    expect(await found({ status: "contacted" })).toEqual(["Eve"]);
    expect(await found({ scoreMin: 100 })).toEqual([]);
    expect(await found({ agentId: gid("EstateAgent", agentId) })).toHaveLength(5);
    expect(await found({ agentId })).toHaveLength(5);
    expect(await found({ agentId: crypto.randomUUID() })).toEqual([]);
    expect(await found({ status: null, agentId: null, scoreMin: null })).toHaveLength(5);
  });

  it("of a lead's submissions goes through the lead", async () => {
    const { at } = await world.ask(`{ leadSubmissions(leadId: "${ids[4]}") { nodes { id name propertyId } } }`);
    expect(at("leadSubmissions", "nodes")).toEqual([
      { id: expect.any(String), name: "Ada", propertyId: gid("Property", propertyId) },
    ]);
    const unknown = await world.ask(`{ leadSubmissions(leadId: "${crypto.randomUUID()}") { nodes { id } } }`);
    expect(unknown.errors?.[0]?.extensions).toMatchObject({ code: "NOT_FOUND", reason: "LEAD_NOT_FOUND" });
  });

  it.each([
    ["first: 101", "first"],
    ["first: 0", "first"],
    ["first: -1", "first"],
    ["last: 101", "last"],
    ["last: -5", "last"],
    ["first: 1, last: 1", "last"],
    ['first: 1, before: "x"', "before"],
    ['last: 1, after: "x"', "last"],
  ])("refuses (%s)", async (args, path) => {
    const { status, errors, data } = await world.ask(`{ leads(${args}) { nodes { id } } }`);
    expect(status).toBe(200);
    expect(data).toEqual({ leads: null });
    expect(errors).toMatchObject([
      {
        path: ["leads"],
        extensions: { code: "BAD_REQUEST", reason: "INVALID_INPUT", details: { issues: [{ path }] } },
      },
    ]);
  });

  it("refuses cursors that it did not give out, those of another list and of another tenant too", async () => {
    const foreign = await world.organization();
    for (const name of ["Yan", "Zoe"]) await world.run(createLead, { name }, foreign);
    const { nextCursor } = await world.run(listLeads, { limit: 1 }, foreign);
    expect(nextCursor).not.toBeNull();
    const agents = await world.ask("{ estateAgents { pageInfo { endCursor } } }");
    for (const cursor of ["", "nonsense", agents.at("estateAgents", "pageInfo", "endCursor"), nextCursor]) {
      const { errors } = await world.ask(`{ leads(after: "${cursor}") { nodes { id } } }`);
      expect(errors?.[0]?.extensions, cursor ?? "").toMatchObject({ code: "BAD_REQUEST", reason: "INVALID_CURSOR" });
    }
  });
});

describe("an id", () => {
  it("is global, and takes its own form and the UUID alike", async () => {
    const id = gid("Lead", ids[0] ?? "");
    const { at } = await world.ask(`{ a: lead(id: "${id}") { id name } b: lead(id: "${ids[0]}") { id name } }`);
    expect(at("a")).toEqual({ id, name: "Eve" });
    expect(at("b")).toEqual(at("a"));
  });

  it("that no lead of the tenant has is not found, in the same words for another tenant's", async () => {
    const foreign = (await world.run(createLead, { name: "Zoe" }, await world.organization())).lead?.id ?? "";
    const documents = [foreign, crypto.randomUUID()].flatMap((id) => [
      `{ found: lead(id: "${id}") { id } }`,
      `{ found: lead(id: "${gid("Lead", id)}") { id } }`,
      `{ found: node(id: "${gid("Lead", id)}") { id } }`,
    ]);
    for (const document of documents) {
      const { data, errors } = await world.ask(document);
      expect(data).toEqual({ found: null });
      expect(errors).toEqual([
        {
          message: "No lead has this id.",
          path: ["found"],
          locations: expect.anything(),
          extensions: { code: "NOT_FOUND", reason: "LEAD_NOT_FOUND" },
        },
      ]);
    }
  });

  it("that is malformed, or another noun's, is a bad request", async () => {
    for (const id of ["nonsense", "", gid("Property", ids[0] ?? ""), gid("Lead", "nonsense")]) {
      const { errors } = await world.ask(`{ lead(id: "${id}") { id } }`);
      expect(errors?.[0]?.extensions, id).toMatchObject({ code: "BAD_REQUEST", reason: "INVALID_INPUT" });
      expect(errors?.[0]?.message).toBe("id: Must be the id of a Lead (a UUID).");
    }
  });
});

describe("node and nodes", () => {
  it("get every noun that has a global id, in the order of the ids", async () => {
    const wanted = [gid("Property", propertyId), gid("Lead", ids[1] ?? ""), gid("EstateAgent", agentId)];
    const { at } = await world.ask(
      `query ($ids: [ID!]!) { nodes(ids: $ids) {
         __typename id ... on Lead { name property { title } } ... on Property { title } ... on EstateAgent { name }
       } }`,
      { variables: { ids: wanted } },
    );
    expect(at("nodes")).toEqual([
      { __typename: "Property", id: wanted[0], title: "Oak Avenue" },
      { __typename: "Lead", id: wanted[1], name: "Dan", property: { title: "Oak Avenue" } },
      { __typename: "EstateAgent", id: wanted[2], name: "Sarah" },
    ]);
  });

  it("fail one by one", async () => {
    const wanted = [gid("Lead", ids[0] ?? ""), "nonsense", gid("Wizard", "1"), gid("Organization", "1")];
    const { at, errors } = await world.ask("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", {
      variables: { ids: wanted },
    });
    expect(at("nodes")).toEqual([{ id: wanted[0] }, null, null, null]);
    expect(errors).toMatchObject([
      { path: ["nodes", 1], extensions: { code: "BAD_REQUEST" } },
      { path: ["nodes", 2], extensions: { code: "NOT_FOUND" } },
      { path: ["nodes", 3], extensions: { code: "NOT_FOUND" } },
    ]);
  });

  it("refuse more than 100 ids", async () => {
    const variables = { ids: Array.from({ length: 101 }, () => gid("Lead", ids[0] ?? "")) };
    const { data, errors } = await world.ask("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", { variables });
    expect(data).toEqual({ nodes: null });
    expect(errors?.[0]?.extensions.code).toBe("BAD_REQUEST");
  });
});

it("shows the organization and the health of the API", async () => {
  const { data } = await world.ask("{ organization { name plan mode createdAt } health { status version } }");
  expect(data).toEqual({
    organization: { name: "Bay Homes", plan: "pro", mode: "live", createdAt: expect.stringMatching(/Z$/) },
    health: { status: "ok", version: "v1" },
  });
});
