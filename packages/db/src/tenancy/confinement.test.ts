import { randomUUID } from "node:crypto";
import { createWorld, plant } from "@orrery/testkit";
import { describe, expect, it } from "vitest";
import { CONFINABLE_KINDS, CONFINEMENT, isConfinable, missingPairs } from "../index.ts";
import { assertConfinement } from "./confinement.ts";

describe("what a credential can be confined to", () => {
  it("is what a model has as its own, under its own name", () => {
    expect(CONFINABLE_KINDS).toEqual(expect.arrayContaining(["lead", "property", "estate-agent"]));
    expect(isConfinable("property")).toBe(true);
    for (const kind of ["Property", "api-key", "constructor", ""]) expect(isConfinable(kind)).toBe(false);
  });

  it("is missing where the organization has none of it", async () => {
    const [world, other] = [await createWorld(), await createWorld()];
    const [here, there] = [
      await plant(world.database, "EstateAgent", world.organizationId),
      await plant(world.database, "EstateAgent", other.organizationId),
    ];
    const missing = [
      `estate-agent:${there.id}`,
      `property:${here.id}`,
      `lead:${randomUUID()}`,
      "lead:1",
      `house:${here.id}`,
      `estate-agent:${here.id}:x`,
      here.id,
    ];
    const pairs = [`estate-agent:${here.id}`, ...missing, `Estate-Agent:${here.id.toUpperCase()}`];
    expect(await missingPairs(world.database.store.reader(world.principal).db, pairs)).toEqual(missing);
  });
});

describe("the table of confinement", () => {
  it.each([
    ["a kind that no model has", { Lead: { ...CONFINEMENT.Lead, house: "propertyId" } }],
    ["a kind under another name than its model's", { Property: { house: "id" } }],
    ["a way over what is no reference", { LeadSubmission: { lead: "leads.id" } }],
    ["a way over a list", { Lead: { ...CONFINEMENT.Lead, property: "submissions.propertyId" } }],
    ["a way to what others refer to, over another reference", { Lead: { lead: "id", "estate-agent": "agent.id" } }],
  ])("stops the start with %s", (_what, table) => {
    expect(() => assertConfinement({ ...CONFINEMENT, ...table })).toThrow("confined by");
  });

  it("stands as it is", () => {
    expect(() => assertConfinement()).not.toThrow();
  });
});
