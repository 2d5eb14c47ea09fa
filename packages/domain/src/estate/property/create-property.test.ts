import { randomUUID } from "node:crypto";
import { createWorld, type TestWorld } from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { createEstateAgent } from "../estate-agent/create-estate-agent.ts";
import { createProperty } from "./create-property.ts";
import { newProperty, storedProperties } from "./testing.ts";

let world: TestWorld;
beforeEach(async () => {
  world = await createWorld();
});

const ADDRESS = {
  line1: "456 Oak Ave",
  line2: "Unit 2",
  city: "Miami",
  region: "FL",
  postalCode: "33133",
  country: "US",
  lat: 25.7617,
  lng: -80.191_790_2,
};

const FULL = {
  title: "Oak Avenue",
  description: "Four bedrooms and a garden.",
  status: "reserved",
  operation: "sale",
  type: "house",
  price: 750_000.5,
  currency: "EUR",
  bedrooms: 4,
  bathrooms: 2.5,
  areaSqft: 2_400.75,
  lotSqft: 7_500,
  yearBuilt: 1998,
  address: ADDRESS,
  features: ["pool", "garage"],
};

const NOTHING = {
  ...Object.fromEntries(
    ["description", "operation", "type", "price", "currency", "bedrooms", "bathrooms"].map((field) => [field, null]),
  ),
  ...{ areaSqft: null, lotSqft: null, yearBuilt: null, agentId: null, features: [] },
  address: Object.fromEntries(Object.keys(ADDRESS).map((part) => [part, null])),
};

describe("creating a property", () => {
  it("gives all that was sent, in the principal's organization", async () => {
    const { id: agentId } = await world.run(createEstateAgent);
    const output = await newProperty(world, { ...FULL, title: "  Oak Avenue ", agentId });
    expect(output).toEqual({
      ...FULL,
      agentId,
      id: expect.any(String),
      brokerageId: world.organizationId,
      images: [],
      publications: [],
      version: 1,
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
    });
    expect(await storedProperties(world)).toMatchObject([{ id: output.id, cityKey: "miami", firstActiveAt: null }]);
  });

  it("needs a title alone, and is a draft; what is empty, blank or null is none", async () => {
    const none = { ...NOTHING, title: "Plot", status: "draft" };
    expect(await newProperty(world)).toMatchObject(none);
    expect(await newProperty(world, { ...NOTHING, address: null, features: null })).toMatchObject(none);
    expect(await newProperty(world, { description: " ", address: { line1: "", city: "\t" } })).toMatchObject(none);
  });

  it("takes a price without a currency for dollars, and keeps each feature once", async () => {
    const made = await newProperty(world, { price: "1200.10", features: [" pool ", "pool", "view"] });
    expect(made).toMatchObject({ price: 1200.1, currency: "USD", features: ["pool", "view"] });
  });

  it.each([
    [{ title: "" }, "title"],
    [{ title: null }, "title"],
    [{ title: { contains: "a" } }, "title"],
    [{ title: "x".repeat(201) }, "title"],
    [{ description: "x".repeat(20_001) }, "description"],
    [{ status: "new" }, "status"],
    [{ status: null }, "status"],
    [{ operation: "lease" }, "operation"],
    [{ type: "castle" }, "type"],
    [{ price: -1 }, "price"],
    [{ price: 1.005 }, "price"],
    [{ currency: "usd" }, "currency"],
    [{ bedrooms: 2.5 }, "bedrooms"],
    [{ bedrooms: -1 }, "bedrooms"],
    [{ bathrooms: 1_001 }, "bathrooms"],
    [{ areaSqft: "2400" }, "areaSqft"],
    [{ lotSqft: -0.1 }, "lotSqft"],
    [{ yearBuilt: 20_000 }, "yearBuilt"],
    [{ address: "456 Oak Ave" }, "address"],
    [{ address: { line1: "x".repeat(301) } }, "address.line1"],
    [{ address: { city: "a\0b" } }, "address.city"],
    [{ address: { region: 5 } }, "address.region"],
    [{ address: { postalCode: "x".repeat(21) } }, "address.postalCode"],
    [{ address: { country: "USA" } }, "address.country"],
    [{ address: { lat: 90.1, lng: 0 } }, "address.lat"],
    [{ address: { lat: 0, lng: -180.1 } }, "address.lng"],
    [{ address: { lat: 25 } }, "address.lng"],
    [{ address: { lng: 25 } }, "address.lat"],
    [{ features: "pool" }, "features"],
    [{ features: ["x".repeat(101)] }, "features.0"],
    [{ features: Array.from({ length: 101 }, (_, at) => `feature ${at}`) }, "features"],
    [{ agentId: "1" }, "agentId"],
  ])("refuses %o for its %s, and writes nothing", async (input, path) => {
    await expect(newProperty(world, input)).rejects.toMatchObject({
      code: "BAD_REQUEST",
      reason: "INVALID_INPUT",
      details: { issues: [expect.objectContaining({ path })] },
    });
    expect(await storedProperties(world)).toEqual([]);
  });

  it("refuses an agent of another organization as an unknown one", async () => {
    const other = await createWorld();
    for (const agentId of [randomUUID(), (await other.run(createEstateAgent)).id]) {
      await expect(newProperty(world, { agentId })).rejects.toMatchObject({ reason: "ESTATE_AGENT_NOT_FOUND" });
    }
  });

  it("ignores fields that are not the caller's to set", async () => {
    const other = await createWorld();
    const id = randomUUID();
    const output = await newProperty(world, {
      ...{ id, version: 9, organizationId: other.organizationId, brokerageId: other.organizationId },
    });
    expect(output).toMatchObject({ brokerageId: world.organizationId, version: 1 });
    expect(output.id).not.toBe(id);
  });

  it("emits property.created with the property, and listing.created too for an active one", async () => {
    const draft = await newProperty(world);
    const active = await newProperty(world, { status: "active" });
    const events = (await world.events()).map(({ type, resourceId, data }) => [type, resourceId, data]);
    expect(events).toEqual([
      ["property.created", draft.id, draft],
      ["property.created", active.id, active],
      ["listing.created", active.id, active],
    ]);
    expect(await storedProperties(world)).toMatchObject([{ firstActiveAt: null }, { firstActiveAt: expect.any(Date) }]);
  });

  it("needs properties:write", async () => {
    const reader = world.withScopes(["properties:read"]);
    await expect(world.invoke(createProperty, { title: "Plot" }, { principal: reader })).rejects.toMatchObject({
      code: "FORBIDDEN",
      details: { scope: "properties:write" },
    });
    await world.invoke(createProperty, { title: "Plot" }, { principal: world.withScopes(["properties:write"]) });
  });
});
