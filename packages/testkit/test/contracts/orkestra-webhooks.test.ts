import { createLead } from "@orrery/domain";
import { describe, expect, it } from "vitest";
import { webhooksOverTheWire } from "./webhooks-over-the-wire.ts";

const wire = webhooksOverTheWire();
const URL_OF = "https://hooks.example.com/orkestra";
const SECRET = /^whsec_[A-Za-z0-9+/]{32}$/;

async function make(over: object = {}) {
  const answer = await wire.send("POST", "/v1/webhooks", { body: { url: URL_OF, events: ["lead.created"], ...over } });
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 201 });
  return answer.body as { id: string; secret: string };
}

const rowOf = (id: string) => wire.world.database.system.webhookEndpoint.findUniqueOrThrow({ where: { id } });
const deliveriesOf = async (id: string, query = "") =>
  (await wire.send("GET", `/v1/webhooks/${id}/deliveries${query}`)).body.data as {
    id: string;
    type: string;
    state: string;
    eventId: string;
  }[];

describe("a webhook's life", () => {
  it("begins with its secret, shown once, in Orkestra's dialect unless told, and is limited as its management is", async () => {
    const { status, headers, body } = await wire.send("POST", "/v1/webhooks", {
      body: { url: URL_OF, events: ["lead.created", "lead.created"] },
    });
    expect([status, headers.get("etag"), headers.get("x-ratelimit-limit")]).toEqual([201, '"1"', "100"]);
    const { secret, ...shown } = body;
    expect(secret).toMatch(SECRET);
    expect(shown).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      url: URL_OF,
      dialect: "orkestra",
      events: ["lead.created"],
      filter: null,
      coalesceSeconds: null,
      status: "active",
      disabledReason: null,
      disabledAt: null,
      failingSince: null,
      previousUntil: null,
      version: 1,
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
    });
    expect((await wire.send("GET", `/v1/webhooks/${body.id}`)).body).toEqual(shown);
    expect((await wire.send("GET", "/v1/webhooks")).body).toEqual({ data: [shown], nextCursor: null });
    const { secret: sealed } = await rowOf(body.id);
    expect(Buffer.from(sealed).includes(Buffer.from(secret))).toBe(false);
    expect(wire.log.join("")).not.toContain(secret);
  });

  it("is repeated under its idempotency key without the secret", async () => {
    const headers = { "Idempotency-Key": "once" };
    const body = { url: URL_OF, events: ["*"] };
    const first = await wire.send("POST", "/v1/webhooks", { body, headers });
    const second = await wire.send("POST", "/v1/webhooks", { body, headers });
    expect(second.headers.get("idempotency-replayed")).toBe("true");
    expect(second.body).toEqual({ ...first.body, secret: null });
  });

  it("is changed by merge patch and If-Match, and not by who has an older one", async () => {
    const { id } = await make();
    const patch = (body: object, version: string) =>
      wire.send("PATCH", `/v1/webhooks/${id}`, { body, headers: { "If-Match": version } });
    const property = (await wire.send("POST", "/v1/properties", { body: { title: "Bay House" } })).body.id as string;
    const filter = { resources: [`property:${property}`] };
    const { status, body } = await patch({ events: ["property.updated"], filter, coalesceSeconds: 30 }, '"1"');
    expect([status, body]).toMatchObject([
      200,
      { events: ["property.updated"], filter, coalesceSeconds: 30, version: 2 },
    ]);
    expect((await patch({ coalesceSeconds: null }, '"1"')).status).toBe(412);
    expect((await patch({ filter: null, coalesceSeconds: null }, '"2"')).body).toMatchObject({
      filter: null,
      coalesceSeconds: null,
      version: 3,
    });
  });

  it("ends with its deletion, which answers what it was", async () => {
    const { id } = await make();
    await wire.send("POST", `/v1/webhooks/${id}/test`, { body: {} });
    expect(await wire.send("DELETE", `/v1/webhooks/${id}`)).toMatchObject({ status: 200, body: { id, url: URL_OF } });
    expect(await wire.send("GET", `/v1/webhooks/${id}`)).toMatchObject({
      status: 404,
      body: { error: { code: "NOT_FOUND", details: { reason: "WEBHOOK_ENDPOINT_NOT_FOUND" } } },
    });
    expect(await wire.world.database.system.webhookDelivery.count({ where: { endpointId: id } })).toBe(0);
  });
});

