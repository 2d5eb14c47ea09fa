import { randomUUID } from "node:crypto";
import { createWorld } from "@orrery/testkit";
import { describe, expect, it } from "vitest";
import { createEstateAgent } from "../estate-agent/create-estate-agent.ts";
import { createLead } from "./create-lead.ts";
import { getLead } from "./get-lead.ts";
import { newLead } from "./testing.ts";

describe("getting a lead", () => {
  it("gives it with its score, its reasons and its agent, and none of the keys that it is matched by", async () => {
    const world = await createWorld();
    const agent = await world.run(createEstateAgent);
    const { lead } = await world.run(createLead, { agentId: agent.id });
    const { output } = await world.invoke(getLead, { id: lead?.id });
    expect(output).toEqual(lead);
    expect(output.assignedAgent).toEqual({ id: agent.id, name: agent.name });
    expect(Object.keys(output).sort()).toEqual([
      "assignedAgent",
      "createdAt",
      "dealCurrency",
      "dealValue",
      "email",
      "id",
      "name",
      "notes",
      "phone",
      "propertyAddress",
      "propertyId",
      "score",
      "scoreReasons",
      "source",
      "status",
      "updatedAt",
      "version",
    ]);
  });

  it("carries the largest deal value to the cent", async () => {
    const world = await createWorld();
    const { id } = await newLead(world, { dealValue: 999_999_999_999.99 });
    expect((await world.invoke(getLead, { id })).output.dealValue).toBe(999_999_999_999.99);
  });

  it("finds neither an unknown one nor another organization's, in the same words", async () => {
    const [world, other] = [await createWorld(), await createWorld()];
    const foreign = await newLead(other);
    for (const id of [randomUUID(), foreign.id]) {
      await expect(world.invoke(getLead, { id })).rejects.toMatchObject({
        code: "NOT_FOUND",
        message: "No lead has this id.",
        shown: { reason: "LEAD_NOT_FOUND" },
      });
    }
  });

  it("refuses what is not an id", async () => {
    const world = await createWorld();
    for (const id of ["1", "", null, undefined, { not: "" }, [randomUUID()]]) {
      await expect(world.invoke(getLead, { id })).rejects.toMatchObject({ reason: "INVALID_INPUT" });
    }
  });

  it("needs leads:read", async () => {
    const world = await createWorld();
    const { id } = await newLead(world);
    const principal = world.withScopes(["leads:write"]);
    await expect(world.invoke(getLead, { id }, { principal })).rejects.toMatchObject({
      code: "FORBIDDEN",
      details: { scope: "leads:read" },
    });
  });
});
