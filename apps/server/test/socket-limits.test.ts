import { setTimeout as delay } from "node:timers/promises";
import type { SocketLimits } from "@orrery/graphql";
import { createWorld, emitTo, startServer, type TestServer, type TestWorld } from "@orrery/testkit";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { initialised, openSocket, type RawSocket } from "./raw-socket.ts";

const start = (sockets: Partial<SocketLimits>): Promise<TestServer> => startServer({ graphql: { sockets } });

let world: TestWorld;
let key: string;
beforeAll(async () => {
  world = await createWorld();
  key = await world.key();
});

const connect = (url: string, credential = key) => initialised(url, { "x-api-key": credential });
const EVENTS = "subscription { events(heartbeats: true) { position } }";
const subscribe = (raw: RawSocket, id: string, query = EVENTS, variables = {}) =>
  raw.send({ id, type: "subscribe", payload: { query, variables } });

describe("a WebSocket", () => {
  it("says who it is in time, or is closed with 4408", async () => {
    await using server = await start({ initMs: 100 });
    const silent = await openSocket(server.url);
    const beganMs = performance.now();
    expect(await silent.closed).toMatchObject({ code: 4408 });
    expect(performance.now() - beganMs).toBeGreaterThanOrEqual(95);
    const raw = await connect(server.url);
    await delay(150);
    subscribe(raw, "1");
    expect(await raw.next()).toMatchObject({ type: "next" });
    raw.socket.terminate();
  });

  it("sends messages of a mebibyte, and is closed with 1009 for a byte more", async () => {
    await using server = await start({});
    const message = (bytes: number) => {
      const text = JSON.stringify({ type: "ping", payload: { text: "" } });
      return text.replace('""', `"${"x".repeat(bytes - text.length)}"`);
    };
    const raw = await connect(server.url);
    raw.send(message(1024 * 1024));
    expect(await raw.next()).toMatchObject({ type: "pong" });
    raw.send(message(1024 * 1024 + 1));
    expect(await raw.closed).toMatchObject({ code: 1009 });
  });

  it("has so many operations at a time, and is told of the next that it is one too many", async () => {
    await using server = await start({ operations: 3 });
    const raw = await connect(server.url);
    for (const id of ["1", "2", "3"]) {
      subscribe(raw, id);
      expect(await raw.next()).toMatchObject({ id, type: "next" });
    }
    subscribe(raw, "4");
    expect(await raw.next()).toMatchObject({
      id: "4",
      type: "error",
      payload: [{ extensions: { code: "RATE_LIMITED", reason: "TOO_MANY_OPERATIONS", details: { most: 3 } } }],
    });
    raw.send({ id: "2", type: "complete" });
    subscribe(raw, "5");
    expect(await raw.next()).toMatchObject({ id: "5", type: "next" });
    raw.socket.terminate();
  });

  it("is one of so many of its credential, whatever other credentials have, and a further one is closed with 1013", async () => {
    await using server = await start({ sockets: 2 });
    const [first, second] = [await connect(server.url), await connect(server.url)];
    const third = await openSocket(server.url);
    third.send({ type: "connection_init", payload: { "x-api-key": key } });
    expect(await third.closed).toEqual({ code: 1013, reason: "Too many sockets of this credential." });
    (await connect(server.url, await world.key())).socket.terminate();
    first.socket.terminate();
    const again = await vi.waitFor(() => connect(server.url));
    for (const { socket } of [second, again]) socket.terminate();
  });

  it("that does not answer pings is cut off, and one that does is not", async () => {
    await using server = await start({ pingMs: 500 });
    const deaf = await initialised(server.url, { "x-api-key": key }, { autoPong: false });
    const raw = await connect(server.url);
    expect(await deaf.closed).toMatchObject({ code: 1006 });
    await delay(1_500);
    subscribe(raw, "1");
    expect(await raw.next()).toMatchObject({ type: "next" });
    raw.socket.terminate();
  });
});

