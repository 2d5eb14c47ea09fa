import { createLead, createProperty } from "@orrery/domain";
import {
  createWorld,
  framesOf,
  type ReceivedFrame,
  startServer,
  type TestServer,
  type TestWorld,
} from "@orrery/testkit";
import type { AppRouter } from "@orrery/trpc";
import { createTRPCClient, httpSubscriptionLink } from "@trpc/client";
import { EventSource } from "eventsource";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

let server: TestServer;
let world: TestWorld;
let key: string;
beforeAll(async () => {
  server = await startServer({ events: { heartbeatMs: 50 } });
});
afterAll(() => server[Symbol.asyncDispose]());
beforeEach(async () => {
  world = await createWorld();
  key = await world.key();
});

const newLead = () => world.invoke(createLead, { name: "Ana" });

interface Page {
  readonly data: { readonly position: number; readonly type: string; readonly cursor: string }[];
  readonly nextCursor: string;
  readonly asOf: string;
}

const get = (query = "", headers: Record<string, string> = {}) =>
  fetch(`${server.url}/v1/events${query}`, { headers: { authorization: `Bearer ${key}`, ...headers } });
const page = async (query = "") => (await (await get(query)).json()) as Page;

const positionIn = ({ data }: ReceivedFrame): number => JSON.parse(data).position;

/** The first frames of a stream, which is left then. */
async function firstFrames(response: Response, count: number, begun?: () => unknown): Promise<ReceivedFrame[]> {
  const taken: ReceivedFrame[] = [];
  const [watched, read] = response.body?.tee() ?? [];
  if (begun) await watched?.getReader().read().then(begun);
  for await (const frame of framesOf(new Response(read))) {
    taken.push(frame);
    if (taken.length === count) break;
  }
  void watched?.cancel().catch(() => undefined);
  return taken;
}

describe("GET /v1/events", () => {
  it("gives pages in Orkestra's form, each with the cursor to go on from", async () => {
    for (let leads = 0; leads < 3; leads += 1) await newLead();
    await world.run(createProperty);
    await world.relay();
    const first = await page("?limit=2&types=lead.created,lead.assigned");
    expect(first.data).toMatchObject([
      { position: 1, type: "lead.created", resource: { version: 1 }, data: { name: expect.any(String) } },
      { position: 2 },
    ]);
    const second = await page(`?limit=2&types=lead.created,lead.assigned&after=${first.nextCursor}`);
    expect(second.data.map(({ position }) => position)).toEqual([3]);
    expect(second.nextCursor).toBe(second.asOf);
    expect(first.data[1]?.cursor).toBe(first.nextCursor);
  });

  it("is polled long: the answer comes with the event", async () => {
    const { nextCursor } = await page();
    const waiting = page(`?after=${nextCursor}&wait=30`);
    await newLead();
    expect((await waiting).data).toMatchObject([{ position: 1, type: "lead.created" }]);
  });

  it.each([
    ["?wait=31", "INVALID_INPUT"],
    ["?types=lead.eaten", "INVALID_INPUT"],
    ["?after=AAAA", "INVALID_CURSOR"],
  ])("refuses %s, as a page and as a stream", async (query, reason) => {
    for (const accept of ["application/json", "text/event-stream"]) {
      if (accept === "text/event-stream" && query.includes("wait")) continue;
      const response = await get(query, { accept });
      expect(response.status).toBe(400);
      expect(response.headers.get("content-type")).toContain("application/json");
      expect(await response.json()).toMatchObject({ error: { code: "BAD_REQUEST", details: { reason } } });
    }
  });

  it("is a stream for who accepts one, which goes on where the last one broke off", async () => {
    const { nextCursor } = await page();
    for (let leads = 0; leads < 3; leads += 1) await newLead();
    const accept = "text/event-stream";
    const response = await get(`?after=${nextCursor}`, { accept });
    expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    expect(response.headers.get("cache-control")).toContain("no-store");
    expect(response.headers.get("x-ratelimit-limit")).toMatch(/^\d+$/);
    const frames = await firstFrames(response, 2);
    expect(frames).toMatchObject([
      { event: "lead.created", id: expect.any(String) },
      { event: "lead.created", id: JSON.parse(frames[1]?.data ?? "{}").cursor },
    ]);
    expect(frames.map(positionIn)).toEqual([1, 2]);
    // The client's own address stays as it was: its last id says where it is.
    const resumed = await get(`?after=${nextCursor}`, { accept, "last-event-id": frames[1]?.id ?? "" });
    expect((await firstFrames(resumed, 1)).map(positionIn)).toEqual([3]);
  });

  it("begins with what is to come, and is alive while nothing happens", async () => {
    await newLead();
    await world.relay();
    const response = await get("", { accept: "text/event-stream" });
    const frames = await firstFrames(response, 1, () => newLead());
    expect(frames.map(positionIn)).toEqual([2]);
    const idle = await get("", { accept: "text/event-stream" });
    let text = "";
    for await (const chunk of idle.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      if (text.split(": heartbeat\nid: ").length > 3) break;
    }
    expect(text).toMatch(/^retry: \d+\n: heartbeat\nid: \S+\n\n: heartbeat\nid: \S+\n\n/);
  });

  it("is counted as a read of Orkestra's", async () => {
    const response = await get("?limit=1");
    expect(response.headers.get("ratelimit-policy")).toContain("q=1000");
  });
});

