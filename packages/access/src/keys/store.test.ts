import { randomUUID } from "node:crypto";
import type { Database } from "@orrery/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { emptyDatabase, organizationIn, SCOPES } from "../testing.ts";
import { hashKey, KEY_PREFIXES, type KeyPrefix, parseKey } from "./format.ts";
import { createKey, listKeys, type NewKey, revokeKey, rollKey } from "./store.ts";

let database: Database;
beforeAll(async () => {
  database = await emptyDatabase();
}, 60_000);
afterAll(() => database.close());

const create = (organizationId: string, options: Partial<NewKey> = {}) =>
  createKey(
    database.system,
    { organizationId, prefix: "ork_live_", name: "site", scopes: ["read"], ...options },
    SCOPES,
  );

it("a key that has expired gets no other secret, which would be of no use", async () => {
  const { live } = await organizationIn(database);
  const { id } = await create(live, { expiresAt: new Date("2030-01-01T00:00:00.000Z") });
  const key = { organizationId: live, id };
  const late = rollKey(database.system, key, 0, new Date("2030-01-01T00:00:00.000Z"));
  await expect(late).rejects.toMatchObject({ reason: "KEY_EXPIRED" });
  expect((await rollKey(database.system, key, 0, new Date("2029-12-31T23:59:59.999Z"))).key).toBeDefined();
});

describe("a new key", () => {
  it("is given once, and stored as its hash alone", async () => {
    const { live } = await organizationIn(database);
    const created = await create(live, { scopes: ["leads:read", "*", "leads:read"] });
    expect(parseKey(created.key)).toMatchObject({ prefix: "ork_live_" });
    const row = await database.system.apiKey.findUniqueOrThrow({ where: { id: created.id } });
    expect(Buffer.from(row.hash)).toEqual(Buffer.from(hashKey(created.key)));
    expect(JSON.stringify(row)).not.toContain(created.key);
    expect(row).toMatchObject({
      organizationId: live,
      prefix: "ork_live_",
      lastFour: created.key.slice(-4),
      name: "site",
      scopes: ["leads:read", "*"],
      expiresAt: null,
      revokedAt: null,
    });
  });

  it("may have an end", async () => {
    const { live } = await organizationIn(database);
    const expiresAt = new Date("2030-01-01T00:00:00.000Z");
    expect((await create(live, { expiresAt })).expiresAt).toEqual(expiresAt);
  });

  it("may be confined to resources and to web pages, and be somebody's MCP token", async () => {
    const { live } = await organizationIn(database);
    const person = { email: `${randomUUID()}@example.com`, name: "Ana", passwordHash: "" };
    const { id: userId } = await database.system.user.create({ data: person });
    const [property, origin] = [`property:${randomUUID()}`, "https://example.com"];
    const confined = await create(live, { confinedTo: [property, property], origins: [origin, origin] });
    expect(confined).toMatchObject({ confinedTo: [property], origins: [origin], userId: null });
    const token = await create(live, { prefix: "mcp_", scopes: [], userId });
    expect(token).toMatchObject({ confinedTo: [], origins: [], userId, scopes: [] });
  });

  it("is refused scopes that no operation requires, and names them", async () => {
    const { live } = await organizationIn(database);
    await expect(create(live, { scopes: ["leads:read", "leads:shred", "Read"] })).rejects.toMatchObject({
      reason: "UNKNOWN_SCOPE",
      details: { scopes: ["leads:shred", "Read"] },
    });
    expect(await listKeys(database.system, [live])).toEqual([]);
  });

  it("is refused without an organization", async () => {
    for (const unknown of [randomUUID(), "acme"]) {
      await expect(create(unknown)).rejects.toMatchObject({ reason: "ORGANIZATION_NOT_FOUND" });
    }
  });

  it.each(Object.keys(KEY_PREFIXES) as KeyPrefix[])(
    "with prefix %s belongs to the organization of its mode alone",
    async (prefix) => {
      const { live, test } = await organizationIn(database);
      const [own, other] = KEY_PREFIXES[prefix].mode === "live" ? [live, test] : [test, live];
      expect(await create(own, { prefix })).toMatchObject({ organizationId: own, prefix });
      await expect(create(other, { prefix })).rejects.toMatchObject({ reason: "KEY_MODE_MISMATCH" });
    },
  );
});

