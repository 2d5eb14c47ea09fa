import { describe, expect, it } from "vitest";
import { RELEASED_FOLDER, readSchema } from "../src/published.ts";
import { breaksOf, mayBreak } from "../src/released.ts";
import { planted } from "./planted.ts";

const rest = readSchema(RELEASED_FOLDER, "v1.openapi.json");
const events = readSchema(RELEASED_FOLDER, "events.asyncapi.json");
const graphql = readSchema(RELEASED_FOLDER, "schema.graphql");

const LIST = "/paths/~1v1~1leads/get";
const CREATE = "/paths/~1v1~1leads/post";
const LEAD = "/components/schemas/OrkasaLead";
const NEW_LEAD = "/components/schemas/OrkasaLeadsCreateBody";
const ME = "/paths/~1v1~1auth~1me/get/responses/200/content/application~1json/schema/properties";
const ERROR = "/components/responses/OrkasaForbiddenScopeRequired/content/application~1json/schema/properties/error";

const textOf = (pointer: string) => {
  const path = pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/"));
  return path.reduce<unknown>((inner, part) => (inner as Record<string, unknown>)[part], JSON.parse(rest));
};
const but = (pointer: string, ...without: readonly unknown[]) =>
  (textOf(pointer) as readonly unknown[]).filter((one) => !without.includes(one));

/** Where the list has the parameter of this name. */
const parameter = (name: string) => {
  const parameters = textOf(`${LIST}/parameters`) as readonly { readonly name?: string }[];
  return `${LIST}/parameters/${parameters.findIndex((one) => one.name === name)}`;
};

type Planted = readonly [what: string, pointer: string, value: unknown];

const BREAKING: readonly Planted[] = [
  ["an endpoint that is gone", "/paths/~1v1~1auth~1me", undefined],
  ["a method that is gone", CREATE, undefined],
  ["a parameter that is gone", parameter("status"), undefined],
  ["a new parameter that is required", `${LIST}/parameters/-`, { name: "x", in: "query", required: true, schema: {} }],
  ["a parameter that is required now", `${parameter("status")}/required`, true],
  ["a parameter that takes fewer values", `${parameter("status")}/schema/enum`, ["new"]],
  ["a parameter that takes a smaller maximum", `${parameter("limit")}/schema/maximum`, 50],
  ["a parameter of another type", `${parameter("score_min")}/schema/type`, "boolean"],
  ["a success that is gone", `${LIST}/responses/200`, undefined],
  ["a header that is gone", `${LIST}/responses/200/headers/X-RateLimit-Reset`, undefined],
  ["a field of an answer that is gone", `${LEAD}/properties/score`, undefined],
  ["a nested field that is gone", `${LEAD}/properties/assigned_agent/anyOf/0/properties/name`, undefined],
  ["a field of an answer that may be missing", `${LEAD}/required`, but(`${LEAD}/required`, "score")],
  ["a field of an answer of another type", `${LEAD}/properties/name/type`, "integer"],
  ["a field of an answer that may be null", `${LEAD}/properties/name/type`, ["string", "null"]],
  ["a field of an answer that may be a fraction", `${LEAD}/properties/version/type`, "number"],
  ["a new value in an answer", `${LEAD}/properties/status/enum/-`, "lost_again"],
  ["a new value where one asks what one is, of anything but its kind", `${ME}/mode/enum/-`, "dry"],
  [
    "a new role in an organization, where one asks what one is",
    `${ME}/organizations/items/properties/role/enum/-`,
    "dry",
  ],
  ["a field of a request that is gone", `${NEW_LEAD}/properties/notes`, undefined],
  ["a field of a request that is required now", `${NEW_LEAD}/required`, ["name", "email"]],
  ["a field of a request of another type", `${NEW_LEAD}/properties/name/type`, "integer"],
  ["a field of a request that takes less", `${NEW_LEAD}/properties/name/maxLength`, 10],
  ["an error code that is gone", `${ERROR}/properties/code/enum`, ["PLAN_REQUIRED", "OTHER"]],
];

