import { once } from "node:events";
import http, { createServer, type Server } from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";
import { registry } from "@orrery/domain";
import {
  createWorld,
  type FreshDatabase,
  freshDatabase,
  startServer,
  type TestServer,
  type TestWorld,
} from "@orrery/testkit";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import zapier, { type Bundle, type ZObject } from "zapier-platform-core";
import App from "../index.js";
import { creates } from "../src/creates.js";
import { searches } from "../src/searches.js";
import { eventTypes, triggers } from "../src/triggers.js";

/** What Zapier runs an integration by, in its cloud and from its command line. Its types leave it out. */
const { createAppHandler: handlerOf } = zapier as unknown as {
  createAppHandler(
    definition: unknown,
  ): (event: object) => Promise<{ results: { property: string; message: string }[] }>;
};

type Perform = (z: ZObject, bundle: Bundle) => unknown;
type Item = Record<string, unknown>;
interface Operations {
  readonly perform: Perform;
  readonly performList: Perform;
  readonly performSubscribe: Perform;
  readonly performUnsubscribe: Perform;
  readonly sample: Item;
}

// Zapier's own way to run an integration: it makes real requests.
const run = zapier.createAppTester(App as never);
const { request: plainHttp } = http;
const { request: plainHttps } = https;
const { fetch: plainFetch } = globalThis;

