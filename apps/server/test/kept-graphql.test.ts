import { randomUUID } from "node:crypto";
import { createLead, createProperty } from "@orrery/domain";
import { createWorld, type FreshDatabase, freshDatabase, type TestWorld } from "@orrery/testkit";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { ownServer, REDIS_URL } from "./pairs.ts";

vi.setConfig({ testTimeout: 60_000 });

const WRITES = 150;
const READERS = 3;
const READS_BETWEEN = 24;

interface Asked {
  readonly query: string;
  readonly variables?: object;
  readonly operationName?: string;
}

interface Answer {
  readonly data: Record<string, unknown>;
  readonly errors?: readonly object[];
  readonly extensions: { readonly asOf: string; readonly cost: { readonly remaining: number } };
}

/** A server as a process of its own would be, which counts how often it reads from the database for an answer. */
interface Server {
  readonly url: string;
  reads: number;
  /** Of these, the lists. */
  lists: number;
}

let fresh: FreshDatabase;
let world: TestWorld;
let key: string;
let id: string;
let stack: AsyncDisposableStack;
let redisKeyPrefix: string;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh[Symbol.asyncDispose]());
beforeEach(async () => {
  redisKeyPrefix = `orrery-test:${randomUUID()}:`;
  stack = new AsyncDisposableStack();
  world = await createWorld({ database: fresh.database });
  key = await world.key();
  ({ id } = await world.run(createProperty, { title: "title 0" }));
});
afterEach(() => stack.disposeAsync());

async function start(): Promise<Server> {
  const before = (sql: string) => {
    if (sql.includes('FROM "Property" p')) counted.lists += 1;
    if (/FROM (\(SELECT \* FROM )?("public"\.)?"(Property|Lead)"/.test(sql)) counted.reads += 1;
  };
  const own = await ownServer({ databaseUrl: fresh.url ?? "", redisUrl: REDIS_URL ?? "", redisKeyPrefix, before });
  stack.use(own);
  const counted: Server = { url: own.url, reads: 0, lists: 0 };
  return counted;
}

const send = ({ url }: Server, asked: Asked, asker = key) =>
  fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "x-api-key": asker, "content-type": "application/json" },
    body: JSON.stringify(asked),
  });

const ask = async (server: Server, asked: Asked, asker?: string) =>
  (await (await send(server, asked, asker)).json()) as Answer;

/** On a busy machine the first readings are slow, and what followers say again makes them anew. */
const WARMING = { timeout: 20_000 };

/** Asks until nothing is read from the database for it any more. */
const warm = (server: Server, asked: Asked, asker?: string) =>
  vi.waitFor(async () => {
    const before = server.reads;
    const answer = await ask(server, asked, asker);
    expect(answer.errors).toBeUndefined();
    expect(server.reads).toBe(before);
    return answer;
  }, WARMING);

const LIST: Asked = { query: "{ properties { nodes { title } } }" };
const titleOf = ({ data }: Answer) => (data.properties as { nodes: { title: string }[] }).nodes[0]?.title;

const write = async (server: Server, title: string) => {
  const query = "mutation ($input: UpdatePropertyInput!) { updateProperty(input: $input) { property { title } } }";
  const { data } = await ask(server, { query, variables: { input: { id, title } } });
  expect(data).toEqual({ updateProperty: { property: { title } } });
};

