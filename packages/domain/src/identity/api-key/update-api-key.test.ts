import { randomUUID } from "node:crypto";
import type { Principal } from "@orrery/operation";
import { createWorld, type TestWorld } from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { createProperty } from "../../estate/property/create-property.ts";
import { getApiKey } from "./get-api-key.ts";
import { revokeApiKey } from "./revoke-api-key.ts";
import { manager, newKey, newMcpToken, storedKey } from "./testing.ts";
import { updateApiKey } from "./update-api-key.ts";

let world: TestWorld;
beforeEach(async () => {
  world = await createWorld();
});

const update = async (id: string, patch: object, principal?: Principal) =>
  (await world.invoke(updateApiKey, { id, ...patch }, principal && { principal })).output;

describe("changing a key", () => {
  it("changes what is given, empties what is null, and leaves its secret", async () => {
    const bounds = { expiresAt: "2999-01-01T00:00:00Z", origins: ["https://a.example"] };
    const { id, key: _, ...made } = await newKey(world, bounds);
    const { hash } = await storedKey(world, id);
    expect(await update(id, { name: "Renamed", origins: null, expiresAt: null })).toEqual({
      ...made,
      id,
      name: "Renamed",
      origins: [],
      expiresAt: null,
      version: 2,
      updatedAt: expect.any(String),
    });
    expect((await storedKey(world, id)).hash).toEqual(hash);
  });

  it("makes no version where it changes nothing", async () => {
    const { id } = await newKey(world, { expiresAt: "2999-01-01T00:00:00Z" });
    const same = { name: "Website", scopes: ["leads:read"], expiresAt: "2999-01-01T01:00:00+01:00", origins: [] };
    expect((await update(id, same)).version).toBe(1);
  });

  it("refuses a version that is not the current one, and shows that", async () => {
    const { id } = await newKey(world);
    await update(id, { name: "Renamed" });
    await expect(update(id, { name: "Again", expectedVersion: 1 })).rejects.toMatchObject({
      reason: "STALE_VERSION",
      details: { current: { id, name: "Renamed", version: 2 } },
    });
    expect((await update(id, { name: "Again", expectedVersion: 2 })).version).toBe(3);
  });

  it("loses none of several changes at once", async () => {
    const { id } = await newKey(world);
    await Promise.all([
      update(id, { name: "Renamed" }),
      update(id, { scopes: ["leads:write"] }),
      update(id, { origins: ["https://a.example"] }),
    ]);
    expect((await world.invoke(getApiKey, { id })).output).toMatchObject({
      name: "Renamed",
      scopes: ["leads:write"],
      origins: ["https://a.example"],
      version: 4,
    });
  });

  it("refuses a revoked key, an unknown one, and an unknown scope or thing", async () => {
    const { id } = await newKey(world);
    await expect(update(id, { scopes: ["leads:shred"] })).rejects.toMatchObject({ reason: "UNKNOWN_SCOPE" });
    const confinedTo = [`lead:${randomUUID()}`];
    await expect(update(id, { confinedTo })).rejects.toMatchObject({ reason: "CONFINEMENT_NOT_FOUND" });
    for (const unknown of [randomUUID(), await newMcpToken(world)]) {
      await expect(update(unknown, { name: "Renamed" })).rejects.toMatchObject({ reason: "API_KEY_NOT_FOUND" });
    }
    await world.invoke(revokeApiKey, { id });
    await expect(update(id, { name: "Renamed" })).rejects.toMatchObject({
      code: "UNPROCESSABLE",
      reason: "API_KEY_REVOKED",
    });
  });

  it("does not ask again about what the key has: its scope or its thing may have gone", async () => {
    const property = await world.run(createProperty);
    const { id } = await newKey(world, { confinedTo: [`property:${property.id}`] });
    const { system } = world.database;
    await system.apiKey.update({ where: { id }, data: { scopes: ["leads:read", "gone:read"] } });
    await system.property.delete({ where: { id: property.id } });
    const patch = { name: "Renamed", scopes: ["gone:read"], confinedTo: [`property:${property.id}`] };
    expect(await update(id, patch)).toMatchObject(patch);
  });
});

describe("a key that holds more than who changes it", () => {
  it("is renamed, narrowed and ended, and never widened", async () => {
    const { id } = await newKey(world, { scopes: ["*"], origins: ["https://a.example", "https://b.example"] });
    const principal = manager(world, ["leads:read"]);
    expect(await update(id, { name: "Renamed" }, principal)).toMatchObject({ name: "Renamed", scopes: ["*"] });
    expect(await update(id, { scopes: ["write", "org:read"] }, principal)).toMatchObject({ version: 3 });
    // Part of a bundle is less than it, though who asks holds neither.
    expect(await update(id, { scopes: ["leads:write"], origins: ["https://a.example"] }, principal)).toMatchObject({
      scopes: ["leads:write"],
    });
    const expiresAt = "2998-01-01T00:00:00.000Z";
    expect(await update(id, { expiresAt }, principal)).toMatchObject({ expiresAt });
    const before = await storedKey(world, id);
    const wider = [
      { scopes: ["leads:write", "leads:read"] },
      { origins: [] },
      { origins: ["https://b.example"] },
      { expiresAt: null },
      { expiresAt: "2998-01-01T00:00:00.001Z" },
    ];
    for (const patch of wider) {
      await expect(update(id, patch, principal)).rejects.toMatchObject({
        code: "FORBIDDEN",
        reason: "GRANT_TOO_WIDE",
        details: { scopes: ["leads:write"] },
      });
    }
    expect(await storedKey(world, id)).toEqual(before);
    // What they hold, they may give.
    expect(await update(id, { scopes: ["leads:read"], expiresAt: null }, principal)).toMatchObject({ version: 6 });
  });

  it("is not made an MCP token's to widen, even by what its user holds", async () => {
    const { id } = await newKey(world);
    const principal = { ...world.principal, kind: "mcp-token" as const, userId: randomUUID() };
    expect(await update(id, { name: "Renamed" }, principal)).toMatchObject({ version: 2 });
    await expect(update(id, { scopes: ["leads:read", "org:read"] }, principal)).rejects.toMatchObject({
      reason: "MINTING_NOT_ALLOWED",
    });
  });
});
