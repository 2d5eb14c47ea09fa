import { createWorld, requesterOf } from "@orrery/testkit";
import { expect, it } from "vitest";
import { createProperty } from "./create-property.ts";
import { streamListings } from "./stream-listings.ts";
import { newProperty } from "./testing.ts";

async function titlesOf(world: Awaited<ReturnType<typeof createWorld>>, input: object) {
  const operation = streamListings;
  const permit = await world.kernel.admit(requesterOf(world.principal), "points", [{ operation }]);
  const { signal } = new AbortController();
  const rows = await Array.fromAsync(world.kernel.stream(permit, operation, input, { signal }));
  return rows.map(({ title }) => title);
}

it("gives the active properties of the organization alone, newest first, by offset where told", async () => {
  const [world, other] = [await createWorld(), await createWorld()];
  await other.run(createProperty, { status: "active" });
  for (const title of ["one", "two", "three"]) {
    await newProperty(world, { title, status: "active" });
    await newProperty(world, { title, status: "reserved" });
  }
  expect(await titlesOf(world, {})).toEqual(["three", "two", "one"]);
  expect(await titlesOf(world, { limit: 1, offset: 1 })).toEqual(["two"]);
  expect(await titlesOf(world, { offset: 2 })).toEqual(["one"]);
  expect(await titlesOf(world, { offset: 3 })).toEqual([]);
});
