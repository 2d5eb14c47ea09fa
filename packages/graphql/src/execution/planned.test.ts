import { createEstateAgent, createLead, createProperty } from "@orrery/domain";
import { parse } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World, without } from "../../test/world.ts";
import { schema } from "../schema.ts";
import { planFor } from "./execute.ts";

let world: World;
let leadId: string;
let propertyId: string;
beforeAll(async () => {
  world = await openWorld();
  const agentId = (await world.run(createEstateAgent, { name: "Sarah" })).id;
  const property = { title: "Oak Avenue", price: "1250.50", city: "Miami", features: ["Pool"], agentId };
  propertyId = (await world.run(createProperty, property)).id;
  const { lead } = await world.run(createLead, { name: "Ada", agentId, propertyId, dealValue: "7.25" });
  leadId = lead?.id ?? "";
});
afterAll(() => world.close());

const isPlanned = (text: string) => planFor(schema, parse(text)) !== undefined;

const PROPERTY = `id title status operation price bathrooms features createdAt address { city lat }
  images(first: 3) { __typename id url thumbnailUrl position } publications { portal } agentId agent { name } leads(first: 2) { name }`;
const LEAD =
  "id name status score scoreReasons { fact points } dealValue propertyId property { title } submissions { notes }";

describe("a query without conditions", () => {
  it.each([
    ["a list", () => `{ properties(first: 20) { nodes { ${PROPERTY} } pageInfo { hasNextPage endCursor } } }`],
    ["edges", () => `{ leads { edges { cursor node { ${LEAD} } } pageInfo { startCursor } } }`],
    [
      "fragments",
      () => "{ leads { nodes { ...l } } a: leads { nodes { ...l } } } fragment l on Lead { ... on Node { id } name }",
    ],
    ["one noun", () => `{ lead(id: "${leadId}") { ${LEAD} } property(id: "${propertyId}") { ${PROPERTY} } }`],
    [
      "what is no row",
      () => "{ viewer { kind scopes organization { name } } organization { name plan } health { status } }",
    ],
    ["what fails", () => `{ lead(id: "${propertyId}") { name } properties { nodes { images(first: 0) { id } } } }`],
  ])("of %s is planned, and answered as it would be otherwise", async (_what, textOf) => {
    const text = textOf();
    expect(isPlanned(text)).toBe(true);
    const unplanned = text.replaceAll(
      /\{ (nodes|edges|\.\.\.l|name|kind)/g,
      "{ ... @include(if: true) { skipped: __typename } $1",
    );
    expect(isPlanned(unplanned)).toBe(false);
    const [planned, otherwise] = [await world.ask(text), await world.ask(unplanned)];
    expect(planned.data).toEqual(
      JSON.parse(JSON.stringify(otherwise.data, (key, value) => (key === "skipped" ? undefined : value))),
    );
    const errorsOf = ({ errors = [] }: typeof planned) =>
      errors.map(({ path, message, extensions }) => ({ path, message, extensions }));
    expect(errorsOf(planned)).toEqual(errorsOf(otherwise));
    expect(planned.status).toBe(200);
  });

  it("is not planned for who may not see all of it, and says what is missing", async () => {
    const text = `{ lead(id: "${leadId}") { name property { title } } }`;
    expect(isPlanned(text)).toBe(true);
    const { data, errors } = await world.ask(text, { key: without("properties:read") });
    expect(data).toEqual({ lead: { name: "Ada", property: null } });
    expect(errors).toMatchObject([{ path: ["lead", "property"], extensions: { code: "FORBIDDEN" } }]);
  });

  it.each([
    ["one relation in two ways", "{ properties { nodes { a: images(first: 1) { id } b: images(first: 2) { id } } } }"],
    ["one row in two places", "{ leads { nodes { name } edges { node { submissions { notes } } } } }"],
    ["what may be anything", `{ node(id: "x") { id } }`],
  ])("that selects %s is not planned", (_what, text) => {
    expect(isPlanned(text)).toBe(false);
  });
});

describe("a planned query's answer", () => {
  it.each<[string, readonly string[] | undefined]>([
    ["{ properties { nodes { title images { id } publications { portal } } } }", ["property"]],
    ["{ properties { nodes { title agent { name } leads { name } } } }", ["property", "estate-agent", "lead"]],
    ["{ leads { nodes { name property { title } } } }", ["lead", "estate-agent", "property"]],
    ["{ viewer { kind } }", undefined],
    ["{ properties { nodes { title } } organization { name } }", undefined],
    ["{ apiKeys { nodes { name } } }", undefined],
  ])("of %s is made of the data of %j", (text, nouns) => {
    const plan = planFor(schema, parse(text));
    expect(plan).toBeDefined();
    expect(plan?.reads?.toSorted()).toEqual(nouns?.toSorted());
  });
});
