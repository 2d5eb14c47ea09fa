import { randomUUID } from "node:crypto";
import { createWorld } from "@orrery/testkit";
import { describe, expect, it } from "vitest";
import { GOOD, type Key, keysOverTheWire, NO_GOOD, refusal } from "./orkestra-keys.ts";

const wire = keysOverTheWire();

describe("a key's life", () => {
  it("begins with its secret, shown once, and good on every surface within its scopes", async () => {
    const { status, headers, body } = await wire.send("POST", "/v1/api-keys", {
      body: { name: "Website", scopes: ["org:read"], expiresAt: "2999-01-01T00:00:00Z" },
    });
    expect([status, headers.get("etag")]).toEqual([201, '"1"']);
    expect(body).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      name: "Website",
      kind: "ort",
      prefix: "ort_",
      lastFour: body.key.slice(-4),
      scopes: ["org:read"],
      confinedTo: [],
      origins: [],
      status: "active",
      expiresAt: "2999-01-01T00:00:00.000Z",
      previousUntil: null,
      revokedAt: null,
      lastUsedAt: null,
      version: 1,
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
      key: expect.stringMatching(/^ort_[0-9A-Za-z]{38}$/),
    });
    expect(await wire.use(body.key)).toEqual(GOOD);
    expect(await wire.send("GET", "/v1/leads", { key: body.key })).toMatchObject(
      refusal(403, "FORBIDDEN", { reason: "SCOPE_REQUIRED", scope: "leads:read" }),
    );
    const { key: _, ...shown } = body;
    expect((await wire.send("GET", `/v1/api-keys/${body.id}`)).body).toMatchObject({ ...shown, lastUsedAt: null });
  });

  it("goes on in the list, newest first, by cursor, at most 100 a page", async () => {
    const made: string[] = [];
    for (let count = 0; count < 3; count += 1) made.unshift((await wire.make()).id);
    const first = await wire.send("GET", "/v1/api-keys?limit=2");
    expect(first.body.data.map(({ id }) => id)).toEqual(made.slice(0, 2));
    const next = encodeURIComponent(first.body.nextCursor ?? "");
    const second = await wire.send("GET", `/v1/api-keys?limit=5000&cursor=${next}`);
    // The last is the one that these requests are made with.
    expect(second.body.data.map(({ id }) => id)).toEqual([made[2], expect.any(String)]);
    expect(second.body.nextCursor).toBeNull();
    expect(await wire.send("GET", "/v1/api-keys?limit=0")).toMatchObject({ status: 400 });
  });

  it("is changed by merge patch and If-Match, with effect on the next request", async () => {
    const { id, key } = await wire.make();
    const patch = (body: object, ifMatch: string) =>
      wire.send("PATCH", `/v1/api-keys/${id}`, { body, headers: { "If-Match": ifMatch } });
    expect(await patch({ name: "Renamed" }, '"2"')).toMatchObject({
      status: 412,
      body: { error: { code: "PRECONDITION_FAILED", details: { current: { id, version: 1, name: "Website" } } } },
    });
    const stale = { name: "Renamed", expectedVersion: 7 };
    expect(await wire.send("PATCH", `/v1/api-keys/${id}`, { body: stale })).toMatchObject({ status: 409 });
    const { status, headers, body } = await patch({ name: "Renamed", scopes: ["leads:read"] }, '"1"');
    expect([status, headers.get("etag")]).toEqual([200, '"2"']);
    expect(body).toMatchObject({ name: "Renamed", scopes: ["leads:read"], version: 2 });
    expect(body).not.toHaveProperty("key");
    expect(await wire.use(key)).not.toEqual(GOOD);
    expect((await wire.send("GET", "/v1/leads", { key })).status).toBe(200);
  });

  it("has two secrets in a roll's overlap, and one after it", async () => {
    const { id, key } = await wire.make();
    const rolled = await wire.send("POST", `/v1/api-keys/${id}/roll`, { body: { overlapHours: 1 } });
    expect(rolled).toMatchObject({ status: 200, body: { id, version: 2, previousUntil: expect.any(String) } });
    expect(await wire.use(key)).toEqual(GOOD);
    expect(await wire.use(rolled.body.key)).toEqual(GOOD);
    wire.ahead(59 * 60_000);
    expect(await wire.use(key)).toEqual(GOOD);
    wire.ahead(60 * 60_000 + 1);
    expect(await wire.use(key)).toEqual(NO_GOOD);
    expect(await wire.use(rolled.body.key)).toEqual(GOOD);
  });

  it("loses the secret before at once in a second roll, or in one without an overlap", async () => {
    const first = await wire.make();
    const roll = async (body: object) => (await wire.send("POST", `/v1/api-keys/${first.id}/roll`, { body })).body;
    const second = await roll({});
    const hours = (Date.parse(second.previousUntil ?? "") - Date.now()) / 3_600_000;
    expect(Math.round(hours * 10) / 10).toBe(24);
    const third = await roll({});
    expect(await wire.use(first.key)).toEqual(NO_GOOD);
    expect(await wire.use(second.key)).toEqual(GOOD);
    const fourth = await roll({ overlapHours: 0 });
    expect(fourth.previousUntil).toBeNull();
    for (const { key } of [second, third]) expect(await wire.use(key)).toEqual(NO_GOOD);
    expect(await wire.use(fourth.key)).toEqual(GOOD);
  });

  it("ends by itself", async () => {
    const { key } = await wire.make({ expiresAt: new Date(Date.now() + 3_600_000).toISOString() });
    expect(await wire.use(key)).toEqual(GOOD);
    wire.ahead(3_600_001);
    expect(await wire.use(key)).toEqual(NO_GOOD);
  });

  it("ends in revocation, for both of its secrets and for good", async () => {
    const { id, key } = await wire.make();
    const { body: rolled } = await wire.send("POST", `/v1/api-keys/${id}/roll`);
    expect([await wire.use(key), await wire.use(rolled.key)]).toEqual([GOOD, GOOD]);
    const revoked = await wire.send("DELETE", `/v1/api-keys/${id}`);
    expect(revoked).toMatchObject({ status: 200, body: { id, status: "revoked", version: 3 } });
    expect([await wire.use(key), await wire.use(rolled.key)]).toEqual([NO_GOOD, NO_GOOD]);
    expect((await wire.send("DELETE", `/v1/api-keys/${id}`)).body).toEqual(revoked.body);
    for (const [method, path] of [
      ["PATCH", ""],
      ["POST", "/roll"],
    ] as const) {
      expect(await wire.send(method, `/v1/api-keys/${id}${path}`, { body: { name: "Again" } })).toMatchObject(
        refusal(422, "UNPROCESSABLE", { reason: "API_KEY_REVOKED" }),
      );
    }
    expect(await wire.use(key)).toEqual(NO_GOOD);
  });

  it("is another organization's business, in the words of an unknown key", async () => {
    const other = await createWorld();
    const foreign = await wire.make({}, { key: await other.key() });
    const unknown = await wire.send("GET", `/v1/api-keys/${randomUUID()}`);
    expect(unknown).toMatchObject(refusal(404, "NOT_FOUND", { reason: "API_KEY_NOT_FOUND" }));
    for (const id of [foreign.id, "no-uuid"]) {
      for (const [method, path] of [
        ["GET", id],
        ["PATCH", id],
        ["DELETE", id],
        ["POST", `${id}/roll`],
      ] as const) {
        const { status, body } = await wire.send(method, `/v1/api-keys/${path}`);
        expect({ status, body }).toEqual({ status: 404, body: unknown.body });
      }
    }
    expect(await wire.use(foreign.key)).toEqual(GOOD);
  });
});