describe("what a webhook may be sent", () => {
  it.each([
    ["a private address", "https://10.0.0.1/hook"],
    ["a name with a private address", "https://crm.internal/hook"],
    ["the metadata address", "http://169.254.169.254/latest"],
    ["an IPv4-mapped address", "https://[::ffff:10.0.0.1]/hook"],
    ["a decimal address", "https://167772161/hook"],
    ["plain HTTP", "http://hooks.example.com/hook"],
    ["a name that nobody knows", "https://nowhere.test/hook"],
    ["no URL", "hooks.example.com"],
  ])("is refused for %s, by a 400 that says why, and nothing is made", async (_what, url) => {
    const answer = await wire.send("POST", "/v1/webhooks", { body: { url, events: ["lead.created"] } });
    expect(answer).toMatchObject({
      status: 400,
      body: {
        error: { code: "BAD_REQUEST", message: expect.any(String), details: { reason: "WEBHOOK_TARGET_REFUSED" } },
      },
    });
    expect((await wire.send("GET", "/v1/webhooks")).body.data).toEqual([]);
  });

  it("is checked again when its URL is changed", async () => {
    const { id } = await make();
    const answer = await wire.send("PATCH", `/v1/webhooks/${id}`, { body: { url: "https://crm.internal/" } });
    expect(answer).toMatchObject({ status: 400, body: { error: { details: { reason: "WEBHOOK_TARGET_REFUSED" } } } });
    expect((await rowOf(id)).url).toBe(URL_OF);
  });

  it("are events that its credential may read, also for who changes another's", async () => {
    const narrow = await wire.keyWith({ scopes: ["webhooks:read", "webhooks:write", "clients:read"] });
    const refused = { status: 403, body: { error: { details: { reason: "WEBHOOK_EVENTS_NOT_READABLE" } } } };
    const body = { url: URL_OF, events: ["client.created", "lead.created"] };
    const answer = await wire.send("POST", "/v1/webhooks", { body, key: narrow });
    expect(answer).toMatchObject(refused);
    expect(answer.body.error.details.types).toEqual(["lead.created"]);
    expect(await wire.send("POST", "/v1/webhooks", { body: { ...body, events: ["*"] }, key: narrow })).toMatchObject(
      refused,
    );
    const { id } = await make();
    const stolen = { url: "https://thief.example.com/" };
    expect(await wire.send("PATCH", `/v1/webhooks/${id}`, { body: stolen, key: narrow })).toMatchObject(refused);
    expect((await rowOf(id)).url).toBe(URL_OF);
  });

  it("are types that there are, or that a document lists; `*` is what a document lists", async () => {
    expect(await wire.send("POST", "/v1/webhooks", { body: { url: URL_OF, events: ["lead.eaten"] } })).toMatchObject({
      status: 400,
      body: { error: { details: { issues: [{ path: "events.0" }] } } },
    });
    const { events } = (
      await wire.send("POST", "/v1/webhooks", {
        body: { url: URL_OF, events: ["*"], dialect: "orkasa" },
      })
    ).body as { events: string[] };
    expect(events).toHaveLength(9);
    expect(events).toContain("compliance.kyc_required");
  });

  it("is about resources that exist, and nothing for a credential that is confined", async () => {
    const filter = { resources: ["property:018f0000-0000-7000-8000-000000000000"] };
    expect(await wire.send("POST", "/v1/webhooks", { body: { url: URL_OF, events: ["*"], filter } })).toMatchObject({
      status: 422,
      body: { error: { details: { reason: "WEBHOOK_RESOURCE_NOT_FOUND", ...filter } } },
    });
    const lead = await wire.world.run(createLead);
    const confined = await wire.keyWith({ confinedTo: [`lead:${lead.lead?.id}`] });
    const body = { url: URL_OF, events: ["lead.created"] };
    expect(await wire.send("POST", "/v1/webhooks", { body, key: confined })).toMatchObject({
      status: 403,
      body: { error: { details: { reason: "CONFINED" } } },
    });
  });
});

describe("a secret's rotation", () => {
  const rotate = (id: string) => wire.send("POST", `/v1/webhooks/${id}/rotate-secret`, { body: {} });

  it("keeps each secret for 24 hours, however many follow each other, until it is finished", async () => {
    const { id, secret } = await make();
    const before = Date.now();
    const [first, second] = [await rotate(id), await rotate(id)];
    expect(new Set([secret, first.body.secret, second.body.secret]).size).toBe(3);
    expect(second.body.secret).toMatch(SECRET);
    const kept = (await rowOf(id)).previousSecrets as { until: string }[];
    expect(kept).toHaveLength(2);
    for (const { until } of kept) expect(Date.parse(until) - before).toBeGreaterThanOrEqual(24 * 3_600_000);
    expect(second.body.previousUntil).toBe(kept[1]?.until);
    const finished = await wire.send("POST", `/v1/webhooks/${id}/rotate-secret/finish`, { body: {} });
    expect([finished.status, finished.body]).toMatchObject([200, { id, previousUntil: null }]);
    expect(finished.body).not.toHaveProperty("secret");
    expect((await rowOf(id)).previousSecrets).toEqual([]);
  });

  it("refuses a sixth secret", async () => {
    const { id } = await make();
    for (let count = 0; count < 5; count += 1) expect((await rotate(id)).status).toBe(200);
    expect(await rotate(id)).toMatchObject({
      status: 422,
      body: { error: { details: { reason: "ROTATION_LIMIT_REACHED" } } },
    });
  });
});

