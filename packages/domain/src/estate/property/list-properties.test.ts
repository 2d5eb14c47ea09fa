import { createWorld, type TestWorld } from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { createEstateAgent } from "../estate-agent/create-estate-agent.ts";
import { createProperty } from "./create-property.ts";
import { listProperties } from "./list-properties.ts";
import { exampleProperty, newProperty } from "./testing.ts";

let world: TestWorld;
beforeEach(async () => {
  world = await createWorld();
});

const titles = async (input: object) =>
  (await world.invoke(listProperties, input)).output.items.map(({ title }) => title);

describe("listing properties", () => {
  it("gives the organization's own, newest first, as each is got", async () => {
    const other = await createWorld();
    await other.run(createProperty);
    const made = [await exampleProperty(world), await exampleProperty(world), await exampleProperty(world)];
    const { output } = await world.invoke(listProperties, {});
    expect(output).toEqual({ items: made.reverse(), nextCursor: null, previousCursor: null });
  });

  it("is empty for an organization without any", async () => {
    expect((await world.invoke(listProperties, {})).output).toEqual({
      items: [],
      nextCursor: null,
      previousCursor: null,
    });
  });

  it("filters by each field, and by all of them together", async () => {
    const { id: agentId } = await world.run(createEstateAgent);
    const house = { status: "active", type: "house", operation: "sale", price: 750_000, agentId };
    await newProperty(world, { title: "house", ...house, address: { city: "Coral Gables" } });
    await newProperty(world, { title: "flat", type: "apartment", operation: "rent", price: 1_200.5 });
    await newProperty(world, { title: "plot", type: "land", address: { city: "Miami" } });
    expect(await titles({ status: "active" })).toEqual(["house"]);
    expect(await titles({ status: "draft" })).toEqual(["plot", "flat"]);
    expect(await titles({ type: "land" })).toEqual(["plot"]);
    expect(await titles({ operation: "rent" })).toEqual(["flat"]);
    expect(await titles({ city: " coral GABLES" })).toEqual(["house"]);
    expect(await titles({ city: "coral_gables" })).toEqual([]);
    expect(await titles({ city: "Coral" })).toEqual([]);
    expect(await titles({ price: "1200.50" })).toEqual(["flat"]);
    expect(await titles({ price: 1_200 })).toEqual([]);
    expect(await titles({ priceMin: 1_200.5 })).toEqual(["flat", "house"]);
    expect(await titles({ priceMin: 1_200.51 })).toEqual(["house"]);
    expect(await titles({ priceMax: 750_000 })).toEqual(["flat", "house"]);
    expect(await titles({ priceMax: "749999.99" })).toEqual(["flat"]);
    expect(await titles({ agentId })).toEqual(["house"]);
    const all = { status: "active", type: "house", operation: "sale", city: "coral gables", agentId };
    expect(await titles({ ...all, priceMin: 1, priceMax: 800_000 })).toEqual(["house"]);
    expect(await titles({ ...all, operation: "rent" })).toEqual([]);
  });

  it("sorts what it has filtered, page by page", async () => {
    for (const [title, price] of [
      ["b", 2],
      ["none", null],
      ["c", 3],
      ["a", 1],
    ]) {
      await newProperty(world, { title, price, status: "active" });
      await newProperty(world, { title: "draft", price });
    }
    const first = (await world.invoke(listProperties, { status: "active", sort: "price", limit: 2 })).output;
    const { nextCursor: cursor } = first;
    expect(first.items.map(({ title }) => title)).toEqual(["a", "b"]);
    expect(await titles({ status: "active", sort: "price", limit: 2, cursor })).toEqual(["c", "none"]);
    expect(await titles({ status: "active", sort: "-price" })).toEqual(["c", "b", "a", "none"]);
  });

  it.each([
    [{ sort: "title" }, "sort"],
    [{ sort: null }, "sort"],
    [{ status: "new" }, "status"],
    [{ priceMin: "much" }, "priceMin"],
    [{ priceMax: -1 }, "priceMax"],
    [{ price: { gte: 1 } }, "price"],
    [{ city: "" }, "city"],
    [{ city: { contains: "a" } }, "city"],
    [{ agentId: "1" }, "agentId"],
  ])("refuses %o", async (input, path) => {
    await expect(titles(input)).rejects.toMatchObject({
      reason: "INVALID_INPUT",
      details: { issues: [expect.objectContaining({ path })] },
    });
  });

  it("needs properties:read", async () => {
    const refused = world.invoke(listProperties, {}, { principal: world.withScopes(["leads:read"]) });
    await expect(refused).rejects.toMatchObject({ code: "FORBIDDEN", details: { scope: "properties:read" } });
  });
});