describe.runIf(REDIS_URL !== undefined)("the data of a GraphQL query", () => {
  it("is what the database has, on each of two servers, after every acknowledged write", async () => {
    const servers = [await start(), await start()] as const;
    let acknowledged = 0;
    let isOver = false;
    let asked = 0;
    const readers = Array.from({ length: READERS }, async (_, at) => {
      for (let turn = at; !isOver; turn += 1) {
        const least = acknowledged;
        const title = titleOf(await ask(servers[turn % 2 ? 1 : 0], LIST));
        expect(Number(title?.split(" ")[1])).toBeGreaterThanOrEqual(least);
        asked += 1;
      }
    });
    for (let number = 1; number <= WRITES; number += 1) {
      await write(servers[number % 3 ? 0 : 1], `title ${number}`);
      acknowledged = number;
      // Now and then the readers have time to find what is kept.
      const rested = asked + READS_BETWEEN;
      if (number % 20 === 0)
        await vi.waitFor(() => expect(asked).toBeGreaterThan(rested), { timeout: 20_000, interval: 5 });
    }
    isOver = true;
    await Promise.all(readers);
    // Some were answered without the database: else there was nothing to show.
    expect(servers[0].lists + servers[1].lists).toBeLessThan(asked);
    for (const server of servers) expect(titleOf(await warm(server, LIST))).toBe(`title ${WRITES}`);
  });

  it("is read again when any noun changes that it shows", async () => {
    const server = await start();
    const { lead } = await world.run(createLead, { name: "Ann", propertyId: id });
    const nested: Asked = { query: "{ leads { nodes { name property { title } } } }" };
    const update = "mutation ($input: UpdateLeadInput!) { updateLead(input: $input) { lead { id } } }";
    await warm(server, nested);
    await write(server, "Oak Avenue");
    const shown = async () => (await ask(server, nested)).data;
    expect(await shown()).toEqual({ leads: { nodes: [{ name: "Ann", property: { title: "Oak Avenue" } }] } });
    await warm(server, nested);
    await ask(server, { query: update, variables: { input: { id: lead?.id, name: "Bea" } } });
    expect(await shown()).toEqual({ leads: { nodes: [{ name: "Bea", property: { title: "Oak Avenue" } }] } });
  });

  it("is that of its own names, variables and operation", async () => {
    const server = await start();
    const query = `query a($first: Int = 1) { properties(first: $first) { nodes { title } } }
      query b { other: properties { nodes { name: title } pageInfo { hasNextPage } } }`;
    await world.run(createProperty, { title: "newer" });
    const all: readonly (readonly [Asked, unknown])[] = [
      [{ query, operationName: "a" }, { properties: { nodes: [{ title: "newer" }] } }],
      [
        { query, operationName: "a", variables: { first: 2 } },
        { properties: { nodes: [{ title: "newer" }, { title: "title 0" }] } },
      ],
      [
        { query, operationName: "b" },
        { other: { nodes: [{ name: "newer" }, { name: "title 0" }], pageInfo: { hasNextPage: false } } },
      ],
    ];
    for (const [asked] of all) await warm(server, asked);
    for (const [asked, data] of all) expect((await warm(server, asked)).data).toEqual(data);
  });

  it("is no one's who sees something else", async () => {
    const server = await start();
    const hidden = await world.key({ confinedTo: [`property:${randomUUID()}`] });
    const other = await createWorld({ database: fresh.database });
    const without = await world.key({ scopes: ["leads:read"] });
    await warm(server, LIST);
    for (const asker of [hidden, await other.key()]) {
      expect((await warm(server, LIST, asker)).data).toEqual({ properties: { nodes: [] } });
    }
    expect(await ask(server, LIST, without)).toMatchObject({
      data: { properties: null },
      errors: [{ extensions: { code: "FORBIDDEN" } }],
    });
    expect((await send(server, LIST, `${key}x`)).status).toBe(401);
    expect(titleOf(await warm(server, LIST))).toBe("title 0");
  });

  it("is not kept where something of it failed", async () => {
    const server = await start();
    const query = `{ properties { nodes { title } } property(id: "${randomUUID()}") { title } }`;
    for (let times = 0; times < 5; times += 1) {
      const before = server.reads;
      expect((await ask(server, { query })).errors).toHaveLength(1);
      expect(server.reads).toBeGreaterThan(before);
    }
  });

  it("is admitted each time, and says where to follow events from as when it was read", async () => {
    const server = await start();
    // Nobody has anything left to say of the property that came past the server.
    await vi.waitFor(async () => expect(await fresh.database.system.dataTouch.count()).toBe(0), { interval: 20 });
    const kept = await warm(server, LIST);
    await ask(server, { query: 'mutation { createLead(input: { name: "Ann" }) { merged } }' });
    const head = async () =>
      (await ask(server, { query: "{ viewer { kind } leads { nodes { id } } }" })).extensions.asOf;
    await vi.waitFor(async () => expect(await head()).not.toBe(kept.extensions.asOf), { interval: 20 });
    const before = server.reads;
    const again = await ask(server, LIST);
    expect(server.reads).toBe(before);
    expect(again.data).toEqual(kept.data);
    expect(again.extensions.asOf).toBe(kept.extensions.asOf);
    expect(again.extensions.cost.remaining).toBeLessThan(kept.extensions.cost.remaining);
  });
});
