import { randomUUID } from "node:crypto";
import { createWorld } from "@orrery/testkit";
import { describe, expect, it } from "vitest";
import { createProperty } from "./create-property.ts";
import { getProperty } from "./get-property.ts";
import { exampleProperty } from "./testing.ts";

describe("getting a property", () => {
  it("gives what its creation gave", async () => {
    const world = await createWorld();
    const made = await exampleProperty(world);
    expect((await world.invoke(getProperty, { id: made.id })).output).toEqual(made);
  });

  it("finds neither an unknown one nor another organization's, in the same words", async () => {
    const [world, other] = [await createWorld(), await createWorld()];
    const foreign = await other.run(createProperty);
    for (const id of [randomUUID(), foreign.id]) {
      await expect(world.invoke(getProperty, { id })).rejects.toMatchObject({
        code: "NOT_FOUND",
        message: "No property has this id.",
        shown: { reason: "PROPERTY_NOT_FOUND" },
      });
    }
  });

  it("refuses what is not an id", async () => {
    const world = await createWorld();
    for (const id of ["1", "", null, undefined, { not: "" }, [randomUUID()]]) {
      await expect(world.invoke(getProperty, { id })).rejects.toMatchObject({ reason: "INVALID_INPUT" });
    }
  });

  it("needs properties:read", async () => {
    const world = await createWorld();
    const { id } = await world.run(createProperty);
    await expect(
      world.invoke(getProperty, { id }, { principal: world.withScopes(["properties:write"]) }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
