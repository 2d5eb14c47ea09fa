import { randomUUID } from "node:crypto";
import { createWorld, type TestWorld } from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { getApiKey } from "./get-api-key.ts";
import { listApiKeys } from "./list-api-keys.ts";
import { newKey, newMcpToken, storedKey } from "./testing.ts";

let world: TestWorld;
beforeEach(async () => {
  world = await createWorld();
});

describe("keys", () => {
  it("are got and listed as they were created, newest first, without their secrets", async () => {
    const made = [await newKey(world), await newKey(world), await newKey(world)];
    const shown = made.map(({ key: _, ...rest }) => rest).reverse();
    expect((await world.invoke(listApiKeys, {})).output).toEqual({
      items: shown,
      nextCursor: null,
      previousCursor: null,
    });
    expect((await world.invoke(getApiKey, { id: made[0]?.id })).output).toEqual(shown[2]);
  });

  it("are neither another organization's nor MCP tokens, in the words of unknown ones", async () => {
    const other = await createWorld();
    const foreign = await newKey(other);
    const token = await newMcpToken(world);
    expect((await world.invoke(listApiKeys, {})).output.items).toEqual([]);
    for (const id of [randomUUID(), foreign.id, token]) {
      await expect(world.invoke(getApiKey, { id })).rejects.toMatchObject({
        code: "NOT_FOUND",
        message: "No API key has this id.",
        shown: { reason: "API_KEY_NOT_FOUND" },
      });
    }
  });

  it.each([
    [{}, { status: "active", previousUntil: null }],
    [{ expiresAt: new Date("2999-01-01") }, { status: "active" }],
    [{ expiresAt: new Date("2020-01-01") }, { status: "expired" }],
    [{ revokedAt: new Date("2020-01-01"), expiresAt: new Date("2020-01-01") }, { status: "revoked" }],
    [{ previousUntil: new Date("2999-01-01") }, { previousUntil: "2999-01-01T00:00:00.000Z" }],
    // An overlap that is over is none.
    [{ previousUntil: new Date("2020-01-01") }, { previousUntil: null }],
    [{ lastUsedAt: new Date("2026-01-01") }, { lastUsedAt: "2026-01-01T00:00:00.000Z" }],
  ])("with %j show %j", async (data, shown) => {
    const { id } = await newKey(world);
    await world.database.system.apiKey.update({ where: { id }, data });
    expect((await world.invoke(getApiKey, { id })).output).toMatchObject(shown);
    expect((await storedKey(world, id)).version).toBe(1);
  });

  it("need api-keys:read", async () => {
    const { id } = await newKey(world);
    const principal = world.withScopes(["api-keys:write"]);
    const refusal = { code: "FORBIDDEN", details: { scope: "api-keys:read" } };
    await expect(world.invoke(getApiKey, { id }, { principal })).rejects.toMatchObject(refusal);
    await expect(world.invoke(listApiKeys, {}, { principal })).rejects.toMatchObject(refusal);
  });
});
