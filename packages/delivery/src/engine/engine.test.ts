import { createLead, createProperty, updateProperty, updateWebhook } from "@orrery/domain";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { VERIFIED_BY } from "../testing.ts";
import { pruneDeliveries } from "./prune.ts";
import {
  addEndpoint,
  answering,
  deliveriesOf,
  type Engines,
  engines,
  hurry,
  type Receiver,
  receiver,
  SECRET,
  within,
} from "./testing.ts";

let made: Engines;
let there: Receiver;
beforeEach(async () => {
  made = await engines();
  there = await receiver();
});
afterEach(async () => {
  await made[Symbol.asyncDispose]();
  await there[Symbol.asyncDispose]();
});

const deliveries = () => deliveriesOf(made.world);
/** Waits for the deliveries to be in these states, in the order of the log. */
const until = (...states: string[]) =>
  vi.waitFor(async () => expect((await deliveries()).map(({ state }) => state)).toEqual(states), within);
/** One event, `lead.created`. */
const lead = (name = "Jane") => made.world.invoke(createLead, { name, source: "zillow" });
/** One event, `property.created`. */
const property = async (title: string) => (await made.world.invoke(createProperty, { title })).output;
const change = (id: string, input: object) => made.world.invoke(updateProperty, { id, ...input });
const endpoint = (id: string) => made.world.database.system.webhookEndpoint.findUniqueOrThrow({ where: { id } });

describe("an event", () => {
  it("goes to each endpoint that takes it, in its dialect, and what came of it is kept", async () => {
    const { world, engine } = made;
    const ids: string[] = [];
    for (const dialect of ["orkasa", "organicagent", "orkestra", "standard"]) {
      ids.push(await addEndpoint(world, { url: `${there.url}/${dialect}`, dialect, events: ["lead.created"] }));
    }
    await addEndpoint(world, { url: `${there.url}/other`, events: ["property.created"] });
    await lead();
    await world.relay();
    engine();
    await until("delivered", "delivered", "delivered", "delivered");
    expect(there.got.map(({ path }) => path).toSorted()).toEqual([
      "/hook/organicagent",
      "/hook/orkasa",
      "/hook/orkestra",
      "/hook/standard",
    ]);
    for (const { headers, body, path } of there.got) {
      const given = headers as Record<string, string>;
      expect(VERIFIED_BY.standardwebhooks(SECRET, given, body)).toBe(true);
      expect(VERIFIED_BY.svix(SECRET, given, body)).toBe(true);
      if (path.endsWith("orkasa")) expect(VERIFIED_BY.orkasa(SECRET, given, body)).toBe(true);
      if (path.endsWith("organicagent")) expect(VERIFIED_BY.organicagent(SECRET, given, body)).toBe(true);
      expect(JSON.parse(body)).toMatchObject({ data: { name: "Jane", source: "zillow" }, cursor: expect.any(String) });
    }
    const [first] = await deliveries();
    expect(first).toMatchObject({ attempts: 1, lastStatus: 200, nextAttemptAt: null, settledAt: expect.any(Date) });
    expect(first?.attemptsMade).toMatchObject([{ number: 1, status: 200, error: null, answer: "ok" }]);
  });

  it("goes where the filter names its resource, and nowhere else", async () => {
    const { world, engine } = made;
    const named = await property("Named");
    await world.relay();
    await addEndpoint(world, { url: there.url, filter: { resources: [`property:${named.id}`] } });
    await property("Other");
    await change(named.id, { title: "Another" });
    await world.relay();
    engine();
    await until("delivered");
    expect(there.got.map(({ body }) => JSON.parse(body).data.id)).toEqual([named.id]);
  });
});

