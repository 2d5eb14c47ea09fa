import { createEstateAgent, createLead, createProperty } from "@orrery/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { gid, openWorld, type World, without } from "../test/world.ts";

let world: World;
let agentId: string;
const ids: Record<string, string> = {};
beforeAll(async () => {
  world = await openWorld();
  agentId = (await world.run(createEstateAgent, { name: "Sarah" })).id;
  for (const [title, price] of Object.entries({ a: 100.5, b: 300, c: null })) {
    const address = { city: "Miami", lat: 25.76, lng: -80.19 };
    const made = await world.run(createProperty, { title, price, agentId, status: "active", address });
    ids[title] = made.id;
    for (const name of ["first", "second", "third"]) {
      await world.run(createLead, { name: `${title} ${name}`, propertyId: made.id });
    }
  }
  await world.run(createProperty, { title: "draft", price: 200 });
});
afterAll(() => world.close());

interface Node {
  readonly title: string;
}
const titles = async (args: string) => {
  const answer = await world.ask(`{ properties(${args}) { nodes { title } } }`);
  expect(answer.errors).toBeUndefined();
  return answer.at<Node[]>("properties", "nodes").map(({ title }) => title);
};

describe("properties", () => {
  it("filter and sort, with enums for closed sets", async () => {
    expect(await titles("first: 10")).toEqual(["draft", "c", "b", "a"]);
    expect(await titles("first: 10, sort: price_asc")).toEqual(["a", "draft", "b", "c"]);
    expect(await titles("first: 10, sort: price_desc, status: active")).toEqual(["b", "a", "c"]);
    expect(await titles('priceMin: "100.5", priceMax: 200, sort: created_at_asc')).toEqual(["a", "draft"]);
    expect(await titles(`city: "MIAMI", agentId: "${gid("EstateAgent", agentId)}"`)).toEqual(["c", "b", "a"]);
    expect(await titles("status: null, sort: null")).toEqual(["draft", "c", "b", "a"]);
  });

  it("page in every order, forward and backward, whatever is selected", async () => {
    for (const sort of ["price_asc", "price_desc", "updated_at_desc", "created_at_asc"]) {
      const whole = await titles(`first: 10, sort: ${sort}`);
      const pageInfo = "pageInfo { startCursor endCursor hasNextPage }";
      const first = await world.ask(`{ properties(first: 3, sort: ${sort}) { nodes { title } ${pageInfo} } }`);
      const cursor = first.at("properties", "pageInfo", "endCursor");
      expect(await titles(`first: 3, sort: ${sort}, after: "${cursor}"`)).toEqual(whole.slice(3));
      const last = await world.ask(`{ properties(last: 2, sort: ${sort}) { ${pageInfo} } }`);
      const before = last.at("properties", "pageInfo", "startCursor");
      expect(await titles(`last: 5, sort: ${sort}, before: "${before}"`)).toEqual(whole.slice(0, 2));
    }
  });

  it("are searched by q, by relevance unless sorted, in two statements whatever is nested", async () => {
    for (const title of ["Harbour tower", "Tower", "Towr"]) await world.run(createProperty, { title, price: 1 });
    expect(await titles('q: "tower", first: 10')).toEqual(["Tower", "Harbour tower", "Towr"]);
    expect(await titles('q: "towr", first: 10, sort: created_at_asc')).toEqual(["Harbour tower", "Tower", "Towr"]);
    const fields = "nodes { title leads(first: 1) { name } agent { name } } pageInfo { startCursor endCursor }";
    world.statements.length = 0;
    const first = await world.ask(`{ properties(q: "tower", first: 2) { ${fields} edges { cursor } } }`);
    expect(world.statements).toHaveLength(2);
    const { startCursor, endCursor } = first.at<Record<string, string>>("properties", "pageInfo");
    expect(first.at("properties", "edges", 1, "cursor")).toBe(endCursor);
    expect(await titles(`q: "tower", after: "${endCursor}"`)).toEqual(["Towr"]);
    expect(await titles(`q: "tower", before: "${endCursor}"`)).toEqual(["Tower"]);
    const refused = await world.ask(`{ properties(q: "towers", after: "${startCursor}") { nodes { title } } }`);
    expect(refused.errors).toMatchObject([{ extensions: { code: "BAD_REQUEST", reason: "INVALID_CURSOR" } }]);
    const empty = await world.ask('{ properties(q: "") { nodes { title } } leads(q: "") { nodes { name } } }');
    expect(empty.errors).toHaveLength(2);
    const found = await world.ask('{ leads(q: "secnod") { nodes { name } } }');
    expect(found.at<unknown[]>("leads", "nodes")).toHaveLength(3);
  });

  it("show money as an exact decimal, the address, the agent and the latest leads, in one statement", async () => {
    world.statements.length = 0;
    const answer = await world.ask(`{ properties(first: 10, status: active, sort: created_at_asc) { nodes {
      price currency address { city lat lng } agent { name } agentId leads(first: 2) { name property { title } }
    } } }`);
    expect(answer.errors).toBeUndefined();
    expect(answer.at("properties", "nodes", 0)).toEqual({
      price: "100.5",
      currency: "USD",
      address: { city: "Miami", lat: 25.76, lng: -80.19 },
      agent: { name: "Sarah" },
      agentId: gid("EstateAgent", agentId),
      leads: ["a third", "a second"].map((name) => ({ name, property: { title: "a" } })),
    });
    expect(world.statements).toHaveLength(1);
  });
});

