import { createWorld } from "@orrery/testkit";
import { describe, expect, it } from "vitest";
import { createProperty } from "./create-property.ts";
import { listProperties } from "./list-properties.ts";

describe("listing properties", () => {
  it("gives the organization's own, newest first, as each is got", async () => {
    const [world, other] = [await createWorld(), await createWorld()];
    await other.run(createProperty);
    const made = [await world.run(createProperty), await world.run(createProperty), await world.run(createProperty)];
    const { output } = await world.invoke(listProperties, {});
    expect(output).toEqual({ items: made.reverse(), nextCursor: null, previousCursor: null });
  });

  it("is empty for an organization without any", async () => {
    expect((await (await createWorld()).invoke(listProperties, {})).output).toEqual({
      items: [],
      nextCursor: null,
      previousCursor: null,
    });
  });

  it("needs properties:read", async () => {
    const world = await createWorld();
    const refused = world.invoke(listProperties, {}, { principal: world.withScopes(["leads:read"]) });
    await expect(refused).rejects.toMatchObject({ code: "FORBIDDEN", details: { scope: "properties:read" } });
  });
});
