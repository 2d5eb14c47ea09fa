import { randomUUID } from "node:crypto";
import { createWorld, type TestWorld } from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { createEstateAgent } from "../estate-agent/create-estate-agent.ts";
import { createProperty } from "./create-property.ts";
import { exampleProperty, newProperty, storedProperties } from "./testing.ts";
import { updateProperty } from "./update-property.ts";

let world: TestWorld;
beforeEach(async () => {
  world = await createWorld();
});

const update = async (id: string, patch: object) => (await world.invoke(updateProperty, { id, ...patch })).output;
const updates = async () =>
  (await world.events()).flatMap(({ type, data }) =>
    type === "property.updated" ? [data as unknown as { changed: string[]; version: number }] : [],
  );

describe("a patch of a property", () => {
  it("changes what it names and leaves the rest, and says which", async () => {
    const made = await exampleProperty(world);
    const patch = { title: "Oak Villa", price: 735_000, bedrooms: 5, features: ["pool"], status: "archived" };
    const after = await update(made.id, { ...patch, operation: made.operation });
    expect(after).toEqual({ ...made, ...patch, version: 2, updatedAt: after.updatedAt });
    const [event, ...others] = await updates();
    const { changed = [], ...resource } = event ?? {};
    expect(resource).toEqual(after);
    expect(changed.toSorted()).toEqual(["bedrooms", "features", "price", "status", "title"]);
    expect(others).toEqual([]);
  });

  it("merges into the address: absent stays, null empties a part or all of it", async () => {
    const { id, address } = await world.run(createProperty);
    expect((await update(id, { address: { line2: "Unit 2", region: null } })).address).toEqual({
      ...address,
      line2: "Unit 2",
      region: null,
    });
    expect((await update(id, { address: {} })).version).toBe(2);
    expect((await update(id, { address: { city: "Coral Gables" } })).address).toMatchObject({ line1: "456 Oak Ave" });
    expect(await storedProperties(world)).toMatchObject([{ city: "Coral Gables", cityKey: "coral gables" }]);
    expect(Object.values((await update(id, { address: null })).address).every((part) => part === null)).toBe(true);
    expect(await storedProperties(world)).toMatchObject([{ cityKey: null }]);
    expect((await updates()).map(({ changed }) => changed)).toEqual([["address"], ["address"], ["address"]]);
  });

  it("empties what null is sent for", async () => {
    const { id } = await world.run(createProperty);
    const none = { description: null, operation: null, type: null, price: null, currency: null, bathrooms: null };
    expect(await update(id, { ...none, features: null })).toMatchObject({ ...none, features: [] });
  });

  it("keeps a price's currency, whatever is emptied", async () => {
    const { id } = await newProperty(world, { price: 1, currency: "EUR" });
    expect(await update(id, { currency: null })).toMatchObject({ currency: "EUR", version: 1 });
    expect(await update(id, { price: 2 })).toMatchObject({ price: 2, currency: "EUR" });
    const { id: priceless } = await newProperty(world);
    expect(await update(priceless, { price: 2 })).toMatchObject({ currency: "USD" });
  });

  it("that changes nothing makes no version and no event", async () => {
    const made = await exampleProperty(world);
    const same = { title: ` ${made.title}`, price: "750000.00", address: made.address, features: made.features };
    expect(await update(made.id, same)).toEqual(made);
    expect(await update(made.id, {})).toEqual(made);
    expect(await updates()).toEqual([]);
  });

  it.each([
    [{ title: null }, "title"],
    [{ status: null }, "status"],
    [{ address: { lat: null } }, "address.lat"],
    [{ address: { lng: 200 } }, "address.lng"],
    [{ expectedVersion: 0 }, "expectedVersion"],
  ])("is refused for %o, and changes nothing", async (patch, path) => {
    const made = await world.run(createProperty);
    await expect(update(made.id, patch)).rejects.toMatchObject({
      reason: "INVALID_INPUT",
      details: { issues: [expect.objectContaining({ path })] },
    });
    expect(await storedProperties(world)).toMatchObject([{ version: 1 }]);
  });

  it("finds neither an unknown property nor another organization's, nor their agents", async () => {
    const other = await createWorld();
    for (const id of [randomUUID(), (await other.run(createProperty)).id]) {
      await expect(update(id, { title: "Mine" })).rejects.toMatchObject({ reason: "PROPERTY_NOT_FOUND" });
    }
    const { id } = await world.run(createProperty);
    for (const agentId of [randomUUID(), (await other.run(createEstateAgent)).id]) {
      await expect(update(id, { agentId })).rejects.toMatchObject({ reason: "ESTATE_AGENT_NOT_FOUND" });
    }
  });

  it("needs properties:read too, since its answer shows the property", async () => {
    const { id } = await world.run(createProperty);
    const principal = world.withScopes(["properties:write"]);
    const refused = world.invoke(updateProperty, { id, title: "Seen" }, { principal });
    await expect(refused).rejects.toMatchObject({ reason: "SCOPE_REQUIRED" });
  });
});

describe("becoming active", () => {
  it("emits listing.created the first time, and never again", async () => {
    const { id } = await newProperty(world);
    for (const status of ["active", "reserved", "active", "archived", "active"]) await update(id, { status });
    const types = (await world.events()).map(({ type, resourceVersion }) => `${type} ${resourceVersion}`);
    expect(types.filter((type) => type.startsWith("listing.created"))).toEqual(["listing.created 2"]);
    expect(types.at(-1)).toBe("property.updated 6");
  });
});

describe("two updates at once", () => {
  it("of the same version: one is done, and the other told what it has become", async () => {
    const { id } = await newProperty(world);
    const both = await Promise.allSettled(["One", "Two"].map((title) => update(id, { title, expectedVersion: 1 })));
    const done = both.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
    const refused = both.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
    expect(done).toMatchObject([{ version: 2 }]);
    expect(refused).toMatchObject([{ code: "CONFLICT", reason: "STALE_VERSION", details: { current: done[0] } }]);
    expect(await storedProperties(world)).toMatchObject([{ title: done[0]?.title, version: 2 }]);
  });

  it("of no version in particular are both done, one after the other", async () => {
    const { id } = await newProperty(world);
    await Promise.all(["active", "reserved"].map((status) => update(id, { status })));
    await Promise.all(Array.from({ length: 8 }, (_, bedrooms) => update(id, { bedrooms })));
    expect((await storedProperties(world))[0]?.version).toBe(11);
    expect((await updates()).map(({ version }) => version)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });
});
