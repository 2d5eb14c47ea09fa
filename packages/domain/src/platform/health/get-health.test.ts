import { createWorld, requesterOf, testKernel } from "@orrery/testkit";
import { describe, expect, it } from "vitest";
import { getHealth } from "./get-health.ts";

const OK = { status: "ok", version: "v1" };

describe("the health of the API", () => {
  it("is told to anybody, in the contract's words", async () => {
    const world = await createWorld();
    const kernel = testKernel(world.database);
    const permit = await kernel.admit(requesterOf({ kind: "anonymous", address: "203.0.113.7" }), "orckai", [
      { operation: getHealth },
    ]);
    expect((await kernel.invoke(permit, getHealth, {})).output).toEqual(OK);
  });

  it("is told to a principal without any scope", async () => {
    const world = await createWorld();
    const { output } = await world.invoke(getHealth, {}, { principal: world.withScopes([]) });
    expect(output).toEqual(OK);
  });
});