const HARMLESS: readonly Planted[] = [
  ["a new endpoint", "/paths/~1v1~1more", { get: { operationId: "more", responses: { 200: { description: "" } } } }],
  ["a new parameter that may be left out", `${LIST}/parameters/-`, { name: "x", in: "query", schema: {} }],
  ["a parameter that takes more values", `${parameter("status")}/schema/enum/-`, "sleeping"],
  ["a new field of an answer", `${LEAD}/properties/more`, { type: "string" }],
  ["a field of an answer that is never null any more", `${LEAD}/properties/email/type`, "string"],
  ["a new field of a request that may be left out", `${NEW_LEAD}/properties/more`, { type: "string" }],
  ["a field of a request that takes more", `${NEW_LEAD}/properties/name/maxLength`, 500],
  ["a field of a request that may be null", `${NEW_LEAD}/properties/name/type`, ["string", "null"]],
  ["a new reason of an error", `${ERROR}/properties/details/properties/reason/enum/-`, "TOO_EARLY"],
  ["a new kind of credential where one asks what one is", `${ME}/kind/enum/-`, "badge"],
  ["a new error", `${LIST}/responses/418`, { description: "A teapot." }],
  ["another description", `${LEAD}/description`, "Somebody who asked."],
  ["the next minor version", "/info/version", "1.1.0"],
];

describe("a change of an OpenAPI document", () => {
  it.each(BREAKING)("breaks it: %s", async (_what, pointer, value) => {
    expect(await breaksOf("v1.openapi.json", rest, planted(rest, pointer, value))).not.toEqual([]);
  });

  it.each(HARMLESS)("is harmless: %s", async (_what, pointer, value) => {
    expect(await breaksOf("v1.openapi.json", rest, planted(rest, pointer, value))).toEqual([]);
  });

  it("says where it is", async () => {
    const changed = planted(rest, `${LEAD}/properties/score`, undefined);
    const [first] = await breaksOf("v1.openapi.json", rest, changed);
    expect(first).toMatch(/^remove paths\/\/v1\/leads\/get\/responses\/200\/.*\/score/);
  });
});

describe("a change of the GraphQL schema", () => {
  it.each([
    ["a field that is gone", /^ {2}score: Int!$/m, "  rank: Int!"],
    ["an argument that is gone", /^( {2}leads\([^)]*?) {4}status: LeadStatus\n/m, "$1"],
    ["a value that is gone", /^ {2}qualified\n/m, ""],
    ["a field that may be null", /^( {2}score: Int)!$/m, "$1"],
    ["a field of an input that is required", /^(input CreateLeadInput \{[^}]*? {2}phone: String)$/m, "$1!"],
  ])("breaks it: %s", async (_what, from, to) => {
    const changed = graphql.replace(from, to);
    expect(changed).not.toBe(graphql);
    expect(await breaksOf("schema.graphql", graphql, changed)).not.toEqual([]);
  });

  it("is harmless: a new field", async () => {
    const changed = graphql.replace(/^( {2}score: Int!)$/m, "$1\n  scoredAt: String");
    expect(changed).not.toBe(graphql);
    expect(await breaksOf("schema.graphql", graphql, changed)).toEqual([]);
  });
});

describe("a change of the events", () => {
  const MESSAGE = "/components/messages/lead.created";
  it.each([
    ["an event that is gone", MESSAGE, undefined],
    ["a field of its envelope that is gone", `${MESSAGE}/payload/properties/position`, undefined],
    ["a field of its data that is gone", "/components/schemas/Lead/properties/score", undefined],
    ["a field of its data of another type", "/components/schemas/Lead/properties/score/type", "string"],
    ["a channel that is gone", "/channels/events", undefined],
    ["a channel that is somewhere else", "/channels/events/address", "/v1/happenings"],
    ["an event that a channel has no more", "/channels/events/messages/lead.created", undefined],
    ["another type in it", `${MESSAGE}/payload/properties/type/const`, "lead.made"],
  ] satisfies Planted[])("breaks it: %s", async (_what, pointer, value) => {
    expect(await breaksOf("events.asyncapi.json", events, planted(events, pointer, value))).not.toEqual([]);
  });

  it.each([
    ["a new event", "/components/messages/lead.archived", { payload: { type: "object" } }],
    ["a new field of its data", "/components/schemas/Lead/properties/more", { type: "string" }],
    ["a new channel", "/channels/more", { messages: { "lead.created": { payload: { type: "object" } } } }],
  ] satisfies Planted[])("is harmless: %s", async (_what, pointer, value) => {
    expect(await breaksOf("events.asyncapi.json", events, planted(events, pointer, value))).toEqual([]);
  });
});

describe("a version", () => {
  it.each([
    ["1.0.0", "1.0.1", false],
    ["1.0.0", "1.9.0", false],
    ["1.9.0", "2.0.0", true],
    ["2.0.0", "1.9.0", false],
  ])("after %s, %s may break something: %s", (released, next, allowed) => {
    expect(mayBreak(released, next)).toBe(allowed);
  });

  it("is semantic", () => {
    expect(() => mayBreak("1.0.0", "2")).toThrow("2 is no semantic version.");
  });
});
