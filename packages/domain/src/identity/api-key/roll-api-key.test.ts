import { createHash, randomUUID } from "node:crypto";
import type { Principal } from "@orrery/operation";
import { createWorld, type TestWorld } from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { revokeApiKey } from "./revoke-api-key.ts";
import { rollApiKey } from "./roll-api-key.ts";
import { manager, newKey, newMcpToken, storedKey } from "./testing.ts";

let world: TestWorld;
beforeEach(async () => {
  world = await createWorld();
});

const roll = async (id: string, input: object = {}, principal?: Principal) =>
  (await world.invoke(rollApiKey, { id, ...input }, principal && { principal })).output;

const hashOf = (key: string | null) => new Uint8Array(createHash("sha256").update(String(key)).digest());

describe("rolling a key", () => {
  it("gives a new secret under the same id, and keeps the one before for the overlap", async () => {
    const made = await newKey(world, { kind: "oak" });
    const rolled = await roll(made.id, { overlapHours: 2 });
    const { key: _key, lastFour: _lastFour, previousUntil: _previousUntil, updatedAt: _updatedAt, ...same } = made;
    expect(rolled).toMatchObject({ ...same, version: 2 });
    expect(rolled.key).toMatch(/^oak_[0-9A-Za-z]{38}$/);
    expect(rolled.key).not.toBe(made.key);
    expect(rolled.key?.endsWith(rolled.lastFour)).toBe(true);
    const row = await storedKey(world, made.id);
    expect([row.hash, row.previousHash]).toEqual([hashOf(rolled.key), hashOf(made.key)]);
    expect(row.previousUntil?.toISOString()).toBe(rolled.previousUntil);
    expect(Math.abs(Date.parse(rolled.previousUntil ?? "") - Date.now() - 2 * 3_600_000)).toBeLessThan(60_000);
  });

  it("overlaps for a day unless told, and not at all where that is asked for", async () => {
    const { id } = await newKey(world);
    const day = Date.parse((await roll(id)).previousUntil ?? "") - Date.now();
    expect(Math.abs(day - 24 * 3_600_000)).toBeLessThan(60_000);
    expect((await roll(id, { overlapHours: 0 })).previousUntil).toBeNull();
    expect(await storedKey(world, id)).toMatchObject({ previousHash: null, previousUntil: null });
    for (const overlapHours of [-1, 169, 1.5]) {
      await expect(roll(id, { overlapHours })).rejects.toMatchObject({ reason: "INVALID_INPUT" });
    }
  });

  it("ends the overlap of the roll before", async () => {
    const made = await newKey(world);
    const second = await roll(made.id);
    const third = await roll(made.id);
    const { hash, previousHash } = await storedKey(world, made.id);
    expect([hash, previousHash]).toEqual([hashOf(third.key), hashOf(second.key)]);
  });

  it("gives a replay of it no secret", async () => {
    const { id } = await newKey(world);
    await world.invoke(rollApiKey, { id }, { idempotencyKey: "once" });
    const again = await world.invoke(rollApiKey, { id }, { idempotencyKey: "once" });
    expect(again).toMatchObject({ replayed: true, output: { id, version: 2, key: null } });
  });

  it("refuses a key that has expired, until its end is moved on", async () => {
    const { id } = await newKey(world);
    const ends = (expiresAt: Date) => world.database.system.apiKey.update({ where: { id }, data: { expiresAt } });
    await ends(new Date(Date.now() - 1));
    await expect(roll(id)).rejects.toMatchObject({ code: "UNPROCESSABLE", reason: "API_KEY_EXPIRED" });
    await ends(new Date(Date.now() + 60_000));
    expect((await roll(id)).key).not.toBeNull();
  });

  it("refuses a revoked key, an unknown one, and a version that is not the current one", async () => {
    const { id } = await newKey(world);
    await expect(roll(id, { expectedVersion: 2 })).rejects.toMatchObject({ reason: "STALE_VERSION" });
    await expect(roll(randomUUID())).rejects.toMatchObject({ reason: "API_KEY_NOT_FOUND" });
    await world.invoke(revokeApiKey, { id });
    await expect(roll(id)).rejects.toMatchObject({ code: "UNPROCESSABLE", reason: "API_KEY_REVOKED" });
  });

  it("reveals no MCP token, to whom it is no key at all", async () => {
    const token = await newMcpToken(world);
    const before = await storedKey(world, token);
    await expect(roll(token)).rejects.toMatchObject({ reason: "API_KEY_NOT_FOUND" });
    expect(await storedKey(world, token)).toEqual(before);
  });

  it("is minting: refused of a key that holds more, to MCP tokens, and by the plan", async () => {
    const { id } = await newKey(world, { kind: "ort", scopes: ["leads:read", "org:read"] });
    await expect(roll(id, {}, manager(world, ["leads:read"]))).rejects.toMatchObject({
      reason: "GRANT_TOO_WIDE",
      details: { scopes: ["org:read"] },
    });
    const expiresAt = new Date("2998-01-01T00:00:00Z");
    await expect(roll(id, {}, manager(world, ["leads:read", "org:read"], { expiresAt }))).rejects.toMatchObject({
      reason: "GRANT_TOO_WIDE",
      details: { expiresAt: expiresAt.toISOString() },
    });
    const token = { ...world.principal, kind: "mcp-token" as const, userId: randomUUID() };
    await expect(roll(id, {}, token)).rejects.toMatchObject({ reason: "MINTING_NOT_ALLOWED" });
    await expect(roll(id, {}, { ...world.principal, plan: "team" })).rejects.toMatchObject({ reason: "PLAN_TOO_LOW" });
    expect((await storedKey(world, id)).version).toBe(1);
    await roll(id, {}, manager(world, ["leads:read", "org:read"]));
  });
});
