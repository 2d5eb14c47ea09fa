import {
  execute,
  GraphQLEnumType,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
  parse,
  validate,
} from "graphql";
import { describe, expect, it } from "vitest";
import { coercedVariables } from "../admission/measure.ts";
import type { Context } from "../exchange.ts";
import { executePlan, planFor } from "./execute.ts";

/** A field as Pothos leaves one that exposes a property. */
const exposed = (type: GraphQLOutputType, name: string) => ({
  type,
  resolve: (parent: Record<string, unknown>) => parent[name],
  extensions: { pothosExposedField: name },
});
/** A field with a resolver of its own. */
const resolved = (type: GraphQLOutputType, resolve: (parent: Record<string, unknown>, args: never) => unknown) => ({
  type,
  resolve: resolve as never,
  extensions: { pothosOptions: { resolve } },
});

const Colour = new GraphQLEnumType({ name: "Colour", values: { red: { value: "r" }, blue: { value: "b" } } });
const Upper = new GraphQLScalarType({ name: "Upper", serialize: (value) => (value as string).toUpperCase() });

const Part = new GraphQLObjectType({
  name: "Part",
  fields: {
    name: exposed(new GraphQLNonNull(GraphQLString), "name"),
    size: exposed(GraphQLInt, "size"),
    share: exposed(GraphQLFloat, "share"),
  },
});

const Thing: GraphQLObjectType = new GraphQLObjectType({
  name: "Thing",
  fields: () => ({
    id: exposed(new GraphQLNonNull(GraphQLID), "id"),
    colour: exposed(Colour, "colour"),
    loud: exposed(Upper, "name"),
    tags: exposed(new GraphQLList(new GraphQLNonNull(GraphQLString)), "tags"),
    grid: exposed(new GraphQLList(new GraphQLList(GraphQLInt)), "grid"),
    part: exposed(Part, "part"),
    always: exposed(new GraphQLNonNull(Part), "part"),
    parts: exposed(new GraphQLList(Part), "parts"),
    allParts: exposed(new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(Part))), "parts"),
    parent: exposed(Thing, "parent"),
    first: {
      ...resolved(new GraphQLList(Part), ({ parts }, { count }: { count: number }) => (parts as []).slice(0, count)),
      args: { count: { type: GraphQLInt, defaultValue: 1 } },
    },
    waits: resolved(GraphQLString, async ({ id }) => id),
    informed: resolved(
      GraphQLString,
      ((_parent: object, _args: object, _context: object, info: object) => info) as never,
    ),
    mine: {
      ...exposed(new GraphQLList(Part), "parts"),
      extensions: {
        pothosExposedField: "parts",
        pothosPrismaSelect: (_args: object, { user }: { user?: string }) => ({
          select: { parts: { where: { user } } },
        }),
      },
    },
    fails: resolved(GraphQLString, ({ id }) => {
      throw new Error(`No ${id}`);
    }),
  }),
});

const Query = new GraphQLObjectType({
  name: "Query",
  fields: {
    things: { type: new GraphQLList(Thing), resolve: (_root, _args, { things }) => Promise.resolve(things) },
    thing: { type: Thing, resolve: (_root, _args, { things }) => things[0] },
    count: { type: new GraphQLNonNull(GraphQLInt), resolve: (_root, _args, { things }) => things.length },
  },
});
const schema = new GraphQLSchema({ query: Query });

