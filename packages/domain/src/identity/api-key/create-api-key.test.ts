import { createHash, randomUUID } from "node:crypto";
import { createWorld, type TestWorld } from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { createLead } from "../../estate/lead/create-lead.ts";
import { createProperty } from "../../estate/property/create-property.ts";
import { createApiKey } from "./create-api-key.ts";
import { manager, newKey, storedKey } from "./testing.ts";

let world: TestWorld;
beforeEach(async () => {
  world = await createWorld();
});
const stored = () => world.database.system.apiKey.count({ where: { organizationId: world.organizationId } });

describe("creating a key", () => {
  it("shows its secret, and keeps its hash and last four characters alone", async () => {
    const created = await newKey(world, { name: " Website ", kind: "ork", scopes: ["read", "leads:write", "read"] });
    expect(created).toMatchObject({
      name: "Website",
      kind: "ork",
      prefix: "ork_live_",
      scopes: ["read", "leads:write"],
      confinedTo: [],
      origins: [],
      status: "active",
      expiresAt: null,
      previousUntil: null,
      revokedAt: null,
      lastUsedAt: null,
      version: 1,
    });
    expect(created.key).toMatch(/^ork_live_[0-9A-Za-z]{38}$/);
    expect(created.key?.endsWith(created.lastFour)).toBe(true);
    const row = await storedKey(world, created.id);
    expect(Buffer.from(row.hash)).toEqual(createHash("sha256").update(String(created.key)).digest());
    expect(JSON.stringify(row)).not.toContain(created.key);
  });

  it.each([
    ["ork", "ork_live_", "ork_test_"],
    ["oak", "oak_", "oak_test_"],
    ["oag", "oag_", "oag_test_"],
    ["ort", "ort_", "ort_test_"],
    [undefined, "ort_", "ort_test_"],
  ])("of kind %s begins it with %s, and in test mode with %s", async (kind, live, test) => {
    const input = { name: "Key", scopes: ["read"], ...(kind && { kind }) };
    expect((await world.invoke(createApiKey, input)).output.prefix).toBe(live);
    const principal = { ...world.principal, organizationId: world.testOrganizationId, mode: "test" as const };
    const made = (await world.invoke(createApiKey, input, { principal })).output;
    expect(made.prefix).toBe(test);
    expect((await storedKey(world, made.id)).organizationId).toBe(world.testOrganizationId);
  });

  it("takes an end, what it is confined to, and web pages", async () => {
    const [property, { lead }] = [await world.run(createProperty), await world.run(createLead)];
    const confinedTo = [`property:${property.id.toUpperCase()}`, `lead:${lead?.id}`];
    const origins = ["https://www.example.com", "http://localhost:3000", "https://[2001:db8::1]:8443"];
    const created = await newKey(world, { expiresAt: "2999-01-01T00:00:00+01:00", confinedTo, origins });
    const shown = {
      expiresAt: "2998-12-31T23:00:00.000Z",
      confinedTo: [`property:${property.id}`, `lead:${lead?.id}`],
      origins,
    };
    expect(created).toMatchObject(shown);
    expect(await storedKey(world, created.id)).toMatchObject({ ...shown, expiresAt: new Date(shown.expiresAt) });
  });

  it("gives a replay of it no secret, and keeps none under its idempotency key", async () => {
    const input = { name: "Website", scopes: ["read"] };
    const first = await world.invoke(createApiKey, input, { idempotencyKey: "once" });
    const again = await world.invoke(createApiKey, input, { idempotencyKey: "once" });
    expect(again).toMatchObject({ replayed: true, output: { ...first.output, key: null } });
    const { organizationId } = world;
    const records = await world.database.system.idempotencyRecord.findMany({ where: { organizationId } });
    expect(records).toHaveLength(1);
    expect(JSON.stringify(records)).not.toContain(first.output.key);
    expect(await stored()).toBe(1);
  });

  it.each([
    [{ name: " " }, "name"],
    [{ scopes: [] }, "scopes"],
    [{ scopes: "read" }, "scopes"],
    [{ kind: "mcp" }, "kind"],
    [{ expiresAt: "soon" }, "expiresAt"],
    [{ confinedTo: ["property"] }, "confinedTo.0"],
    [{ confinedTo: [`user:${randomUUID()}`] }, "confinedTo.0"],
    [{ confinedTo: Array.from({ length: 101 }, () => `lead:${randomUUID()}`) }, "confinedTo"],
    [{ origins: ["https://example.com/"] }, "origins.0"],
    [{ origins: ["https://Example.com"] }, "origins.0"],
    [{ origins: ["https://example.com:443"] }, "origins.0"],
    [{ origins: ["https://*.example.com"] }, "origins.0"],
    [{ origins: ["https://user@example.com"] }, "origins.0"],
    [{ origins: ["ftp://example.com"] }, "origins.0"],
    [{ origins: ["example.com"] }, "origins.0"],
    [{ origins: ["null"] }, "origins.0"],
    [{ origins: Array.from({ length: 21 }, (_, at) => `https://${at}.example.com`) }, "origins"],
  ])("refuses %j", async (wrong, path) => {
    const refused = newKey(world, wrong);
    await expect(refused).rejects.toMatchObject({ reason: "INVALID_INPUT", details: { issues: [{ path }] } });
    expect(await stored()).toBe(0);
  });

  it("refuses scopes that no operation requires, and names them", async () => {
    await expect(newKey(world, { scopes: ["read", "leads:shred", "Write"] })).rejects.toMatchObject({
      code: "BAD_REQUEST",
      reason: "UNKNOWN_SCOPE",
      details: { scopes: ["leads:shred", "Write"] },
    });
  });

  it("refuses an end that has passed", async () => {
    await expect(newKey(world, { expiresAt: "2020-01-01T00:00:00Z" })).rejects.toMatchObject({
      reason: "EXPIRY_IN_PAST",
    });
  });

  it("confines a key to nothing that is unknown or another organization's, in the same words", async () => {
    const other = await createWorld();
    const [own, foreign] = [await world.run(createProperty), await other.run(createProperty)];
    for (const id of [foreign.id, randomUUID()]) {
      await expect(newKey(world, { confinedTo: [`property:${own.id}`, `property:${id}`] })).rejects.toMatchObject({
        code: "UNPROCESSABLE",
        reason: "CONFINEMENT_NOT_FOUND",
        message: "A key can be confined to what exists alone.",
        details: { confinedTo: [`property:${id}`] },
      });
    }
    // A thing of another kind is not there either.
    await expect(newKey(world, { confinedTo: [`lead:${own.id}`] })).rejects.toMatchObject({
      reason: "CONFINEMENT_NOT_FOUND",
    });
  });

  it("refuses to give more than the credential holds, and writes nothing", async () => {
    const expiresAt = new Date("2998-01-01T00:00:00Z");
    const origins = ["https://www.example.com"];
    const principal = manager(world, ["leads:read"], { expiresAt, origins });
    const within = { name: "Key", scopes: ["leads:read"], origins, expiresAt: expiresAt.toISOString() };
    const refusals: [object, object][] = [
      [{ scopes: ["leads:read", "leads:write", "read", "*"] }, { scopes: ["leads:write", "read", "*"] }],
      [{ origins: [] }, { origins }],
      [{ origins: [...origins, "https://evil.example.com"] }, { origins }],
      [{ expiresAt: null }, { expiresAt: expiresAt.toISOString() }],
      [{ expiresAt: "2998-01-01T00:00:00.001Z" }, { expiresAt: expiresAt.toISOString() }],
    ];
    for (const [wider, details] of refusals) {
      const refused = world.invoke(createApiKey, { ...within, ...wider }, { principal });
      await expect(refused).rejects.toMatchObject({ code: "FORBIDDEN", reason: "GRANT_TOO_WIDE", details });
    }
    expect(await stored()).toBe(0);
    await world.invoke(createApiKey, within, { principal });
    expect(await stored()).toBe(1);
  });

  it("refuses a confined credential a key that is confined to anything else, or to nothing", async () => {
    const [mine, another] = [await world.run(createProperty), await world.run(createProperty)];
    const confinedTo = [`property:${mine.id}`];
    const principal = manager(world, ["leads:read"], { confinedTo });
    for (const wider of [[], [`property:${another.id}`], [...confinedTo, `property:${another.id}`]]) {
      const input = { name: "Key", scopes: ["leads:read"], confinedTo: wider };
      await expect(world.invoke(createApiKey, input, { principal })).rejects.toMatchObject({
        reason: "GRANT_TOO_WIDE",
        details: { confinedTo },
      });
    }
    // Nor does it make one of its own reach, which it could not find afterwards.
    const alike = { name: "Key", scopes: ["leads:read"], confinedTo };
    await expect(world.invoke(createApiKey, alike, { principal })).rejects.toMatchObject({ reason: "CONFINED" });
    expect(await stored()).toBe(0);
  });

  it("is no MCP token's to do, whatever its user may", async () => {
    const principal = { ...world.principal, kind: "mcp-token" as const, userId: randomUUID() };
    const refused = world.invoke(createApiKey, { name: "Key", scopes: ["leads:read"] }, { principal });
    await expect(refused).rejects.toMatchObject({ code: "FORBIDDEN", reason: "MINTING_NOT_ALLOWED" });
  });

  it("asks the plan", async () => {
    const on = (plan: "free" | "team" | "pro") => ({ principal: { ...world.principal, plan } });
    const key = (kind: string) => ({ name: "Key", kind, scopes: ["leads:read"] });
    for (const [kind, plan] of [
      ["ort", "team"],
      ["ork", "free"],
    ] as const) {
      await expect(world.invoke(createApiKey, key(kind), on(plan))).rejects.toMatchObject({
        code: "PLAN_REQUIRED",
        reason: "PLAN_TOO_LOW",
      });
    }
    await world.invoke(createApiKey, key("ork"), on("team"));
    await world.invoke(createApiKey, key("ort"), on("pro"));
  });

  it("needs api-keys:write", async () => {
    const principal = world.withScopes(["api-keys:read", "leads:read"]);
    await expect(
      world.invoke(createApiKey, { name: "Key", scopes: ["leads:read"] }, { principal }),
    ).rejects.toMatchObject({ code: "FORBIDDEN", details: { scope: "api-keys:write" } });
  });
});