describe("what a receiver refuses", () => {
  it("comes again under one id with one body, signed for each time", async () => {
    const { world, engine } = made;
    there.answer = answering(500);
    await addEndpoint(world, { url: there.url, dialect: "orkasa" });
    await lead();
    await world.relay();
    engine();
    for (const attempts of [1, 2]) {
      await vi.waitFor(async () => expect((await deliveries())[0]?.attempts).toBe(attempts), within);
      await hurry(world);
    }
    await vi.waitFor(() => expect(there.got.length).toBe(3), within);
    there.answer = answering(204);
    await vi.waitFor(async () => expect((await deliveries())[0]?.attempts).toBe(3), within);
    await hurry(world);
    await until("delivered");
    expect(there.got).toHaveLength(4);
    expect(new Set(there.got.map(({ id }) => id)).size).toBe(1);
    expect(new Set(there.got.map(({ body }) => body)).size).toBe(1);
    for (const { headers, body } of there.got) {
      expect(VERIFIED_BY.standardwebhooks(SECRET, headers as Record<string, string>, body)).toBe(true);
      expect(VERIFIED_BY.orkasa(SECRET, headers as Record<string, string>, body)).toBe(true);
    }
    const [delivery] = await deliveries();
    expect(delivery?.attemptsMade.map(({ number, status, answer }) => [number, status, answer])).toEqual([
      [1, 500, "status 500"],
      [2, 500, "status 500"],
      [3, 500, "status 500"],
      [4, 204, ""],
    ]);
  });

  it("waits as long as Retry-After asks for", async () => {
    const { world, engine } = made;
    there.answer = answering(429, { "retry-after": "3600" });
    await addEndpoint(world, { url: there.url });
    await lead();
    await world.relay();
    engine();
    await vi.waitFor(async () => expect((await deliveries())[0]?.attempts).toBe(1), within);
    const [delivery] = await deliveries();
    const waitsMs = (delivery?.nextAttemptAt?.getTime() ?? 0) - Date.now();
    expect(waitsMs).toBeGreaterThan(3_500_000);
    expect(waitsMs).toBeLessThanOrEqual(3_600_000);
  });

  it("is dead when the dialect's time is over, and a redelivery is a round of its own with the same bytes", async () => {
    const { world, engine } = made;
    there.answer = answering(500);
    await addEndpoint(world, { url: there.url, dialect: "orkasa" });
    await lead();
    await world.relay();
    const queuedAt = new Date(Date.now() - 24 * 3_600_000 + 1_000);
    await world.database.system.webhookDelivery.updateMany({
      where: { organizationId: world.organizationId },
      data: { queuedAt },
    });
    engine();
    await until("dead");
    const [delivery] = await deliveries();
    there.answer = answering(200);
    await world.database.system.webhookDelivery.update({
      where: { id: delivery?.id ?? "" },
      data: { state: "pending" },
    });
    await until("delivered");
    expect((await deliveries())[0]?.attemptsMade.map(({ number }) => number)).toEqual([1, 2]);
    expect(new Set(there.got.map(({ body }) => body)).size).toBe(1);
  });
});

describe("an endpoint", () => {
  it("that says 410 is disabled, and its owner told by an event", async () => {
    const { world, engine } = made;
    there.answer = answering(410);
    const id = await addEndpoint(world, { url: there.url });
    await lead();
    await world.relay();
    engine();
    await vi.waitFor(async () => expect((await endpoint(id)).status).toBe("disabled"), within);
    expect(await endpoint(id)).toMatchObject({ disabledReason: "gone", version: 2, position: 1n });
    const told = (await world.events()).find(({ type }) => type === "webhook.disabled");
    expect(told).toMatchObject({ resourceId: id, resourceVersion: 2 });
    expect(told?.data).toMatchObject({ id, url: there.url, status: "disabled", disabledReason: "gone" });
    expect(JSON.stringify(told)).not.toContain("secret");
    expect(there.got).toHaveLength(1);
  });

  it("that has failed for five days is disabled, and one that fails less long is not", async () => {
    const { world, engine } = made;
    there.answer = answering(500);
    const id = await addEndpoint(world, { url: there.url });
    await lead();
    await world.relay();
    engine();
    await vi.waitFor(async () => expect((await endpoint(id)).failingSince).not.toBeNull(), within);
    const almost = new Date(Date.now() - 5 * 86_400_000 + 60_000);
    await world.database.system.webhookEndpoint.update({ where: { id }, data: { failingSince: almost } });
    await hurry(world);
    await vi.waitFor(async () => expect((await deliveries())[0]?.attempts).toBe(2), within);
    expect((await endpoint(id)).status).toBe("active");
    const failingSince = new Date(Date.now() - 5 * 86_400_000 - 1);
    await world.database.system.webhookEndpoint.update({ where: { id }, data: { failingSince } });
    await hurry(world);
    await vi.waitFor(async () => expect((await endpoint(id)).disabledReason).toBe("failing"), within);
  });

  it("is not failing any more once something was delivered", async () => {
    const { world, engine } = made;
    there.answer = answering(500);
    const id = await addEndpoint(world, { url: there.url });
    await lead();
    await world.relay();
    engine();
    await vi.waitFor(async () => expect((await endpoint(id)).failingSince).not.toBeNull(), within);
    there.answer = answering(200);
    await hurry(world);
    await vi.waitFor(async () => expect((await endpoint(id)).failingSince).toBeNull(), within);
  });

  it("that is enabled again gets what it missed, and what was left, each once and in order", async () => {
    const { world, engine } = made;
    const id = await addEndpoint(world, { url: there.url, events: ["lead.created"] });
    there.answer = answering(500);
    const sending = engine();
    await lead("before");
    await world.relay();
    await vi.waitFor(async () => expect((await deliveries())[0]?.attempts).toBe(1), within);
    await world.invoke(updateWebhook, { id, status: "disabled" });
    for (const name of ["missed 1", "missed 2"]) await lead(name);
    await world.relay();
    expect(await deliveries()).toHaveLength(1);
    there.answer = answering(200);
    await world.invoke(updateWebhook, { id, status: "active" });
    await lead("after");
    await world.relay();
    sending.wake();
    await until("delivered", "delivered", "delivered", "delivered");
    const names = there.got.map(({ body }) => JSON.parse(body).data.name);
    expect(names.toSorted()).toEqual(["after", "before", "before", "missed 1", "missed 2"]);
    expect(names.indexOf("missed 1")).toBeLessThan(names.indexOf("missed 2"));
  });
});

