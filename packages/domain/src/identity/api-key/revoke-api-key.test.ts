import { randomUUID } from "node:crypto";
import { createWorld } from "@orrery/testkit";
import { describe, expect, it } from "vitest";
import { revokeApiKey } from "./revoke-api-key.ts";
import { manager, newKey, newMcpToken } from "./testing.ts";

describe("revoking a key", () => {
  it("is for good, and keeps its first time when it is repeated", async () => {
    const world = await createWorld();
    const { id } = await newKey(world);
    const revoked = (await world.invoke(revokeApiKey, { id })).output;
    expect(revoked).toMatchObject({ id, status: "revoked", revokedAt: expect.any(String), version: 2 });
    expect((await world.invoke(revokeApiKey, { id })).output).toEqual(revoked);
  });

  it("may be done to a key that holds more, and on any plan", async () => {
    const world = await createWorld();
    const { id } = await newKey(world, { scopes: ["*"] });
    const principal = manager(world, [], { plan: "free" });
    expect((await world.invoke(revokeApiKey, { id }, { principal })).output.status).toBe("revoked");
  });

  it("refuses a version that is not the current one, and what is not there", async () => {
    const [world, other] = [await createWorld(), await createWorld()];
    const [{ id }, foreign] = [await newKey(world), await newKey(other)];
    await expect(world.invoke(revokeApiKey, { id, expectedVersion: 2 })).rejects.toMatchObject({
      reason: "STALE_VERSION",
    });
    for (const unknown of [foreign.id, randomUUID(), await newMcpToken(world)]) {
      await expect(world.invoke(revokeApiKey, { id: unknown })).rejects.toMatchObject({ reason: "API_KEY_NOT_FOUND" });
    }
  });
});
