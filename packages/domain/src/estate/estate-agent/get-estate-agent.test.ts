import { randomUUID } from "node:crypto";
import { createWorld } from "@orrery/testkit";
import { describe, expect, it } from "vitest";
import { createEstateAgent } from "./create-estate-agent.ts";
import { getEstateAgent } from "./get-estate-agent.ts";

describe("getting one of the brokerage's agents", () => {
  it("gives what its creation gave", async () => {
    const world = await createWorld();
    const made = await world.run(createEstateAgent);
    expect((await world.invoke(getEstateAgent, { id: made.id })).output).toEqual(made);
  });

  it("finds neither an unknown one nor another organization's, in the same words", async () => {
    const [world, other] = [await createWorld(), await createWorld()];
    const foreign = await other.run(createEstateAgent);
    for (const id of [randomUUID(), foreign.id]) {
      await expect(world.invoke(getEstateAgent, { id })).rejects.toMatchObject({
        code: "NOT_FOUND",
        message: "No estate agent has this id.",
        shown: { reason: "ESTATE_AGENT_NOT_FOUND" },
      });
    }
  });

  it("refuses what is not an id", async () => {
    const world = await createWorld();
    for (const id of ["1", "", null, undefined, { not: "" }, [randomUUID()]]) {
      await expect(world.invoke(getEstateAgent, { id })).rejects.toMatchObject({ reason: "INVALID_INPUT" });
    }
  });

  it("needs estate-agents:read", async () => {
    const world = await createWorld();
    const { id } = await world.run(createEstateAgent);
    await expect(
      world.invoke(getEstateAgent, { id }, { principal: world.withScopes(["estate-agents:write"]) }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
