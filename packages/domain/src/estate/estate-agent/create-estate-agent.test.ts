import { createWorld, type TestWorld } from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { createEstateAgent } from "./create-estate-agent.ts";

let world: TestWorld;
beforeEach(async () => {
  world = await createWorld();
});
const stored = () => world.database.system.estateAgent.findMany({ where: { organizationId: world.organizationId } });

describe("adding a person to the brokerage", () => {
  it("stores what was given, trimmed", async () => {
    const { output } = await world.invoke(createEstateAgent, {
      name: " Sarah ",
      email: " s@example.com ",
      phone: "555 1234",
    });
    expect(output).toMatchObject({ name: "Sarah", email: "s@example.com", phone: "555 1234", version: 1 });
    expect(await stored()).toMatchObject([{ id: output.id, name: "Sarah" }]);
  });

  it("needs a name alone; what is empty is none", async () => {
    const none = { email: null, phone: null };
    expect((await world.invoke(createEstateAgent, { name: "Sarah" })).output).toMatchObject(none);
    expect((await world.invoke(createEstateAgent, { name: "Sarah", email: "", phone: " " })).output).toMatchObject(
      none,
    );
  });

  it("takes two people of one name and one address for two", async () => {
    const input = { name: "Sarah", email: "s@example.com" };
    const made = [await world.invoke(createEstateAgent, input), await world.invoke(createEstateAgent, input)];
    expect(new Set(made.map(({ output }) => output.id)).size).toBe(2);
  });

  it.each([
    [{}, "name"],
    [{ name: " " }, "name"],
    [{ name: "x".repeat(201) }, "name"],
    [{ name: ["Sarah"] }, "name"],
    [{ name: "Sarah", email: "sarah" }, "email"],
    [{ name: "Sarah", phone: "5".repeat(51) }, "phone"],
    [{ name: "Sarah", phone: 5551234 }, "phone"],
  ])("refuses %o for its %s, and writes nothing", async (input, path) => {
    await expect(world.invoke(createEstateAgent, input)).rejects.toMatchObject({
      reason: "INVALID_INPUT",
      details: { issues: [expect.objectContaining({ path })] },
    });
    expect(await stored()).toEqual([]);
  });

  it("needs estate-agents:write", async () => {
    const principal = world.withScopes(["estate-agents:read", "leads:write"]);
    await expect(world.invoke(createEstateAgent, { name: "Sarah" }, { principal })).rejects.toMatchObject({
      code: "FORBIDDEN",
      details: { scope: "estate-agents:write" },
    });
  });
});