describe("a client that does not read", () => {
  it("is closed with 4413, what waits for it is bounded, and it goes on from its last cursor", {
    timeout: 60_000,
  }, async () => {
    const slow = await createWorld();
    const credential = await slow.key();
    let pages = 0;
    const { database } = slow;
    const counted: typeof database = {
      ...database,
      sql: (text, values) => {
        if (text.includes("LATERAL") && values[2] === 200) pages += 1;
        return database.sql(text, values);
      },
    };
    await using server = await startServer({
      database: counted,
      graphql: { sockets: { stalledMs: 1_000, closeMs: 30_000 } },
    });
    const [events, atOnce] = [6_000, 1_000];
    for (let emitted = 0; emitted < events; emitted += atOnce) await emitTo(slow, atOnce, { bytes: 4_000 });
    await slow.relay();
    const query = "subscription ($after: String) { events(after: $after) { position cursor data } }";
    const raw = await connect(server.url, credential);
    subscribe(raw, "1", "{ events(limit: 1) { items { cursor } } }");
    const { payload } = await raw.next();
    await raw.next();
    let after = (payload as { data: { events: { items: { cursor: string }[] } } }).data.events.items[0]?.cursor;
    subscribe(raw, "2", query, { after });
    expect(await raw.next()).toMatchObject({ payload: { data: { events: { position: 2 } } } });
    raw.socket.pause();
    // 24 MB are waiting: the server has read what the system takes and a mebibyte, and then the client is sent away.
    for (let before = -1; before !== pages; ) {
      before = pages;
      await delay(1_500);
    }
    expect(pages).toBeLessThan((events / 200) * 0.75);
    // Longer than it may take nothing, and than Node may take to notice.
    await delay(2_500);
    raw.socket.resume();
    expect(await raw.closed).toEqual({ code: 4413, reason: "What was sent is not read." });
    let position = 2;
    const take = async (from: RawSocket) => {
      const message = await from.next();
      const event = (message.payload as { data: { events: { position: number; cursor: string } } }).data.events;
      expect(event.position).toBe(position + 1);
      position = event.position;
      after = event.cursor;
    };
    await expect(
      (async () => {
        for (;;) await take(raw);
      })(),
    ).rejects.toThrow("It was closed: 4413");
    expect(position).toBeLessThan(events);
    const again = await connect(server.url, credential);
    subscribe(again, "1", query, { after });
    while (position < events) await take(again);
    again.socket.terminate();
  });

  it("has nothing read from it either, once a mebibyte waits", { timeout: 60_000 }, async () => {
    await using server = await start({ stalledMs: 1_000, closeMs: 30_000 });
    const raw = await connect(server.url);
    raw.socket.pause();
    // Each is answered with itself.
    const ping = JSON.stringify({ type: "ping", payload: { text: "x".repeat(500_000) } });
    for (let sent = 0; sent < 100; sent += 1) raw.socket.send(ping);
    await delay(3_000);
    // 50 MB were sent; the server has not taken what it could not answer.
    expect(raw.socket.bufferedAmount).toBeGreaterThan(10_000_000);
    raw.socket.resume();
    expect(await raw.closed).toMatchObject({ code: 4413 });
  });

  it("and one that reads slowly gets everything", { timeout: 60_000 }, async () => {
    // It is read for twice as long as either. What the system keeps for a reader is taken in bursts, which are as long as several messages.
    await using server = await start({ stalledMs: 2_000, pingMs: 2_000 });
    const raw = await connect(server.url);
    const ping = JSON.stringify({ type: "ping", payload: { text: "x".repeat(500_000) } });
    for (let sent = 0; sent < 40; sent += 1) raw.socket.send(ping);
    for (let received = 0; received < 40; received += 1) {
      raw.socket.resume();
      expect(await raw.next()).toMatchObject({ type: "pong" });
      raw.socket.pause();
      await delay(100);
    }
    raw.socket.resume();
    subscribe(raw, "1");
    expect(await raw.next()).toMatchObject({ type: "next" });
    raw.socket.terminate();
  });
});
