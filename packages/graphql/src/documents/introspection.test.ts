import { getIntrospectionQuery } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World } from "../../test/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld({ introspection: false });
});
afterAll(() => world.close());

describe("without introspection", () => {
  it.each([
    ["the standard query", getIntrospectionQuery()],
    ["__schema", "{ __schema { queryType { name } } }"],
    ["__type", '{ __type(name: "Lead") { name } }'],
    ["an alias", "{ s: __schema { queryType { name } } }"],
    ["a fragment", "{ ...F } fragment F on Query { ... on Query { __schema { queryType { name } } } }"],
    ["what is skipped", "{ health { status } __schema @skip(if: true) { queryType { name } } }"],
  ])("%s is refused, with where the schema is to be had", async (_what, query) => {
    const { status, data, errors } = await world.ask(query);
    expect([status, data, errors?.[0]?.extensions.code]).toEqual([400, undefined, "BAD_REQUEST"]);
    expect(errors?.[0]?.message).toContain("/docs/schema.graphql");
    expect(errors?.[0]?.message).toContain("ORRERY_GRAPHQL_INTROSPECTION=1");
  });

  it("answers still name their types", async () => {
    const { status, data } = await world.ask("{ __typename health { __typename } }");
    expect([status, data]).toEqual([200, { __typename: "Query", health: { __typename: "Health" } }]);
  });
});