describe("deliveries", () => {
  it("list a test event, which is a whole body under an id of its own", async () => {
    const { id } = await make();
    const { status, body } = await wire.send("POST", `/v1/webhooks/${id}/test`, { body: { event: "lead.assigned" } });
    expect([status, body]).toMatchObject([202, { webhookId: id, type: "lead.assigned", isTest: true }]);
    const row = await wire.world.database.system.webhookDelivery.findUniqueOrThrow({ where: { id: body.id } });
    expect(JSON.parse(row.body ?? "")).toMatchObject({
      id: body.eventId,
      type: "lead.assigned",
      organizationId: wire.world.organizationId,
      data: { name: "John Smith" },
    });
    expect(await deliveriesOf(id)).toMatchObject([{ id: body.id }]);
    expect(await deliveriesOf(id, "?state=dead")).toEqual([]);
  });

  it("are sent again under the same id, with the attempts that were made kept", async () => {
    const { id } = await make();
    const { system } = wire.world.database;
    const { body } = await wire.send("POST", `/v1/webhooks/${id}/test`, { body: {} });
    const { organizationId } = wire.world;
    await system.webhookDelivery.update({
      where: { id: body.id },
      data: { state: "dead", attempts: 1, lastStatus: 500, nextAttemptAt: null, settledAt: new Date() },
    });
    const attempt = { number: 1, startedAt: new Date(), ms: 12, status: 500, answer: "no" };
    await system.webhookAttempt.create({ data: { organizationId, deliveryId: body.id, ...attempt } });
    const again = await wire.send("POST", `/v1/webhooks/${id}/deliveries/${body.id}/redeliver`, { body: {} });
    expect(again).toMatchObject({
      status: 202,
      body: {
        id: body.id,
        eventId: body.eventId,
        state: "pending",
        settledAt: null,
        nextAttemptAt: expect.any(String),
        attempts: [{ number: 1, ms: 12, status: 500, error: null, answer: "no" }],
      },
    });
    const other = await make();
    expect(
      await wire.send("POST", `/v1/webhooks/${other.id}/deliveries/${body.id}/redeliver`, { body: {} }),
    ).toMatchObject({
      status: 404,
      body: { error: { details: { reason: "WEBHOOK_DELIVERY_NOT_FOUND" } } },
    });
  });

  it("are made by a replay of what the log has after a cursor, or since a time, as far as the webhook takes it", async () => {
    const { lead } = await wire.world.run(createLead);
    await wire.world.relay();
    const cursor = (await wire.send("GET", "/v1/events")).body.nextCursor as string;
    const later = await wire.world.run(createLead);
    await wire.world.relay();
    const { id } = await make({ events: ["lead.created"] });
    const replay = (body: object) => wire.send("POST", `/v1/webhooks/${id}/replay`, { body });
    expect(await replay({ cursor })).toMatchObject({ status: 202, body: { queued: 1, nextCursor: null } });
    expect(await deliveriesOf(id)).toMatchObject([
      { type: "lead.created", resourceId: later.lead?.id, state: "pending" },
    ]);
    await wire.world.database.system.webhookDelivery.updateMany({
      where: { endpointId: id },
      data: { state: "delivered" },
    });
    expect(await replay({ since: "2026-01-01T00:00:00Z" })).toMatchObject({ status: 202, body: { queued: 2 } });
    const all = await deliveriesOf(id);
    expect(all.map(({ state }) => state)).toEqual(["pending", "pending"]);
    expect(JSON.stringify(all)).toContain(lead?.id);
    for (const wrong of [{}, { cursor, since: "2026-01-01T00:00:00Z" }, { cursor: "AAAA" }]) {
      expect((await replay(wrong)).status).toBe(400);
    }
  });

  it("catch up from where it was disabled, once, when it is enabled again on the account of who enables it", async () => {
    const { id } = await make({ events: ["*"] });
    await wire.world.run(createLead);
    await wire.world.relay();
    const before = (await deliveriesOf(id)).length;
    const set = (status: string) => wire.send("PATCH", `/v1/webhooks/${id}`, { body: { status } });
    expect((await set("disabled")).body).toMatchObject({ status: "disabled", disabledReason: "owner" });
    expect(await wire.send("POST", `/v1/webhooks/${id}/test`, { body: {} })).toMatchObject({
      status: 422,
      body: { error: { details: { reason: "WEBHOOK_DISABLED" } } },
    });
    const missed = await wire.world.run(createLead);
    await wire.world.relay();
    expect((await deliveriesOf(id)).length).toBe(before);
    const other = await wire.keyWith({});
    const enabled = await wire.send("PATCH", `/v1/webhooks/${id}`, { body: { status: "active" }, key: other });
    expect(enabled.body).toMatchObject({ status: "active", disabledReason: null, disabledAt: null });
    const caught = await deliveriesOf(id);
    const ofMissed = caught.filter((one) => JSON.stringify(one).includes(missed.lead?.id ?? "none"));
    expect(ofMissed).toHaveLength(1);
    // The property that the lead asks about, and the lead.
    expect(caught).toHaveLength(before + 2);
    const { credentialId } = await rowOf(id);
    const known = await wire.world.database.system.apiKey.findUniqueOrThrow({ where: { id: credentialId } });
    expect(known.lastFour).toBe(other.slice(-4));
    await set("disabled");
    await set("active");
    expect(await deliveriesOf(id)).toHaveLength(caught.length);
  });
});