it("merges a storm of updates of one resource where the endpoint asks for it", async () => {
  const { world, engine } = made;
  const stormy = await property("At first");
  const calm = await property("Calm");
  await world.relay();
  await addEndpoint(world, { url: there.url, dialect: "orkasa", events: ["property.updated"], coalesceSeconds: 1 });
  const sending = engine();
  const fields = ["title", "bedrooms", "areaSqft"] as const;
  for (let version = 2; version <= 1_001; version += 1) {
    const field = fields[version % fields.length] ?? "title";
    await change(stormy.id, { [field]: field === "title" ? `Title ${version}` : version });
    if (version % 50 === 0) await world.relay();
  }
  await change(calm.id, { title: "Calmer" });
  await world.relay();
  sending.wake();
  await vi.waitFor(
    async () => {
      expect((await deliveries()).filter(({ state }) => state === "pending")).toEqual([]);
    },
    { timeout: 30_000, interval: 50 },
  );
  const bodies = there.got.map(({ body }) => JSON.parse(body));
  const storm = bodies.filter(({ data }) => data.id === stormy.id);
  // One a second, about; what it took to make them is what it takes.
  expect(storm.length).toBeLessThan(100);
  expect(new Set(storm.flatMap(({ data }) => data.changed))).toEqual(new Set(["title", "bedrooms", "area_sqft"]));
  expect(storm.at(-1).data).toMatchObject({ title: "Title 999", bedrooms: 1_000, area_sqft: 1_001, version: 1_001 });
  expect(bodies.filter(({ data }) => data.id === calm.id).map(({ data }) => data.changed)).toEqual([["title"]]);
});

it("forgets what was settled longer ago than it is kept, with its attempts, and nothing else", async () => {
  const { world, engine } = made;
  await addEndpoint(world, { url: there.url });
  for (const name of ["old", "new", "pending"]) await lead(name);
  await world.relay();
  engine();
  await until("delivered", "delivered", "delivered");
  const [old, , pending] = await deliveries();
  const { webhookDelivery } = world.database.system;
  const settledAt = new Date(Date.now() - 31 * 86_400_000);
  await webhookDelivery.update({ where: { id: old?.id ?? "" }, data: { settledAt } });
  const later = new Date(Date.now() + 3_600_000);
  await webhookDelivery.update({ where: { id: pending?.id ?? "" }, data: { state: "pending", nextAttemptAt: later } });
  expect(await pruneDeliveries(world.database.sql, 30)).toBe(1);
  expect((await deliveries()).map(({ state, attemptsMade }) => [state, attemptsMade.length])).toEqual([
    ["delivered", 1],
    ["pending", 1],
  ]);
});

it("settles what can't be sent, as neither its body nor its event is kept", async () => {
  const { world, engine } = made;
  await addEndpoint(world, { url: there.url });
  await lead();
  await world.relay();
  const { organizationId, database } = world;
  await database.system.webhookDelivery.updateMany({ where: { organizationId }, data: { position: 99 } });
  engine();
  await until("dead");
  expect((await deliveries())[0]).toMatchObject({ attempts: 0, attemptsMade: [] });
  expect(there.got).toEqual([]);
});
