import { createWorld, type TestWorld } from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { createProperty } from "./create-property.ts";

let world: TestWorld;
beforeEach(async () => {
  world = await createWorld();
});
const stored = () => world.database.system.property.findMany({ where: { organizationId: world.organizationId } });

describe("creating a property", () => {
  it("makes a draft in the principal's organization", async () => {
    const address = { addressLine: "456 Oak Ave", city: "Miami", region: "FL", postalCode: "33101" };
    const { output } = await world.invoke(createProperty, { title: "  Oak Avenue ", ...address });
    expect(output).toMatchObject({ title: "Oak Avenue", status: "draft", ...address, version: 1 });
    expect(await stored()).toMatchObject([{ id: output.id, title: "Oak Avenue", ...address }]);
  });

  it("needs a title alone; what is empty or blank is none", async () => {
    const none = { addressLine: null, city: null, region: null, postalCode: null };
    expect((await world.invoke(createProperty, { title: "Plot" })).output).toMatchObject(none);
    const blank = { addressLine: "", city: " ", region: null, postalCode: "\t" };
    expect((await world.invoke(createProperty, { title: "Plot", ...blank })).output).toMatchObject(none);
  });

  it.each([
    [{}, "title"],
    [{ title: "" }, "title"],
    [{ title: null }, "title"],
    [{ title: { contains: "a" } }, "title"],
    [{ title: "x".repeat(201) }, "title"],
    [{ title: "x", addressLine: "x".repeat(301) }, "addressLine"],
    [{ title: "x", city: "x".repeat(101) }, "city"],
    [{ title: "x", region: 5 }, "region"],
    [{ title: "x", postalCode: "x".repeat(21) }, "postalCode"],
    [{ title: "x", city: "a\0b" }, "city"],
  ])("refuses %o for its %s, and writes nothing", async (input, path) => {
    await expect(world.invoke(createProperty, input)).rejects.toMatchObject({
      code: "BAD_REQUEST",
      reason: "INVALID_INPUT",
      details: { issues: [expect.objectContaining({ path })] },
    });
    expect(await stored()).toEqual([]);
  });

  it("ignores fields that are not the caller's to set", async () => {
    const other = await createWorld();
    const { output } = await world.invoke(createProperty, {
      title: "Plot",
      id: "018f0000-0000-7000-8000-00000000000a",
      status: "active",
      version: 9,
      organizationId: other.organizationId,
    });
    expect(output).toMatchObject({ status: "draft", version: 1 });
    expect(output.id).not.toBe("018f0000-0000-7000-8000-00000000000a");
    expect(await stored()).toHaveLength(1);
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
