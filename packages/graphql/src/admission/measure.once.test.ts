import type { Operation } from "@orrery/operation";
import { buildSchema, getIntrospectionQuery, parse } from "graphql";
import { describe, expect, it } from "vitest";
import { schema } from "../schema.ts";
import { measure } from "./measure.ts";

const of = (query: string, variables?: Record<string, unknown>) =>
  measure({ schema, document: parse(query), variables });
const costOf = (query: string, variables?: Record<string, unknown>) => of(query, variables)?.cost;
const namesOf = (operations: readonly Operation[] = []) => operations.map(({ name }) => name);

describe("the cost of a document", () => {
  it("is 1 for each root field, an alias being a field of its own", () => {
    expect(costOf("{ health { status } }")).toBe(1);
    expect(costOf("{ a: health { status } b: health { status } }")).toBe(2);
    expect(costOf("{ health { status } health { version } }")).toBe(1);
    expect(costOf("{ __typename a: __schema { queryType { name } } }")).toBe(2);
  });

  it("adds a tenth of the rows that connections may return, rounded up", () => {
    expect(costOf("{ leads(first: 100) { nodes { id } } }")).toBe(11);
    expect(costOf("{ leads(last: 5) { nodes { id } } }")).toBe(2);
    expect(costOf("{ leads { nodes { id } } }")).toBe(3);
    expect(costOf("{ a: leads(first: 4) { nodes { id } } b: leads(first: 4) { nodes { id } } }")).toBe(3);
    expect(costOf('{ nodes(ids: ["a", "b"]) { id } }')).toBe(2);
  });

  it("counts nested rows once for each row around them", () => {
    expect(costOf("{ leads(first: 10) { edges { node { submissions { id } } } } }")).toBe(1 + (10 + 10 * 20) / 10);
    const both = "{ leads(first: 10) { edges { node { submissions { id } } } nodes { submissions { id } } } }";
    expect(costOf(both)).toBe(1 + (10 + 2 * 10 * 20) / 10);
  });

  it("reads sizes from variables and their defaults", () => {
    const query = "query ($n: Int = 40) { leads(first: $n) { nodes { id } } }";
    expect(costOf(query)).toBe(5);
    expect(costOf(query, { n: 10 })).toBe(2);
    expect(costOf(query, { n: null })).toBe(3);
  });

  it("is not lowered by a size that is out of range", () => {
    expect(costOf("{ leads(first: -1000) { nodes { id } } health { status } }")).toBe(2);
    expect(costOf("{ leads(first: 100000) { nodes { id } } }")).toBe(11);
  });

  it("counts what fragments select as if it stood there, merged as execution merges it", () => {
    const fragment = "fragment L on Lead { submissions { id } }";
    const once = costOf("{ leads(first: 10) { nodes { submissions { id } } } }");
    expect(costOf(`{ leads(first: 10) { nodes { ...L ...L submissions { source } } } } ${fragment}`)).toBe(once);
    expect(costOf(`{ leads(first: 10) { nodes { ...L other: submissions { id } } } } ${fragment}`)).toBe(41 + 1);
    expect(costOf(`{ ...Q ... on Query { b: health { status } } } fragment Q on Query { health { status } }`)).toBe(2);
  });

  it("leaves out what is skipped", () => {
    const query = "query ($on: Boolean!) { health { status } leads @include(if: $on) { nodes { id } } }";
    expect(of(query, { on: false })).toMatchObject({ cost: 1, operations: [{ name: "health.get" }] });
    expect(namesOf(of(query, { on: true })?.operations)).toEqual(["health.get", "leads.list"]);
    expect(costOf("{ health { status } leads @skip(if: true) { nodes { id } } }")).toBe(1);
  });

  it("counts below an interface what each type may bring", () => {
    const query = '{ node(id: "x") { ... on Lead { submissions { id } } ... on Property { title } } }';
    expect(costOf(query)).toBe(3);
  });
});

describe("the operations of a document", () => {
  it("are those of its root fields, and of the nouns that a replay would get again", () => {
    const mutation = 'mutation { createProperty(input: { title: "x" }) { property { id } } }';
    expect(namesOf(of(mutation)?.operations)).toEqual(["properties.create", "properties.get"]);
  });

  it("are what `node` and `nodes` stand for, by the nouns of the ids", () => {
    const [lead, property] = [btoa("Lead:1"), btoa("Property:2")];
    const query = `{ node(id: "${lead}") { id } nodes(ids: ["${property}", "${lead}", "nonsense"]) { id } }`;
    expect(namesOf(of(query)?.operations)).toEqual(["leads.get", "properties.get", "leads.get"]);
  });

  it("says how many writes there are", () => {
    const write = 'createProperty(input: { title: "x" }) { property { id } }';
    expect(of(`mutation { __typename a: ${write} b: ${write} }`)).toMatchObject({ writes: 2 });
    expect(of("{ health { status } }")).toMatchObject({ writes: 0 });
  });

  it("is left to execution where there is no such operation, or a variable does not fit", () => {
    expect(measure({ schema, document: parse("query A { health { status } }"), operationName: "B" })).toBeUndefined();
    expect(of("query ($n: Int!) { leads(first: $n) { nodes { id } } }", { n: "many" })).toBeUndefined();
  });
});

describe("the depth of a document", () => {
  // Our own schema does not nest 13 fields yet.
  const deep = buildSchema("type Query { a: Query b: Int }");
  const nested = (levels: number) => `{ ${"a { ".repeat(levels - 1)} b ${"}".repeat(levels - 1)} }`;

  it("may be 12, and no more", () => {
    const measured = (levels: number) => measure({ schema: deep, document: parse(nested(levels)) });
    expect(measured(12)).toMatchObject({ cost: 1 });
    expect(() => measured(13)).toThrow("at most 12 fields deep");
    const inFragment = parse(`{ a { a { a { a { ...F } } } } } fragment F on Query ${nested(9)}`);
    expect(() => measure({ schema: deep, document: inFragment })).toThrow("at most 12 fields deep");
  });

  it("is not limited in introspection, whose standard query is deeper", () => {
    expect(of(getIntrospectionQuery())).toMatchObject({ cost: 1, operations: [] });
  });
});

const aliases = (name: string) => Array.from({ length: 40 }, (_, index) => `a${index}: ${name}`).join(" ");

it("refuses a document that multiplies its fields by aliases", () => {
  const bomb = `{ ${aliases("leads(first: 1) { ...L }")} } fragment L on LeadConnection { ${aliases("nodes { id }")} }`;
  expect(() => of(bomb)).toThrow("at most 1000 fields");
});

describe("introspection, which costs no rows", () => {
  it("is asked for once in a document, whatever the aliases", () => {
    expect(() => of(`{ ${aliases("__schema { types { name } }")} }`)).toThrow("once");
    expect(() => of('{ __schema { description } __type(name: "Lead") { name } }')).toThrow("once");
    expect(() =>
      of('{ ...Q } fragment Q on Query { a: __type(name: "Lead") { name } b: __type(name: "Lead") { name } }'),
    ).toThrow("once");
    expect(costOf('{ __type(name: "Lead") { name } __typename }')).toBe(2);
  });

  it("is not multiplied inside by aliases either", () => {
    expect(() => of(`{ __schema { ${aliases("types { name }")} } }`)).toThrow("each field once");
    const inside = "{ __schema { types { ...T fields { name } } } } fragment T on __Type { again: fields { name } }";
    expect(() => of(inside)).toThrow("each field once");
  });

  it("merges what it selects twice under one name", () => {
    expect(costOf("{ __schema { types { name } } __schema { types { kind name } } }")).toBe(1);
  });
});
