import { randomUUID } from "node:crypto";
import { createProperty } from "@orrery/domain";
import type { Role } from "@orrery/operation";
import { createWorld } from "@orrery/testkit";
import { describe, expect, it } from "vitest";
import { GOOD, keysOverTheWire, refusal } from "./orkestra-keys.ts";

const MANAGES = ["api-keys:read", "api-keys:write"];
const wire = keysOverTheWire();

describe("minting", () => {
  const EXPIRES = "2998-01-01T00:00:00.000Z";

  it.each([
    [["leads:read"], ["leads:write"], ["leads:write"]],
    [
      ["leads:read", "leads:write"],
      ["leads:read", "write", "*"],
      ["write", "*"],
    ],
    [["write"], ["read", "admin"], ["admin"]],
    [["admin"], ["*"], ["*"]],
  ])("by a key of %j is refused %j", async (held, scopes, lacking) => {
    const key = await wire.world.key({ scopes: [...MANAGES, ...held] });
    const tooWide = refusal(403, "FORBIDDEN", { reason: "GRANT_TOO_WIDE", scopes: lacking });
    expect(await wire.send("POST", "/v1/api-keys", { body: { name: "Wide", scopes }, key })).toMatchObject(tooWide);
    // Neither by way of a key that it may make, nor by a secret of one that holds it already.
    const own = await wire.make({ scopes: held }, { key });
    expect(await wire.send("PATCH", `/v1/api-keys/${own.id}`, { body: { scopes }, key })).toMatchObject(tooWide);
    const wider = await wire.make({ scopes });
    expect(await wire.send("POST", `/v1/api-keys/${wider.id}/roll`, { key })).toMatchObject(tooWide);
    expect((await wire.send("GET", `/v1/api-keys/${own.id}`)).body).toMatchObject({ scopes: held, version: 1 });
  });

  it("knows no scopes but those that exist", async () => {
    const body = { name: "Odd", scopes: ["leads:read", "leads:shred"] };
    expect(await wire.send("POST", "/v1/api-keys", { body })).toMatchObject(
      refusal(400, "BAD_REQUEST", { reason: "UNKNOWN_SCOPE", scopes: ["leads:shred"] }),
    );
  });

  it("needs the scope to manage keys, which Orkasa's admin is not", async () => {
    const key = await wire.world.key({ scopes: ["admin"] });
    const body = { name: "Website", scopes: ["read"] };
    expect(await wire.send("POST", "/v1/api-keys", { body, key })).toMatchObject(
      refusal(403, "FORBIDDEN", { reason: "SCOPE_REQUIRED", scope: "api-keys:write" }),
    );
  });

  it("by a key that ends gives no key that ends later, or never", async () => {
    const key = await wire.world.key({ expiresAt: new Date(EXPIRES) });
    const details = { reason: "GRANT_TOO_WIDE", expiresAt: EXPIRES };
    for (const expiresAt of [undefined, null, "2998-01-01T00:00:01Z"]) {
      const body = { name: "Longer", scopes: ["org:read"], expiresAt };
      expect(await wire.send("POST", "/v1/api-keys", { body, key })).toMatchObject(refusal(403, "FORBIDDEN", details));
    }
    await wire.make({ expiresAt: EXPIRES }, { key });
  });

  it("by a secret that was rolled gives nothing that outlives its overlap, nor the new secret", async () => {
    const { id, key } = await wire.make({ scopes: ["*"] });
    const rolled = await wire.send("POST", `/v1/api-keys/${id}/roll`, { body: { overlapHours: 1 } });
    const refused = refusal(403, "FORBIDDEN", {
      reason: "GRANT_TOO_WIDE",
      expiresAt: rolled.body.previousUntil ?? "an overlap",
    });
    const body = { name: "Longer", scopes: ["org:read"] };
    expect(await wire.send("POST", "/v1/api-keys", { body, key })).toMatchObject(refused);
    const again = { body: { overlapHours: 0 }, key };
    expect(await wire.send("POST", `/v1/api-keys/${id}/roll`, again)).toMatchObject(refused);
    expect(await wire.use(rolled.body.key)).toEqual(GOOD);
  });

  it("by a key of some web pages gives keys of these alone", async () => {
    const origins = ["https://a.example", "https://b.example"];
    const key = await wire.world.key({ origins });
    const from = { key, headers: { Origin: "https://a.example" } };
    for (const wider of [undefined, [], ["https://c.example"], [...origins, "https://c.example"]]) {
      const body = { name: "Wider", scopes: ["org:read"], origins: wider };
      expect(await wire.send("POST", "/v1/api-keys", { body, ...from })).toMatchObject(
        refusal(403, "FORBIDDEN", { reason: "GRANT_TOO_WIDE", origins }),
      );
    }
    expect(await wire.make({ origins: ["https://b.example"] }, from)).toMatchObject({ origins: ["https://b.example"] });
  });

  it("by a confined key gives none that reaches further, and it sees none", async () => {
    const [mine, another] = [await wire.world.run(createProperty), await wire.world.run(createProperty)];
    const confinedTo = [`property:${mine.id}`];
    const key = await wire.world.key({ confinedTo });
    for (const wider of [undefined, [], [`property:${another.id}`], [...confinedTo, `property:${another.id}`]]) {
      const body = { name: "Wider", scopes: ["org:read"], confinedTo: wider };
      expect(await wire.send("POST", "/v1/api-keys", { body, key })).toMatchObject(
        refusal(403, "FORBIDDEN", { reason: "GRANT_TOO_WIDE", confinedTo }),
      );
    }
    const unconfined = await wire.make();
    expect((await wire.send("GET", "/v1/api-keys", { key })).body.data).toEqual([]);
    for (const [method, path] of [
      ["GET", ""],
      ["PATCH", ""],
      ["DELETE", ""],
      ["POST", "/roll"],
    ] as const) {
      expect((await wire.send(method, `/v1/api-keys/${unconfined.id}${path}`, { key })).status).toBe(404);
    }
  });

  it("confines a key to what it is told, which the key then holds to", async () => {
    const [mine, another] = [await wire.world.run(createProperty), await wire.world.run(createProperty)];
    const { key } = await wire.make({ scopes: ["properties:read"], confinedTo: [`property:${mine.id}`] });
    const get = async (id: string) => {
      const input = encodeURIComponent(JSON.stringify({ id }));
      return (await fetch(`${wire.url}/trpc/properties.get?input=${input}`, { headers: { "x-api-key": key } })).status;
    };
    expect([await get(mine.id), await get(another.id)]).toEqual([200, 404]);
  });

  it("is no MCP token's, whatever its user may; narrowing and revoking is", async () => {
    const { system } = wire.world.database;
    const data = { email: `${randomUUID()}@example.com`, name: "Ann", passwordHash: "" };
    const { id: userId } = await system.user.create({ data });
    await system.membership.create({ data: { userId, organizationId: wire.world.organizationId, role: "owner" } });
    const key = await wire.world.key({ prefix: "mcp_", scopes: [], userId });
    const { id } = await wire.make({ scopes: ["leads:read", "leads:write"] });
    const notAllowed = refusal(403, "FORBIDDEN", { reason: "MINTING_NOT_ALLOWED" });
    const body = { name: "Website", scopes: ["leads:read"] };
    expect(await wire.send("POST", "/v1/api-keys", { body, key })).toMatchObject(notAllowed);
    expect(await wire.send("POST", `/v1/api-keys/${id}/roll`, { key })).toMatchObject(notAllowed);
    const wider = { scopes: ["leads:read", "org:read"] };
    expect(await wire.send("PATCH", `/v1/api-keys/${id}`, { body: wider, key })).toMatchObject(notAllowed);
    expect((await wire.send("PATCH", `/v1/api-keys/${id}`, { body, key })).status).toBe(200);
    expect((await wire.send("DELETE", `/v1/api-keys/${id}`, { key })).status).toBe(200);
    // It is no API key itself.
    const listed = (await wire.send("GET", "/v1/api-keys")).body.data;
    expect(listed.map(({ lastFour }) => lastFour)).not.toContain(key.slice(-4));
  });

  it("in test mode gives test keys of the test sibling, which live keys do not see", async () => {
    const tester = await wire.world.key({ prefix: "ork_test_" });
    const made = await wire.make({ kind: "oag" }, { key: tester });
    expect(made).toMatchObject({ prefix: "oag_test_", key: expect.stringMatching(/^oag_test_/) });
    const response = await fetch(`${wire.url}/api/v1/organization`, { headers: { "x-api-key": made.key } });
    expect(await response.json()).toMatchObject({ data: { id: wire.world.testOrganizationId, mode: "test" } });
    expect((await wire.send("GET", `/v1/api-keys/${made.id}`)).status).toBe(404);
    expect((await wire.send("GET", `/v1/api-keys/${made.id}`, { key: tester })).status).toBe(200);
  });

  it("asks the plan: workspace keys need pro, and no key is made where none is included", async () => {
    const required = refusal(403, "PLAN_REQUIRED", { reason: "PLAN_TOO_LOW" });
    const team = await createWorld({ plan: "team" });
    const key = await team.key();
    const workspace = { name: "Workspace", scopes: ["org:read"] };
    expect(await wire.send("POST", "/v1/api-keys", { body: workspace, key })).toMatchObject(required);
    expect(await wire.use((await wire.make({ kind: "ork" }, { key })).key)).toEqual(GOOD);
    // A downgraded organization keeps its workspace keys, and gets no new secret for them.
    const kept = await team.key({ prefix: "ort_", scopes: ["org:read"] });
    const [row] = (await wire.send("GET", "/v1/api-keys?limit=1", { key })).body.data;
    expect(row?.lastFour).toBe(kept.slice(-4));
    expect(await wire.send("POST", `/v1/api-keys/${row?.id}/roll`, { key })).toMatchObject(required);
    const free = await createWorld({ plan: "free" });
    const { accessToken } = await free.session();
    for (const kind of ["ork", "ort"]) {
      const body = { ...workspace, kind };
      expect(await wire.send("POST", "/v1/api-keys", { body, key: accessToken })).toMatchObject(required);
    }
  });

  it("by a person gives what their role holds", async () => {
    const mint = async (role: Role, scopes: readonly string[]) => {
      const { accessToken } = await wire.world.session({ role });
      return wire.send("POST", "/v1/api-keys", { body: { name: "Website", scopes }, key: accessToken });
    };
    expect(await wire.use((await mint("owner", ["*"])).body.key)).toEqual(GOOD);
    expect(await wire.use((await mint("admin", ["admin", "org:read"])).body.key)).toEqual(GOOD);
    expect(await mint("admin", ["*"])).toMatchObject(
      refusal(403, "FORBIDDEN", { reason: "GRANT_TOO_WIDE", scopes: ["*"] }),
    );
    for (const role of ["member", "guest"] as const) {
      expect(await mint(role, ["org:read"])).toMatchObject(
        refusal(403, "FORBIDDEN", { reason: "SCOPE_REQUIRED", scope: "api-keys:write" }),
      );
    }
  });
});
