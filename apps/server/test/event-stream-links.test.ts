import { hashKey, revokeKey } from "@orrery/access";
import { createClient, createEventStreamUrl, createLead } from "@orrery/domain";
import { createWorld, framesOf, type TestWorld, testDatabase } from "@orrery/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildServer, type RunningServer } from "../src/index.ts";
import { ROOT_SECRET } from "./serving.ts";

let server: RunningServer;
let world: TestWorld;
beforeAll(async () => {
  server = await buildServer({ database: await testDatabase(), rootSecret: ROOT_SECRET });
  world = await createWorld();
});
afterAll(() => server.close());

interface Link {
  readonly url: string;
  readonly expiresAt: string;
}

async function asked(key: string, body: object = {}) {
  const headers = { "x-api-key": key, "content-type": "application/json" };
  const response = await fetch(`${server.url}/v1/events/stream-url`, {
    method: "POST",
    headers,
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Link & { error?: { details?: object } } };
}

const linkFor = async (key: string, body?: object): Promise<Link> => (await asked(key, body)).body;

/** Where the log of the organization ends now. */
async function latest(key: string): Promise<string> {
  await world.relay();
  const response = await fetch(`${server.url}/v1/events?limit=100`, { headers: { "x-api-key": key } });
  return ((await response.json()) as { asOf: string }).asOf;
}

/** The types of the first events of a stream. */
async function typesOf(response: Response, count: number): Promise<readonly (string | undefined)[]> {
  const types: (string | undefined)[] = [];
  for await (const { event } of framesOf(response)) if (types.push(event) === count) break;
  return types;
}

async function reasonOf(response: Response): Promise<unknown> {
  const { error } = (await response.json()) as { error: { details: { reason: string } } };
  return [response.status, error.details.reason];
}

describe("an address for following events", () => {
  it("gives the events that it was made for, and takes no wishes from who has it", async () => {
    const key = await world.key();
    const link = await linkFor(key, { types: ["client.created"], after: await latest(key) });
    await world.run(createLead);
    await world.run(createClient);
    await world.relay();
    expect(await typesOf(await fetch(`${link.url}?types=lead.created`), 1)).toEqual(["client.created"]);
  });

  it("goes on after Last-Event-ID, wherever it was made to begin", async () => {
    const key = await world.key();
    const link = await linkFor(key, { types: ["lead.created", "client.created"], after: await latest(key) });
    await world.run(createLead);
    const lastEventId = await latest(key);
    await world.run(createClient);
    await world.relay();
    expect(await typesOf(await fetch(link.url), 2)).toEqual(["lead.created", "client.created"]);
    const resumed = await fetch(link.url, { headers: { "last-event-id": lastEventId } });
    expect(await typesOf(resumed, 1)).toEqual(["client.created"]);
  });

  it("shows no more than its credential may read, however much that asked for", async () => {
    const key = await world.key({ scopes: ["clients:read"] });
    const link = await linkFor(key, { after: await latest(key) });
    await world.run(createLead);
    await world.run(createClient);
    await world.relay();
    expect(await typesOf(await fetch(link.url), 1)).toEqual(["client.created"]);
  });

  it("is good for an hour, and for no longer than its credential", async () => {
    const { expiresAt } = await linkFor(await world.key());
    const minutes = (Date.parse(expiresAt) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(59);
    expect(minutes).toBeLessThanOrEqual(60);
    const ends = new Date(Date.now() + 2_500);
    const short = await linkFor(await world.key({ expiresAt: ends }));
    expect(Date.parse(short.expiresAt)).toBeLessThanOrEqual(ends.getTime());
    // The stream that is open then ends, and no other begins.
    await (await fetch(short.url)).text();
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(short.expiresAt));
    expect(await reasonOf(await fetch(short.url))).toEqual([401, "LINK_INVALID"]);
  });

  it("ends with its credential, within a second", async () => {
    const key = await world.key();
    const { system } = world.database;
    const { organizationId } = world;
    const row = await system.apiKey.findUniqueOrThrow({ where: { hash: hashKey(key) } });
    const { url } = await linkFor(key);
    const stream = await fetch(url);
    const ended = stream.text();
    await revokeKey(system, { organizationId, id: row.id });
    const revokedMs = performance.now();
    await ended;
    expect(performance.now() - revokedMs).toBeLessThan(1_000);
    expect(await reasonOf(await fetch(url))).toEqual([401, "LINK_INVALID"]);
  });

  it("is a credential for nothing else", async () => {
    const { url } = await linkFor(await world.key());
    const text = url.slice(url.lastIndexOf("/") + 1);
    const upload = await fetch(`${server.url}/v1/image-uploads/${text}`, { method: "PUT", body: "x" });
    expect(await reasonOf(upload)).toEqual([401, "LINK_INVALID"]);
    const read = await fetch(`${server.url}/v1/leads`, { headers: { authorization: `Bearer ${text}` } });
    expect(await reasonOf(read)).toEqual([401, "CREDENTIAL_INVALID"]);
  });

  it("of a key that is confined to web pages is for those alone", async () => {
    const origins = ["https://shop.example"];
    const key = await world.key({ origins });
    const headers = { "x-api-key": key, origin: "https://shop.example", "content-type": "application/json" };
    const created = await fetch(`${server.url}/v1/events/stream-url`, { method: "POST", headers, body: "{}" });
    const { url } = (await created.json()) as Link;
    expect(await reasonOf(await fetch(url))).toEqual([403, "ORIGIN_NOT_ALLOWED"]);
    const stream = await fetch(url, { headers: { origin: "https://shop.example" } });
    expect([stream.status, stream.headers.get("access-control-allow-origin")]).toEqual([200, "https://shop.example"]);
    await stream.body?.cancel();
  });

  it("is not made of what is no cursor, and of no type that there is", async () => {
    const key = await world.key();
    expect(await asked(key, { after: "nonsense" })).toMatchObject({ status: 400 });
    expect(await asked(key, { types: ["lead.invented"] })).toMatchObject({ status: 400 });
  });

  it("is written down in the audit log, without its text", async () => {
    const { organizationId, database } = world;
    const { output } = await world.invoke(createEventStreamUrl, {});
    const [entry] = await database.system.auditEntry.findMany({
      where: { organizationId, operation: "events.createStreamUrl" },
      orderBy: { id: "desc" },
      take: 1,
    });
    expect(entry).toBeDefined();
    expect(JSON.stringify(entry, (_, value) => (typeof value === "bigint" ? String(value) : value))).not.toContain(
      String(output.url).slice(-40),
    );
  });
});
