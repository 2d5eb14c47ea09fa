import { setTimeout as delay } from "node:timers/promises";
import { revokeKey } from "@orrery/access";
import { createLead } from "@orrery/domain";
import { createWorld, emitTo, type TestWorld, testDatabase } from "@orrery/testkit";
import type { AppRouter } from "@orrery/trpc";
import { createTRPCClient, httpSubscriptionLink } from "@trpc/client";
import { EventSource } from "eventsource";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { buildServer, type RunningServer } from "../src/index.ts";
import { ROOT_SECRET, rawConnection } from "./serving.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await createWorld();
});

const start = async (): Promise<RunningServer> =>
  buildServer({ database: await testDatabase(), rootSecret: ROOT_SECRET });

const newLead = () => world.invoke(createLead, { name: "Ana" });

/** A stream that has begun. */
async function opened(url: string, key: string, path = "/v1/events", headers: Record<string, string> = {}) {
  const response = await fetch(`${url}${path}`, {
    headers: { authorization: `Bearer ${key}`, accept: "text/event-stream", ...headers },
  });
  expect(response.status).toBe(200);
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  let text = new TextDecoder().decode((await reader.read()).value);
  /** Everything until the server ends it. */
  const rest = (async () => {
    const decoder = new TextDecoder();
    for (let next = await reader.read(); !next.done; next = await reader.read()) text += decoder.decode(next.value);
    return text;
  })();
  return { rest };
}

const PATHS = [
  ["REST", "/v1/events"],
  ["tRPC", "/trpc/events.follow"],
  ["GraphQL", `/graphql?query=${encodeURIComponent("subscription { events { id } }")}`],
] as const;

describe.each(PATHS)("a stream over %s", (surface, path) => {
  const keyOf = async (options: Parameters<TestWorld["key"]>[0] = {}) => {
    const key = await world.key(options);
    const { system } = world.database;
    const where = { organizationId: world.organizationId };
    const [row] = await system.apiKey.findMany({ where, orderBy: { createdAt: "desc" }, take: 1 });
    return { key, id: row?.id ?? "" };
  };

  it("ends within a second of when its key was revoked", async () => {
    await using server = await start();
    const { key, id } = await keyOf();
    const { rest } = await opened(server.url, key, path);
    await revokeKey(world.database.system, { organizationId: world.organizationId, id });
    const revokedMs = performance.now();
    const text = await rest;
    expect(performance.now() - revokedMs).toBeLessThan(1_000);
    // The typed client is told, as it would come back else for ever.
    if (surface !== "REST") expect(text).toContain("CREDENTIAL_INVALID");
  });

  it("ends when its key expires, and begins anew with other rights when those have changed", async () => {
    await using server = await start();
    const expiresAt = new Date(Date.now() + 500);
    const { rest } = await opened(server.url, (await keyOf({ expiresAt })).key, path);
    await rest;
    expect(Date.now()).toBeGreaterThanOrEqual(expiresAt.getTime());
    expect(Date.now()).toBeLessThan(expiresAt.getTime() + 500);
    const { key, id } = await keyOf();
    const changed = await opened(server.url, key, path);
    await world.database.system.apiKey.update({ where: { id }, data: { scopes: ["clients:read"] } });
    expect(await changed.rest).not.toContain("error");
    const again = await opened(server.url, key, path);
    await server.close();
    await again.rest;
  });

  it("ends at once when its server stops, and so that its client comes back", async () => {
    const server = await start();
    const { rest } = await opened(server.url, (await keyOf()).key, path);
    const beganMs = performance.now();
    await server.close();
    expect(performance.now() - beganMs).toBeLessThan(1_000);
    // To tRPC's client that would be the end of it.
    expect(await rest).not.toMatch(/event: (return|complete)|error/);
  });
});