/** The same numbers for the same seed, from 0 to below 1. */
function numbers(seed: number) {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

class Chance {
  readonly next: () => number;

  constructor(seed: number) {
    this.next = numbers(seed);
  }

  oneOf<T>(values: readonly T[]): T {
    return values[Math.floor(this.next() * values.length)] as T;
  }

  some<T>(make: () => T, max = 3): T[] {
    return Array.from({ length: Math.floor(this.next() * (max + 1)) }, make);
  }
}

const nonsense = [null, undefined, 7, "x", true, Number.NaN, {}, [], new Error("broken"), 3e9, 1.5];

function thingOf(chance: Chance, depth = 0): unknown {
  const sound = chance.next() < 0.5;
  const maybe = <T>(value: T) => (sound || chance.next() < 0.8 ? value : chance.oneOf(nonsense));
  const part = () => maybe({ name: maybe("p"), size: maybe(4), share: maybe(0.5) });
  return {
    id: maybe("t1"),
    name: maybe("quiet"),
    colour: maybe("r"),
    tags: maybe(chance.some(() => maybe("tag"))),
    grid: maybe(chance.some(() => maybe(chance.some(() => maybe(3))))),
    part: part(),
    parts: maybe(chance.some(part)),
    parent: depth < 2 ? maybe(thingOf(chance, depth + 1)) : null,
  };
}

const LEAVES = ["id", "__typename", "kind: __typename", "colour", "loud", "tags", "grid", "fails", "tint: colour"];
const PARTS = ["part", "always", "parts", "allParts", "first", "two: first(count: 2)", "some: first(count: $count)"];

function selectionOf(chance: Chance, depth = 0): string {
  const leaves = ["id", ...chance.some(() => chance.oneOf(LEAVES))];
  const partFields = () =>
    chance.oneOf(["{ name }", "{ size name }", "{ share size ... on Part { name } }", "{ ...p }"]);
  const parts = chance.some(() => `${chance.oneOf(PARTS)} ${partFields()}`);
  const nested = depth < 2 ? chance.some(() => `parent ${selectionOf(chance, depth + 1)}`, 2) : [];
  return `{ ${[...leaves, ...parts, ...nested].join(" ")} }`;
}

/** Errors come in no order that anybody is promised. */
const shownBy = (result: { data?: unknown; errors?: readonly { path?: unknown; locations?: unknown }[] }) => ({
  data: JSON.parse(JSON.stringify(result.data ?? null)),
  errors: (result.errors ?? []).map((error) => JSON.stringify([error.path, error.locations])).sort(),
});

describe("a plan", () => {
  it("gives what GraphQL's own execution gives, of whatever rows, with the same errors in the same places", async () => {
    let failed = 0;
    let whole = 0;
    for (let seed = 1; seed <= 600; seed += 1) {
      const chance = new Chance(seed);
      const things = chance.some(() => thingOf(chance));
      const roots = ["things", ...["more: things", "thing"].filter(() => chance.next() < 0.5)];
      const text = `query ($count: Int = 2) { ${roots.map((root) => `${root} ${selectionOf(chance)}`).join(" ")} }
        fragment p on Part { name size }`;
      const document = parse(text);
      if (validate(schema, document).some(({ message }) => !message.includes("never used"))) throw new Error(text);
      const variableValues = chance.next() < 0.5 ? {} : { count: 1 };
      const contextValue = { things } as unknown as Context;
      const plan = planFor(schema, document);
      if (!plan) throw new Error(`No plan for ${text}`);
      const variables = coercedVariables(schema, plan.operation, variableValues);
      if (!variables) throw new Error("The variables do not fit.");
      const planned = await executePlan(plan, { schema, contextValue, variables });
      const expected = await execute({ schema, document, contextValue, variableValues });
      expect(shownBy(planned), text).toEqual(shownBy(expected));
      if (planned.errors) failed += 1;
      else whole += 1;
    }
    expect(Math.min(failed, whole)).toBeGreaterThan(50);
  });

  it.each([
    ["a mutation", "mutation { a }"],
    ["conditions", "query ($a: Boolean!) { things { id @include(if: $a) } }"],
    ["introspection", "{ things { id } __schema { types { name } } }"],
    ["a root field whose failure takes the others along", "{ count }"],
    ["what waits", "{ things { waits } }"],
    ["what looks at the document", "{ things { informed } }"],
    ["a selection that looks at the request", "{ things { mine { name } } }"],
    ["a type name at its root", "{ __typename }"],
    ["a name that JavaScript takes for something else", "{ things { __proto__: id } }"],
  ])("is not made of %s", (_what, text) => {
    expect(planFor(schema, parse(text))).toBeUndefined();
  });
});
