import { createWorld, type TestWorld } from "@orrery/testkit";
import { beforeAll, describe, expect, it } from "vitest";
import { createEstateAgent } from "../estate-agent/create-estate-agent.ts";
import { listProperties } from "./list-properties.ts";
import { newProperty } from "./testing.ts";
import { updateProperty } from "./update-property.ts";

let world: TestWorld;
let agentId: string;
beforeAll(async () => {
  world = await createWorld();
  agentId = (await world.run(createEstateAgent)).id;
  const house = { status: "active", type: "house", operation: "sale", price: 300, agentId };
  const address = { line1: "12 Lakeview Dr", city: "Bellevue", postalCode: "98004" };
  await newProperty(world, { title: "Waterfront villa", ...house, address });
  await newProperty(world, { title: "Charming bungalow", status: "active", price: 100, address: { city: "Bellevue" } });
  await newProperty(world, { title: "Casa señorial", address: { city: "Málaga" }, features: ["Swimming pool"] });
  await newProperty(world, { title: "Straßenhaus", address: { line1: "Łódzka 7", city: "ZÜRICH" }, price: 200 });
  await newProperty(world, { title: "Plain house", description: "A bungalow in all but name, near Bellevue." });
  await newProperty(world, { title: "Дом у озера", address: { city: "Москва" } });
});

const list = async (input: object, of = world) => (await of.invoke(listProperties, input)).output;
const titles = async (q: string, input: object = {}, of = world) =>
  (await list({ q, ...input }, of)).items.map(({ title }) => title);

describe("a search of properties finds", () => {
  it.each([
    ["a word of the title", "villa", ["Waterfront villa"]],
    ["in any case", "WATERFRONT", ["Waterfront villa"]],
    ["a beginning", "waterf", ["Waterfront villa"]],
    ["a part of the address", "lakeview", ["Waterfront villa"]],
    ["a postal code", "98004", ["Waterfront villa"]],
    ["a feature", "swimming", ["Casa señorial"]],
    ["a word without its accent", "malaga senorial", ["Casa señorial"]],
    ["a word with an accent that is not there", "bungálow charming", ["Charming bungalow"]],
    ["a decomposed accent", "Ma\u0301laga", ["Casa señorial"]],
    ["letters that are no accents, written out", "strassenhaus lodzka zurich", ["Straßenhaus"]],
    ["another alphabet, in any case", "МОСКВА", ["Дом у озера"]],
    ["all words, in any order and place", "bellevue villa 98004", ["Waterfront villa"]],
    ["a word with a letter too few", "belevue villa", ["Waterfront villa"]],
    ["a word with a letter too many", "waterrfront", ["Waterfront villa"]],
    ["a word with a wrong letter", "watervront", ["Waterfront villa"]],
    ["a word with two letters in each other's place", "watefrront", ["Waterfront villa"]],
    ["two words with a typo each", "cahrming bunglow", ["Charming bungalow"]],
    ["the middle of a word", "haus", ["Straßenhaus"]],
  ])("%s: %s", async (_what, q, found) => {
    expect(await titles(q)).toEqual(found);
  });

  it("nothing where a word is missing", async () => {
    expect(await titles("villa bungalow")).toEqual([]);
    expect(await titles("xylophone")).toEqual([]);
  });

  it("what is found in the title first, then in the place, then in the text", async () => {
    expect(await titles("bungalow")).toEqual(["Charming bungalow", "Plain house"]);
    expect((await titles("bellevue")).at(-1)).toBe("Plain house");
    expect(await titles("bellevue")).toHaveLength(3);
  });

  it("what has changed under its new words alone, and what was emptied no more", async () => {
    const { id } = await newProperty(world, {
      title: "Lighthouse",
      address: { city: "Astoria" },
      features: ["Lantern"],
    });
    await world.invoke(updateProperty, { id, title: "Windmill", address: { city: "Zaandam" }, features: null });
    for (const gone of ["lighthouse", "astoria", "lantern"]) expect(await titles(gone)).toEqual([]);
    expect(await titles("windmill zaandam")).toEqual(["Windmill"]);
    await world.invoke(updateProperty, { id, address: null });
    expect(await titles("zaandam")).toEqual([]);
  });
});

describe("the order of what is found", () => {
  it("has whole words before beginnings, and those before near spellings, the nearest first", async () => {
    const other = await createWorld();
    for (const title of ["Kirkland", "Kirklands", "Kirkhill", "Elm"]) await newProperty(other, { title });
    expect(await titles("kirkland", {}, other)).toEqual(["Kirkland", "Kirklands", "Kirkhill"]);
    expect((await titles("kirklnd", {}, other))[0]).toBe("Kirkland");
    expect((await titles("kirkhyll", {}, other))[0]).toBe("Kirkhill");
  });

  it("is the newest first among equals", async () => {
    const other = await createWorld();
    for (const description of ["one", "two", "three"]) await newProperty(other, { title: "Flat", description });
    const { items } = await list({ q: "flat" }, other);
    expect(items.map(({ description }) => description)).toEqual(["three", "two", "one"]);
  });

  it("is that of `sort` where it is given, over the same rows", async () => {
    expect(await titles("bellevue", { sort: "price" })).toEqual([
      "Charming bungalow",
      "Waterfront villa",
      "Plain house",
    ]);
    expect(await titles("bellevue", { sort: "-price" })).toEqual([
      "Waterfront villa",
      "Charming bungalow",
      "Plain house",
    ]);
    expect(await titles("belevue", { sort: "created_at" })).toEqual([
      "Waterfront villa",
      "Charming bungalow",
      "Plain house",
    ]);
  });
});

describe("near spellings", () => {
  it("come after what is found as typed, and only where that is little", async () => {
    const other = await createWorld();
    await newProperty(other, { title: "Bellvue" });
    for (let made = 1; made < 20; made += 1) await newProperty(other, { title: `Bellevue ${made}` });
    const few = await titles("bellevue", { limit: 50 }, other);
    expect([few.length, few.at(-1)]).toEqual([20, "Bellvue"]);
    await newProperty(other, { title: "Bellevue 20" });
    expect(await titles("bellevue", { limit: 50 }, other)).not.toContain("Bellvue");
    expect(await titles("bellvue", { limit: 50 }, other)).toHaveLength(21);
  });
});

it("narrows what is found by every filter", async () => {
  const all = { status: "active", type: "house", operation: "sale", city: "BELLEVUE", agentId };
  const prices = { price: 300, priceMin: 299.5, priceMax: "300.00" };
  expect(await titles("villa", { ...all, ...prices })).toEqual(["Waterfront villa"]);
  expect(await titles("vila", { ...all, ...prices })).toEqual(["Waterfront villa"]);
  const misses = [
    ...[{ status: "sold" }, { type: "land" }, { operation: "rent" }, { city: "Miami" }],
    ...[{ agentId: crypto.randomUUID() }, { price: 1 }, { priceMin: 300.01 }, { priceMax: 299 }],
  ];
  for (const miss of misses) {
    for (const q of ["villa", "vila"]) expect(await titles(q, { ...all, ...prices, ...miss })).toEqual([]);
  }
  expect(await titles("bellevue", { priceMax: 200 })).toEqual(["Charming bungalow"]);
});
