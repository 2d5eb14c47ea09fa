import { createLead } from "@orrery/domain";
import { appTokenOf } from "@orrery/testkit";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { addEndpoint, deliveriesOf, type Engines, engines, type Receiver, receiver, within } from "./testing.ts";

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
const lead = () => made.world.invoke(createLead, { name: "Jane" });
const endpoint = (id: string) => made.world.database.system.webhookEndpoint.findUniqueOrThrow({ where: { id } });

describe("queued deliveries are cancelled within a second", () => {
  /** An endpoint with something under way that never ends, and much behind it. */
  async function busy(credentialId?: string, credentialKind = "api-key"): Promise<string> {
    const { world, engine } = made;
    there.answer = () => undefined;
    const id = await addEndpoint(world, {
      url: there.url,
      ...(credentialId !== undefined && { credentialId, credentialKind }),
    });
    for (let times = 0; times < 20; times += 1) await lead();
    await world.relay();
    engine({ concurrency: 2 });
    await vi.waitFor(() => expect(there.got.length).toBe(2), within);
    return id;
  }

  it("of a key that is revoked", async () => {
    const { world } = made;
    await world.key();
    const { system } = world.database;
    const { id: keyId } = await system.apiKey.findFirstOrThrow({ where: { organizationId: world.organizationId } });
    const id = await busy(keyId);
    await system.apiKey.update({ where: { id: keyId }, data: { revokedAt: new Date() } });
    const revokedMs = performance.now();
    await vi.waitFor(async () => expect(await endpoint(id)).toMatchObject({ disabledReason: "credential" }), within);
    const states = new Set((await deliveries()).map(({ state }) => state));
    expect(performance.now() - revokedMs).toBeLessThan(1_000);
    expect([...states]).toEqual(["cancelled"]);
    expect((await world.events()).map(({ type }) => type)).toContain("webhook.disabled");
    expect(there.got).toHaveLength(2);
  });

  it.each([
    ["that a person takes back what they had allowed it", { revokedAt: new Date() }],
    ["what it was allowed has expired", { expiresAt: new Date(0) }],
  ])("of an app, now %s", async (_why, data) => {
    const { world } = made;
    const { system } = world.database;
    const { app } = await appTokenOf(world, "admin", ["webhooks:write", "leads:read"]);
    const where = { id: app?.id ?? "" };
    const id = await busy(where.id, "app");
    expect(await endpoint(id)).toMatchObject({ status: "active" });
    await system.authorizedApp.update({ where, data });
    await vi.waitFor(async () => expect(await endpoint(id)).toMatchObject({ disabledReason: "credential" }), within);
    expect([...new Set((await deliveries()).map(({ state }) => state))]).toEqual(["cancelled"]);
  });

  it("of an app that acts for itself, now that it is deleted", async () => {
    const { world } = made;
    const { clientId } = await appTokenOf(world, undefined, ["webhooks:write", "leads:read"]);
    const { system } = world.database;
    const where = { id: clientId };
    await system.oauthClient.update({ where, data: { grantTypes: ["client_credentials"] } });
    const id = await busy(clientId, "app");
    expect(await endpoint(id)).toMatchObject({ status: "active" });
    await system.oauthClient.delete({ where });
    await vi.waitFor(async () => expect(await endpoint(id)).toMatchObject({ disabledReason: "credential" }), within);
  });

  it("of an endpoint that is removed", async () => {
    const id = await busy();
    await made.world.database.system.webhookEndpoint.delete({ where: { id } });
    const { database } = made.world;
    await vi.waitFor(
      async () =>
        expect(await database.sql('SELECT FROM "delivery"."Lane" WHERE "endpointId" = $1::uuid', [id])).toEqual([]),
      { timeout: 1_000, interval: 10 },
    );
    expect(await deliveries()).toEqual([]);
    expect(there.got).toHaveLength(2);
  });
});

describe("several engines", () => {
  it("send each delivery once while none of them dies", async () => {
    const { world, engine } = made;
    for (let at = 0; at < 4; at += 1) await addEndpoint(world, { url: `${there.url}/${at}`, events: ["lead.created"] });
    for (let times = 0; times < 3; times += 1) engine({ batch: 5 });
    for (let times = 0; times < 30; times += 1) {
      await lead();
      if (times % 5 === 0) await world.relay();
    }
    await world.relay();
    await until(...Array.from({ length: 120 }, () => "delivered"));
    expect(new Set(there.got.map(({ id, path }) => id + path)).size).toBe(120);
    expect(there.got).toHaveLength(120);
  });

  it("leave nothing under way when they have stopped, and what is left to the next one", async () => {
    const { world, engine } = made;
    await addEndpoint(world, { url: there.url });
    for (let times = 0; times < 10; times += 1) await lead();
    await world.relay();
    const asked = Promise.withResolvers<void>();
    there.answer = (response) => {
      asked.resolve();
      setTimeout(() => response.end(), 100);
    };
    const first = engine({ concurrency: 1 });
    await asked.promise;
    await first.stop();
    const states = (await deliveries()).map(({ state }) => state);
    expect(states.filter((state) => state === "delivered")).toHaveLength(1);
    engine();
    await until(...states.map(() => "delivered"));
    expect(there.got).toHaveLength(10);
  });
});

it("has one dead endpoint with much queued hold up no other", async () => {
  const { world, engine } = made;
  there.answer = (response, { path }) => {
    // The dead one never answers: each request to it takes 15 s.
    if (!path.endsWith("dead")) response.end();
  };
  const dead = await addEndpoint(world, { url: `${there.url}/dead` });
  for (let times = 0; times < 60; times += 1) await lead();
  await world.relay();
  const sending = engine({ lanes: 6 });
  await vi.waitFor(() => expect(there.got.length).toBe(10), within);
  for (let at = 0; at < 5; at += 1) await addEndpoint(world, { url: `${there.url}/healthy${at}` });
  for (let times = 0; times < 60; times += 1) await lead();
  await world.relay();
  sending.wake();
  const healthy = async () => (await deliveries()).filter(({ endpointId }) => endpointId !== dead);
  await vi.waitFor(
    async () => expect((await healthy()).filter(({ state }) => state === "delivered")).toHaveLength(300),
    { timeout: 10_000, interval: 20 },
  );
  expect(there.got.filter(({ path }) => path.endsWith("dead"))).toHaveLength(10);
});

it("keeps room for those that do not fail, however many do", async () => {
  const { world, engine } = made;
  there.answer = (response, { path }) => {
    if (path.endsWith("healthy")) response.end();
  };
  for (let at = 0; at < 6; at += 1) {
    const id = await addEndpoint(world, { url: `${there.url}/hanging${at}` });
    await world.database.system.webhookEndpoint.update({ where: { id }, data: { failingSince: new Date() } });
  }
  await lead();
  await world.relay();
  const sending = engine({ lanes: 4 });
  await vi.waitFor(() => expect(there.got.length).toBe(2), within);
  await addEndpoint(world, { url: `${there.url}/healthy` });
  await lead();
  await world.relay();
  sending.wake();
  await vi.waitFor(() => expect(there.got.map(({ path }) => path)).toContain("/hook/healthy"), within);
  expect(there.got).toHaveLength(3);
});