describe("the list of keys", () => {
  it("has those of the organizations alone, the newest of each first, and nothing that opens a door", async () => {
    const [mine, theirs] = [await organizationIn(database), await organizationIn(database)];
    const first = await create(mine.live, { name: "first" });
    const second = await create(mine.live, { name: "second" });
    const { key: _foreign, ...foreignShown } = await create(theirs.live);
    await create(mine.test, { prefix: "ork_test_" });
    const { key: _first, ...firstShown } = first;
    const { key: _second, ...secondShown } = second;
    expect(await listKeys(database.system, [mine.live])).toEqual([secondShown, firstShown]);
    const both = await listKeys(database.system, [theirs.live, mine.live]);
    expect(both).toEqual([secondShown, firstShown, foreignShown]);
  });
});

describe("rolling", () => {
  const hashOf = (key: string) => Buffer.from(hashKey(key));
  const secretsOf = async (id: string) => {
    const { hash, previousHash } = await database.system.apiKey.findUniqueOrThrow({ where: { id } });
    return [hash, previousHash].map((bytes) => bytes && Buffer.from(bytes));
  };

  it("gives another secret under the same id, and keeps the last one for the overlap", async () => {
    const { live } = await organizationIn(database);
    const { key: first, ...before } = await create(live, { prefix: "oag_" });
    const now = new Date("2030-01-01T00:00:00.000Z");
    const rolled = await rollKey(database.system, { organizationId: live, id: before.id }, 3_600_000, now);
    expect(parseKey(rolled.key)).toMatchObject({ prefix: "oag_" });
    const { key: second, ...after } = rolled;
    const previousUntil = new Date("2030-01-01T01:00:00.000Z");
    expect(after).toEqual({ ...before, lastFour: second.slice(-4), previousUntil });
    expect(await secretsOf(before.id)).toEqual([hashOf(second), hashOf(first)]);
    const third = await rollKey(database.system, { organizationId: live, id: before.id }, 3_600_000);
    expect(await secretsOf(before.id)).toEqual([hashOf(third.key), hashOf(second)]);
    const last = await rollKey(database.system, { organizationId: live, id: before.id }, 0);
    expect(await secretsOf(before.id)).toEqual([hashOf(last.key), null]);
    expect(last.previousUntil).toBeNull();
  });

  it("is for keys that are there and good", async () => {
    const [mine, theirs] = [await organizationIn(database), await organizationIn(database)];
    const { id } = await create(mine.live);
    const roll = (organizationId: string) => rollKey(database.system, { organizationId, id }, 0);
    await expect(roll(theirs.live)).rejects.toMatchObject({ reason: "KEY_NOT_FOUND" });
    await revokeKey(database.system, { organizationId: mine.live, id });
    await expect(roll(mine.live)).rejects.toMatchObject({ reason: "KEY_REVOKED" });
  });
});

describe("revoking", () => {
  it("marks the key, and keeps the time when it is repeated", async () => {
    const { live } = await organizationIn(database);
    const { id } = await create(live);
    const revoked = await revokeKey(database.system, { organizationId: live, id });
    expect(revoked.revokedAt).toBeInstanceOf(Date);
    expect(await revokeKey(database.system, { organizationId: live, id })).toEqual(revoked);
    expect(await listKeys(database.system, [live])).toEqual([revoked]);
  });

  it("knows no key of another organization, nor one that never was", async () => {
    const [mine, theirs] = [await organizationIn(database), await organizationIn(database)];
    const { id } = await create(theirs.live);
    for (const unknown of [id, randomUUID(), "not-an-id"]) {
      await expect(revokeKey(database.system, { organizationId: mine.live, id: unknown })).rejects.toMatchObject({
        reason: "KEY_NOT_FOUND",
      });
    }
    expect(await listKeys(database.system, [theirs.live])).toMatchObject([{ id, revokedAt: null }]);
  });
});