describe("a key's secret", () => {
  it("is in the answer that made it, and nowhere else", async () => {
    const idempotencyKey = wire.world.unique("once-");
    const create = () =>
      wire.send("POST", "/v1/api-keys", {
        body: { name: "Website", scopes: ["org:read"] },
        headers: { "Idempotency-Key": idempotencyKey },
      });
    const [first, replay] = [await create(), await create()];
    expect(replay.headers.get("idempotency-replayed")).toBe("true");
    expect(replay.body).toEqual({ ...first.body, key: null });
    const { id, key } = first.body;
    await wire.use(key);
    const rolled = (await wire.send("POST", `/v1/api-keys/${id}/roll`)).body.key;
    await wire.use(rolled);
    const { system } = wire.world.database;
    const where = { organizationId: wire.world.organizationId };
    const places = {
      list: (await wire.send("GET", "/v1/api-keys")).body,
      got: (await wire.send("GET", `/v1/api-keys/${id}`)).body,
      stale: (await wire.send("PATCH", `/v1/api-keys/${id}`, { body: { expectedVersion: 9 } })).body,
      revoked: (await wire.send("DELETE", `/v1/api-keys/${id}`)).body,
      rows: await system.apiKey.findMany({ where }),
      records: await system.idempotencyRecord.findMany({ where }),
      audit: await system.auditEntry.findMany({ where }),
      log: wire.log,
    };
    for (const [place, content] of Object.entries(places)) {
      const text = JSON.stringify(content);
      expect(text.length, place).toBeGreaterThan(20);
      for (const secret of [key, rolled]) expect(text.includes(secret.slice(-20)), place).toBe(false);
    }
  });

  it("comes with the noun over GraphQL, and with it over tRPC", async () => {
    const headers = { "x-api-key": wire.manager, "content-type": "application/json" };
    const query = `mutation { createApiKey(input: { name: "Website", kind: oak, scopes: ["org:read"] }) {
      key apiKey { kind prefix lastFour status scopes origins confinedTo previousUntil } } }`;
    const asked = await fetch(`${wire.url}/graphql`, { method: "POST", headers, body: JSON.stringify({ query }) });
    const { data } = (await asked.json()) as { data: { createApiKey: { key: string; apiKey: object } } };
    expect(data.createApiKey.apiKey).toEqual({
      kind: "oak",
      prefix: "oak_",
      lastFour: data.createApiKey.key.slice(-4),
      status: "active",
      scopes: ["org:read"],
      origins: [],
      confinedTo: [],
      previousUntil: null,
    });
    expect(await wire.use(data.createApiKey.key)).toEqual(GOOD);
    const body = JSON.stringify({ name: "Website", scopes: ["org:read"] });
    const called = await fetch(`${wire.url}/trpc/apiKeys.create`, { method: "POST", headers, body });
    const { result } = (await called.json()) as { result: { data: Key } };
    expect(await wire.use(result.data.key)).toEqual(GOOD);
  });
});
