import { createEstateAgent, createLead, createProperty, uploadImage } from "@orrery/domain";
import {
  createWorld,
  type FreshDatabase,
  freshDatabase,
  isBackground,
  startServer,
  type TestServer,
  type TestWorld,
} from "@orrery/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const statements: string[] = [];
let fresh: FreshDatabase;
let server: TestServer;
let world: TestWorld;
let key: string;
beforeAll(async () => {
  fresh = await freshDatabase({ before: (sql) => void statements.push(sql) });
  server = await startServer({ database: fresh.database });
  world = await createWorld({ database: fresh.database });
  key = await world.key();
  const agentId = (await world.run(createEstateAgent)).id;
  for (let made = 0; made < 5; made += 1) {
    const propertyId = (await world.run(createProperty, { agentId, status: "active" })).id;
    await world.run(createLead, { propertyId, agentId });
    const images = [0, 0, 0, 1, 4][made] ?? 0;
    for (let at = 0; at < images; at += 1) await world.run(uploadImage, { propertyId });
  }
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await fresh[Symbol.asyncDispose]();
});

/** What the request asked of the database, without what is asked about its key. */
async function statementsOf(path: string, init: RequestInit = {}): Promise<{ body: string; sql: readonly string[] }> {
  statements.length = 0;
  const response = await fetch(`${server.url}${path}`, {
    ...init,
    headers: {
      "x-api-key": key,
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
    },
  });
  expect(response.status).toBe(200);
  return {
    body: await response.text(),
    sql: statements.filter((sql) => !isBackground(sql) && !sql.includes('"ApiKey"')),
  };
}

const graphql = (query: string) => statementsOf("/graphql", { method: "POST", body: JSON.stringify({ query }) });
const tool = (name: string) => {
  const call = { jsonrpc: "2.0", id: 1, method: "tools/call", params: { name } };
  return statementsOf("/mcp", { method: "POST", body: JSON.stringify(call) });
};

describe("a list of leads with nested agent and property is one statement", () => {
  it("over Orkasa's REST", async () => {
    const { body, sql } = await statementsOf("/v1/leads");
    expect(body).toContain('"assigned_agent":{"id"');
    expect(sql).toHaveLength(1);
  });

  it("over OrganicAgent's REST, and one more for the total", async () => {
    const { sql } = await statementsOf("/api/v1/leads");
    expect(sql).toHaveLength(2);
    expect(sql.filter((text) => text.includes("count(*)"))).toHaveLength(1);
  });

  it("over tRPC", async () => {
    expect((await statementsOf("/trpc/leads.list")).sql).toHaveLength(1);
  });

  it("over MCP", async () => {
    expect((await tool("leads_list")).sql).toHaveLength(1);
  });

  it("over GraphQL, through edges and through nodes", async () => {
    const node = "{ name assignedAgent { name email } property { title address { city } } submissions { notes } }";
    for (const selection of [`edges { cursor node ${node} } pageInfo { endCursor hasNextPage }`, `nodes ${node}`]) {
      const { body, sql } = await graphql(`{ leads(first: 20) { ${selection} } }`);
      expect(body).toContain('"city":"Miami"');
      expect(sql).toHaveLength(1);
    }
  });
});

describe("a list of properties with nested agent and leads is one statement", () => {
  it("over Orkasa's REST, and one more where the priced ones end within the page", async () => {
    expect((await statementsOf("/v1/properties?status=active&city=miami&type=house")).sql).toHaveLength(1);
    expect((await statementsOf("/v1/properties?sort=-price&limit=4")).sql).toHaveLength(1);
    expect((await statementsOf("/v1/properties?sort=-price&limit=100")).sql).toHaveLength(2);
  });

  it("over OrganicAgent's REST", async () => {
    const { body, sql } = await statementsOf("/api/v1/listings");
    expect(JSON.parse(body).listings).toHaveLength(5);
    expect(sql).toHaveLength(1);
  });

  it("over tRPC", async () => {
    expect((await statementsOf("/trpc/properties.list")).sql).toHaveLength(1);
  });

  it("over MCP", async () => {
    expect((await tool("properties_list")).sql).toHaveLength(1);
  });

  it("over GraphQL, through edges and through nodes", async () => {
    const node =
      "{ title price currency address { city } agent { name } leads(first: 3) { name assignedAgent { name } } }";
    for (const selection of [`edges { cursor node ${node} } pageInfo { endCursor hasNextPage }`, `nodes ${node}`]) {
      const { body, sql } = await graphql(`{ properties(first: 5, sort: updated_at_desc) { ${selection} } }`);
      expect(body).toContain('"leads":[{"name":"John Smith","assignedAgent":{"name"');
      expect(sql).toHaveLength(1);
    }
  });
});

it("lists properties with their images in one statement over GraphQL, each with as many as are asked for", async () => {
  const query = "{ properties(first: 20) { nodes { title images(first: 3) { url thumbnailUrl position caption } } } }";
  const { body, sql } = await graphql(query);
  const nodes = JSON.parse(body).data.properties.nodes as { images: { position: number }[] }[];
  const positions = nodes.map(({ images }) => images.map(({ position }) => position));
  expect(positions.filter((shown) => shown.length > 0)).toEqual([[1, 2, 3], [1]]);
  expect(sql).toHaveLength(1);
});

it("gets one lead with what is nested in it in one statement", async () => {
  const { body } = await graphql("{ leads(first: 1) { nodes { id } } }");
  const { id } = JSON.parse(body).data.leads.nodes[0];
  const { sql } = await graphql(
    `{ node(id: "${id}") { ... on Lead { name assignedAgent { name } property { title } } } }`,
  );
  expect(sql).toHaveLength(1);
});