describe("a client that was cut off", () => {
  it("of tRPC comes back by itself, and gets each event once", async () => {
    const key = await world.key();
    let server = await start();
    const { port } = server;
    const positions: number[] = [];
    const begun = Promise.withResolvers<void>();
    let wanted = Promise.withResolvers<void>();
    class Source extends EventSource {
      constructor(url: string | URL) {
        const withKey: typeof fetch = (to, init) =>
          fetch(to, { ...init, headers: { ...init?.headers, "x-api-key": key } });
        super(url, { fetch: withKey as never });
      }
    }
    const link = httpSubscriptionLink<AppRouter, typeof Source>({ url: `${server.url}/trpc`, EventSource: Source });
    const subscription = createTRPCClient<AppRouter>({ links: [link] }).events.follow.subscribe(
      {},
      {
        onData({ data: { event } }) {
          begun.resolve();
          if (!event) return;
          positions.push(event.position);
          wanted.resolve();
        },
      },
    );
    await begun.promise;
    await newLead();
    await wanted.promise;
    await server.close();
    await newLead();
    await newLead();
    await world.relay();
    wanted = Promise.withResolvers();
    server = await buildServer({ database: world.database, rootSecret: ROOT_SECRET, port });
    await wanted.promise;
    await newLead();
    const [first = 0] = positions;
    while (positions.length < 4) {
      wanted = Promise.withResolvers();
      await wanted.promise;
    }
    expect(positions).toEqual([first, first + 1, first + 2, first + 3]);
    subscription.unsubscribe();
    await server.close();
  });
});

describe("a client that does not read", () => {
  it("has nothing pile up in the server, and gets everything when it reads on", { timeout: 120_000 }, async () => {
    const [events, atOnce] = [12_000, 1_000];
    const slow = await createWorld();
    const key = await slow.key();
    let pages = 0;
    const { database } = slow;
    const counted: typeof database = {
      ...database,
      sql: (text, values) => {
        // What a follower reads for itself, and not what is read once for all of them.
        if (text.includes("LATERAL") && values[2] === 200) pages += 1;
        return database.sql(text, values);
      },
    };
    await using server = await buildServer({ database: counted, rootSecret: ROOT_SECRET });
    const socket = await rawConnection(server.url);
    socket.write(`GET /v1/events HTTP/1.1\r\nHost: orrery\r\nX-API-Key: ${key}\r\nAccept: text/event-stream\r\n\r\n`);
    await new Promise((resolve) => socket.once("data", resolve));
    socket.pause();
    for (let emitted = 0; emitted < events; emitted += atOnce) await emitTo(slow, atOnce, { bytes: 2_000 });
    // The last of them is known to whoever follows.
    const other = await fetch(`${server.url}/v1/events?wait=30&limit=1`, { headers: { "x-api-key": key } });
    await other.text();
    await slow.relay();
    for (let before = -1; before !== pages; ) {
      before = pages;
      await delay(1_500);
    }
    // 24 MB are waiting; what the operating system takes is what was read, a page of 200 at a time.
    expect(pages).toBeLessThan((events / 200) * 0.75);
    let text = "";
    const positions: number[] = [];
    socket.resume();
    for await (const chunk of socket) {
      text += chunk;
      const lines = text.split("\n");
      text = lines.pop() ?? "";
      for (const line of lines) {
        if (line.startsWith("data: ")) positions.push(JSON.parse(line.slice(6)).position);
      }
      if (positions.length === events) break;
    }
    expect(positions).toEqual(Array.from({ length: events }, (_, at) => at + 1));
  });
});

it.each(PATHS)("a client of %s that goes is followed for no longer", async (_surface, path) => {
  const { database } = world;
  let asked = 0;
  const counted: typeof database = {
    ...database,
    sql: (text, values) => {
      if (text.includes("ANY ($1::text[]::uuid[])")) asked += 1;
      return database.sql(text, values);
    },
  };
  const events = { followPollMs: 10 };
  await using server = await buildServer({ database: counted, rootSecret: ROOT_SECRET, events });
  const socket = await rawConnection(server.url);
  const head = `GET ${path} HTTP/1.1\r\nHost: orrery\r\nX-API-Key: ${await world.key()}`;
  socket.write(`${head}\r\nAccept: text/event-stream\r\n\r\n`);
  await vi.waitFor(() => expect(asked).toBeGreaterThan(2));
  socket.destroy();
  await vi.waitFor(async () => {
    const before = asked;
    await delay(100);
    expect(asked).toBe(before);
  });
});
