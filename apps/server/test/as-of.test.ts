import { createWorld, type TestWorld } from "@orrery/testkit";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { beginning } from "./following.ts";
import { type Pair, pairOf } from "./pairs.ts";

let pair: Pair;
let world: TestWorld;
let key: string;
beforeAll(async () => {
  pair = await pairOf();
});
afterAll(() => pair[Symbol.asyncDispose]());
beforeEach(async () => {
  world = await createWorld({ database: pair.database });
  key = await world.key();
});

const send = (url: string, path: string, body?: object) =>
  fetch(`${url}${path}`, {
    headers: { "x-api-key": key, "content-type": "application/json" },
    ...(body && { method: "POST", body: JSON.stringify(body) }),
  });

interface Read {
  readonly ids: readonly string[];
  readonly asOf: string | null | undefined;
}

/** How each surface lists leads, and says from where to follow. */
const READS: readonly [string, (url: string) => Promise<Read>][] = [
  [
    "REST",
    async (url) => {
      const response = await send(url, "/v1/leads?limit=100");
      const { data } = (await response.json()) as { data: { id: string }[] };
      return { ids: data.map(({ id }) => id), asOf: response.headers.get("x-as-of") };
    },
  ],
  [
    "tRPC",
    async (url) => {
      const response = await send(url, `/trpc/leads.list?input=${encodeURIComponent('{"limit":100}')}`);
      const { result } = (await response.json()) as { result: { data: { items: { id: string }[] } } };
      return { ids: result.data.items.map(({ id }) => id), asOf: response.headers.get("x-as-of") };
    },
  ],
  [
    "GraphQL",
    async (url) => {
      const response = await send(url, "/graphql", { query: "{ leads(first: 100) { nodes { id } } }" });
      const body = (await response.json()) as {
        data: { leads: { nodes: { id: string }[] } };
        extensions: { asOf?: string };
      };
      const ids = body.data.leads.nodes.map(({ id }) => atob(id).slice("Lead:".length));
      return { ids, asOf: body.extensions.asOf };
    },
  ],
];

describe("what is read, and what follows after where it says that it is from", () => {
  it.each(READS)("over %s leaves no gap while others write", async (_surface, read) => {
    const [one, other] = pair.urls;
    const created: string[] = [];
    let isWriting = true;
    const writing = (async () => {
      for (let leads = 0; leads < 60; leads += 1) {
        const response = await send(one, "/v1/leads", { name: `Lead ${leads}` });
        created.push(((await response.json()) as { id: string }).id);
      }
      isWriting = false;
    })();
    const reads: Read[] = [];
    while (isWriting) reads.push(await read(other));
    await writing;
    await world.relay();
    expect(reads.length).toBeGreaterThan(3);
    for (const { ids, asOf } of reads) {
      const response = await send(one, `/v1/events?limit=100&after=${asOf}`);
      const { data } = (await response.json()) as { data: { resource: { id: string } }[] };
      expect(new Set([...ids, ...data.map(({ resource }) => resource.id)])).toEqual(new Set(created));
    }
  });

  it("is from the beginning where nothing has happened, and is not said of what has no tenant or writes", async () => {
    const [url] = pair.urls;
    expect((await send(url, "/v1/leads")).headers.get("x-as-of")).toBe(await beginning(url, key));
    expect((await send(url, "/v1/auth/jwks.json")).headers.has("x-as-of")).toBe(false);
    expect((await send(url, "/v1/leads", { name: "Ana" })).headers.has("x-as-of")).toBe(false);
    expect((await fetch(`${url}/v1/leads`)).headers.has("x-as-of")).toBe(false);
  });
});