describe("tRPC events.follow", () => {
  /** The typed client over the real link, with the key in a header. */
  function client() {
    const withKey: typeof fetch = (url, init) =>
      fetch(url, { ...init, headers: { ...init?.headers, "x-api-key": key } });
    const sources: EventSource[] = [];
    class Source extends EventSource {
      constructor(url: string | URL) {
        super(url, { fetch: withKey as never });
        sources.push(this);
      }
    }
    const link = httpSubscriptionLink<AppRouter, typeof Source>({ url: `${server.url}/trpc`, EventSource: Source });
    return { trpc: createTRPCClient<AppRouter>({ links: [link] }), sources };
  }

  it("gives each event with its cursor as its id, from a cursor on", async () => {
    const { nextCursor } = await page();
    await newLead();
    await newLead();
    const { promise, resolve, reject } = Promise.withResolvers<unknown[]>();
    const got: { id: string; data: { cursor: string; event: { position: number } | null } }[] = [];
    const { trpc } = client();
    const subscription = trpc.events.follow.subscribe(
      { after: nextCursor },
      {
        onData(item) {
          if (item.data.event) got.push(item);
          if (got.length === 2) resolve(got);
        },
        onError: reject,
      },
    );
    await promise;
    subscription.unsubscribe();
    expect(got.map(({ data }) => data.event?.position)).toEqual([1, 2]);
    for (const { id, data } of got) expect(id).toBe(data.cursor);
  });

  it("tells what is wrong in our own code", async () => {
    const { promise, resolve } = Promise.withResolvers<unknown>();
    const onError = ({ data }: { readonly data?: unknown }) => resolve(data);
    const subscription = client().trpc.events.follow.subscribe({ after: "AAAA" }, { onError });
    expect(await promise).toMatchObject({ failure: { code: "BAD_REQUEST", reason: "INVALID_CURSOR" } });
    subscription.unsubscribe();
  });
});

describe("GraphQL events", () => {
  it("are a page, whose data is as REST gives it", async () => {
    await newLead();
    await world.relay();
    const query = `{ events(types: ["lead.created"]) {
      items { id cursor position type createdAt resource { id version } data } nextCursor asOf
    } }`;
    const response = await fetch(`${server.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-api-key": key },
      body: JSON.stringify({ query }),
    });
    const { data, extensions } = (await response.json()) as { data: { events: object }; extensions: object };
    const { data: items, ...rest } = await page();
    expect(data.events).toEqual({ items, ...rest });
    // One for the field, and a tenth of the 20 events that it may give.
    expect(extensions).toMatchObject({ cost: { requested: 3 } });
  });
});