describe("the leads of a property", () => {
  const leads = (args: string, key?: readonly string[]) =>
    world.ask(`{ property(id: "${ids.a}") { title leads${args} { name } } }`, key ? { key } : {});

  it("need leads:read, and are null without it", async () => {
    const answer = await leads("", without("leads:read"));
    expect(answer.at("property")).toEqual({ title: "a", leads: null });
    expect(answer.errors).toMatchObject([{ path: ["property", "leads"], extensions: { code: "FORBIDDEN" } }]);
  });

  it("are 1 to 100, and are priced as rows", async () => {
    for (const first of [0, 101]) {
      expect((await leads(`(first: ${first})`)).errors).toMatchObject([{ extensions: { code: "BAD_REQUEST" } }]);
    }
    const costOf = async (args: string) => (await leads(args)).extensions?.cost;
    expect(await costOf("(first: 100)")).not.toEqual(await costOf("(first: 1)"));
  });
});

describe("a mutation of a property", () => {
  const UPDATE = `mutation ($input: UpdatePropertyInput!) {
    updateProperty(input: $input) { property { id version price type address { line1 line2 city } } }
  }`;

  it("merges into the address, and takes amounts as text", async () => {
    const created = await world.ask(
      `mutation { createProperty(input: { title: "New", price: "12.50", type: condo, address: { line1: "1 Elm St", city: "Miami" } }) {
        property { id version price type address { line1 line2 city } }
      } }`,
    );
    const property = created.at<{ id: string }>("createProperty", "property");
    expect(property).toMatchObject({ price: "12.5", type: "condo", address: { line1: "1 Elm St", line2: null } });
    const input = { id: property.id, price: 13, type: null, address: { line2: "B", city: null } };
    const updated = await world.ask(UPDATE, { variables: { input } });
    expect(updated.at("updateProperty", "property")).toEqual({
      id: property.id,
      version: 2,
      price: "13",
      type: null,
      address: { line1: "1 Elm St", line2: "B", city: null },
    });
    const stale = await world.ask(UPDATE, { variables: { input: { ...input, expectedVersion: 1 } } });
    expect(stale.errors).toMatchObject([{ extensions: { code: "CONFLICT", reason: "STALE_VERSION" } }]);
  });
});