const within = { timeout: 15_000, interval: 20 };
const got: Item[] = [];
let fresh: FreshDatabase;
let world: TestWorld;
let server: TestServer;
let receiver: Server;
let targetUrl: string;
let authData: Record<string, string>;
beforeAll(async () => {
  fresh = await freshDatabase();
  world = await createWorld({ database: fresh.database });
  server = await startServer({ database: fresh.database, webhooks: {} });
  authData = { baseUrl: server.url, apiKey: await world.key() };
  receiver = createServer(async (request, response) => {
    got.push(JSON.parse(Buffer.concat(await request.toArray()).toString()));
    response.end();
  });
  await once(receiver.listen(0, "127.0.0.1"), "listening");
  targetUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hooks/1`;
});
afterAll(async () => {
  await server.close();
  receiver.closeAllConnections();
  receiver.close();
  await fresh[Symbol.asyncDispose]();
  // What Zapier puts around them, to log what integrations send, is not for other suites.
  Object.assign(globalThis, { fetch: plainFetch });
  Object.assign(http, { request: plainHttp, patchedByZapier: undefined });
  Object.assign(https, { request: plainHttps, patchedByZapier: undefined });
});

const operationOf = (kind: Record<string, { readonly operation: unknown }>, key: string) =>
  kind[key]?.operation as Operations;
const perform = <T = Item>(what: Perform, bundle: object = {}): Promise<T> =>
  run(what as never, { authData, ...bundle } as never) as Promise<T>;
const created = (key: string, inputData: object) => perform(operationOf(creates, key).perform, { inputData });
const found = (key: string, inputData: object) => perform<Item[]>(operationOf(searches, key).perform, { inputData });

describe("the integration", () => {
  const errorsOf = async (definition: unknown) => {
    const { results } = await handlerOf(definition)({ command: "validate" });
    return results;
  };

  it("is valid by Zapier's own schema, as its command line checks it", async () => {
    expect(await errorsOf(App)).toEqual([]);
    const { lead_created: lead } = App.triggers;
    const broken = { ...App, triggers: { lead_created: { ...lead, display: { label: "New Lead" } } } };
    expect((await errorsOf(broken)).map(({ property }) => property).join()).toContain("lead_created");
  });

  it("tells whose key it is, and refuses one that is none and what is no server", async () => {
    const test = App.authentication.test as Perform;
    const account = await perform(test);
    expect(account).toMatchObject({
      name: "Test Brokerage",
      mode: "live",
      plan: "brokerage",
      agentId: expect.any(String),
    });
    const asked = (changed: object) => perform(test, { authData: { ...authData, ...changed } });
    await expect(asked({ apiKey: "oag_nope" })).rejects.toThrow(/credential/i);
    await expect(asked({ apiKey: "" })).rejects.toThrow(/credential/i);
    await expect(asked({ baseUrl: "api.example.com" })).rejects.toThrow("Server is not an address");
    await expect(asked({ baseUrl: "http://api.example.com" })).rejects.toThrow("https://");
    expect(await asked({ baseUrl: `${server.url}/` })).toEqual(account);
  });

  it("shows what the server says of a scope that the key lacks, and not that the key is bad", async () => {
    const apiKey = await world.key({ scopes: ["leads:read"] });
    const asked = perform(operationOf(creates, "create_client").perform, {
      authData: { ...authData, apiKey },
      inputData: { name: "Jane", email: "jane@example.com" },
    });
    await expect(asked).rejects.toThrow(/SCOPE_REQUIRED/);
  });

  it("waits where the limit is reached, for as long as the server says", async () => {
    const other = await createWorld({ database: fresh.database });
    const limited = { ...authData, apiKey: await other.key({ prefix: "oag_" }) };
    const asked = () => perform(App.authentication.test as Perform, { authData: limited });
    const answers = await Promise.allSettled(Array.from({ length: 101 }, asked));
    const refused = answers.filter(({ status }) => status === "rejected") as PromiseRejectedResult[];
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({ name: "ThrottledError", message: expect.stringMatching(/"delay":\d+/) });
  });
});

describe("triggers", () => {
  const known = new Set(registry.events.map(({ type }) => type));
  const keys = Object.keys(triggers);

  /** What makes each thing happen, through the integration itself or the server. */
  const CAUSES: Readonly<Record<string, () => Promise<unknown>>> = {
    lead_created: () => created("create_lead", { name: "Ana", email: `${world.unique("ana-")}@example.com` }),
    client_created: () => created("create_client", { name: "Bo", email: `${world.unique("bo-")}@example.com` }),
    listing_created: () => created("create_property", { title: "Oak", status: "active", price: 5 }),
    property_created: () => created("create_property", { title: "Draft" }),
    showing_requested: async () => created("request_showing", await showing()),
    lead_qualified: async () => {
      const { id } = await created("create_lead", { name: "Cy" });
      await created("move_lead", { id, status: "qualified" });
    },
  };

  const showing = async () => ({
    clientId: (await created("create_client", { name: "Di", email: `${world.unique("di-")}@example.com` })).id,
    propertyId: (await created("create_property", { title: "Elm", status: "active" })).id,
    requestedFor: new Date(Date.now() + 86_400_000).toISOString().replace(/\.\d+Z$/, "+00:00"),
  });

  it("are of OrganicAgent's five events and Orkasa's nine", () => {
    expect(Object.values(eventTypes).toSorted()).toEqual([
      ...[
        "client.created",
        "client.stage_changed",
        "compliance.kyc_required",
        "compliance.match_alert",
        "lead.assigned",
      ],
      ...["lead.created", "lead.qualified", "listing.created", "property.created", "property.published"],
      ...["property.unpublished", "property.updated", "showing.requested"],
    ]);
  });

  it.each(keys)("%s subscribes, and ends its subscription, twice over", async (key) => {
    const operation = operationOf(triggers, key);
    const subscribeData = await perform(operation.performSubscribe, { targetUrl });
    expect(subscribeData).toEqual({ id: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    const endpoint = () =>
      world.database.system.webhookEndpoint.findUnique({ where: { id: String(subscribeData.id) } });
    expect(await endpoint()).toMatchObject({ url: targetUrl, dialect: "organicagent", events: [eventTypes[key]] });
    await perform(operation.performUnsubscribe, { subscribeData });
    expect(await endpoint()).toBeNull();
    await perform(operation.performUnsubscribe, { subscribeData });
  });

  it.each(keys.filter((key) => known.has(eventTypes[key] ?? "")))("%s shows a sample", async (key) => {
    const operation = operationOf(triggers, key);
    const [sample, ...more] = await perform<Item[]>(operation.performList);
    expect(more).toEqual([]);
    const event = eventTypes[key];
    expect(sample).toMatchObject({ id: expect.any(String), event, timestamp: expect.stringMatching(/^\d{13}$/) });
    // What is shown where the server is not asked has nothing that the server does not have.
    expect(Object.keys(operation.sample).filter((field) => !Object.hasOwn(sample ?? {}, field))).toEqual([]);
  });

  it.each(Object.keys(CAUSES))("%s gets what happens, as its sample has it", async (key) => {
    const operation = operationOf(triggers, key);
    const subscribeData = await perform(operation.performSubscribe, { targetUrl });
    const [sample] = await perform<Item[]>(operation.performList);
    const isIt = ({ event }: Item) => event === eventTypes[key];
    const before = got.filter(isIt).length;
    await CAUSES[key]?.();
    await vi.waitFor(() => expect(got.filter(isIt).length).toBeGreaterThan(before), within);
    const [item] = await perform<Item[]>(operation.perform, { cleanedRequest: got.filter(isIt)[before] });
    // Only what happened stands in the log, and the sample has what few leads have, so that a Zap can be made with it.
    const { cursor: _, ...shown } = item ?? {};
    const { cursor: __, hold: ___, ...always } = sample ?? {};
    expect(Object.keys(shown).toSorted()).toEqual(Object.keys(always).toSorted());
    await perform(operation.performUnsubscribe, { subscribeData });
  });

  it("are refused where the address is none that the server may send to", async () => {
    const asked = perform(operationOf(triggers, "lead_created").performSubscribe, {
      targetUrl: "https://10.0.0.1/hook",
    });
    await expect(asked).rejects.toThrow(/address/i);
  });
});

describe("creates and searches", () => {
  it("make a lead, find it by its address in any case, and move it", async () => {
    const email = `${world.unique("Eva-")}@example.com`;
    const { id } = await created("create_lead", { name: "Eva", email, source: "zapier", notes: "", phone: null });
    await created("create_lead", { name: "Not Eva", email: `x${email}` });
    expect(await found("find_lead", { email: email.toUpperCase() })).toEqual([
      expect.objectContaining({ id, name: "Eva", source: "zapier", phone: null }),
    ]);
    expect(await found("find_lead", { email: "nobody@example.com" })).toEqual([]);
    const long = `${"eva".repeat(20)}@${["d", "e", "f"].map((part) => part.repeat(60)).join(".")}.com`;
    const { id: other } = await created("create_lead", { name: "Eva", email: long });
    expect(await found("find_lead", { email: long })).toEqual([expect.objectContaining({ id: other })]);
    expect(await created("move_lead", { id, status: "contacted" })).toMatchObject({ id, status: "contacted" });
    await expect(created("move_lead", { id, status: "won" })).rejects.toThrow(/UNPROCESSABLE/);
  });

  it("make a property of what is filled in, without its upload address, and find it", async () => {
    const title = world.unique("Cedar");
    const fields = { title, price: 750_000.5, bedrooms: 4, city: "Miami", postal_code: "", status: "active" };
    const property = await created("create_property", fields);
    expect(property).toMatchObject({
      title,
      price: 750_000.5,
      currency: "USD",
      address: { city: "Miami", postal_code: null },
    });
    expect(property).not.toHaveProperty("image_upload_url");
    expect(await found("find_property", { q: title, status: "active" })).toEqual([
      expect.objectContaining({ id: property.id }),
    ]);
    expect(await found("find_property", { q: title, status: "sold" })).toEqual([]);
  });

  it("give a known client's id again, and say what is wrong with a field", async () => {
    const client = { name: "Flo", email: "flo@example.com", buyingStage: "Touring" };
    const { id } = await created("create_client", client);
    expect(await created("create_client", client)).toEqual({ id });
    await expect(created("create_client", { ...client, email: "no address" })).rejects.toThrow(/email: /);
    await expect(created("request_showing", { clientId: id, propertyId: id, requestedFor: "soon" })).rejects.toThrow(
      "When is not a time",
    );
  });
});
