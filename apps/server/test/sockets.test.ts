import type { IncomingMessage } from "node:http";
import { createLead } from "@orrery/domain";
import { createWorld, startServer, type TestServer, type TestWorld } from "@orrery/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { initialised, openSocket, refusedSocket } from "./raw-socket.ts";
import { rawConnection, recordingLogger } from "./serving.ts";
import { socketUrl } from "./subscribing.ts";

const log = recordingLogger();
let world: TestWorld;
let server: TestServer;
let key: string;
beforeAll(async () => {
  world = await createWorld();
  server = await startServer({ logger: log.logger, trustedProxies: ["127.0.0.1"] });
  key = await world.key();
});
afterAll(() => server.close());

const VIEWER = { id: "1", type: "subscribe", payload: { query: "{ viewer { kind } }" } };
const VIEWED = { id: "1", type: "next", payload: { data: { viewer: { kind: "api_key" } } } };

describe("a WebSocket", () => {
  it("says who it is in connection_init, by either header's name in any case", async () => {
    for (const payload of [
      { authorization: `Bearer ${key}` },
      { Authorization: `bearer ${key}` },
      { "x-api-key": key },
      { "X-API-Key": key },
      { "x-api-key": key, authorization: `Bearer ${key}` },
    ]) {
      const raw = await initialised(server.url, payload);
      raw.send(VIEWER);
      expect(await raw.next()).toMatchObject(VIEWED);
      expect(await raw.next()).toEqual({ id: "1", type: "complete" });
      raw.socket.close();
    }
  });

  it("or in the headers of its request, which may say the same", async () => {
    for (const [headers, payload] of [
      [{ "x-api-key": key }, undefined],
      [{ authorization: `Bearer ${key}` }, { "x-api-key": key }],
      [{ authorization: "Basic cHJveHk6c2VjcmV0" }, { authorization: `Bearer ${key}` }],
    ] as const) {
      const raw = await initialised(server.url, payload, { headers });
      raw.send(VIEWER);
      expect(await raw.next()).toMatchObject(VIEWED);
      raw.socket.close();
    }
  });

  it("is closed with 4403 where the two disagree, and for a credential that is none", async () => {
    const other = await world.key();
    for (const [headers, payload] of [
      [{ "x-api-key": other }, { "x-api-key": key }],
      [{ authorization: `Bearer ${other}` }, { authorization: `Bearer ${key}` }],
      [{ authorization: `Bearer ${other}` }, { "x-api-key": key }],
      [{}, { "x-api-key": other, authorization: `Bearer ${key}` }],
      [{}, { authorization: "Bearer nonsense" }],
      [{}, { "x-api-key": `${key}x` }],
    ] as const) {
      const raw = await openSocket(server.url, { headers });
      raw.send({ type: "connection_init", payload });
      expect(await raw.closed).toEqual({ code: 4403, reason: "CREDENTIAL_INVALID: The credential is not valid." });
    }
  });

  it("may have no credential, for what is public", async () => {
    const raw = await initialised(server.url);
    raw.send({ ...VIEWER, payload: { query: "{ health { status } }" } });
    expect(await raw.next()).toMatchObject({ type: "next", payload: { data: { health: { status: "ok" } } } });
    await raw.next();
    raw.send(VIEWER);
    expect(await raw.next()).toMatchObject({
      type: "error",
      payload: [{ extensions: { code: "UNAUTHORIZED", reason: "CREDENTIAL_MISSING" } }],
    });
    raw.socket.close();
  });

  it("holds a key to the pages that it is confined to", async () => {
    const origin = "https://homes.example";
    const confined = await world.key({ origins: [origin] });
    for (const headers of [{}, { origin: "https://elsewhere.example" }]) {
      const raw = await openSocket(server.url, { headers });
      raw.send({ type: "connection_init", payload: { "x-api-key": confined } });
      expect(await raw.closed).toMatchObject({ code: 4403, reason: expect.stringMatching(/^ORIGIN_NOT_ALLOWED: /) });
    }
    const raw = await initialised(server.url, { "x-api-key": confined }, { headers: { origin } });
    raw.socket.close();
  });

  it("writes as well, and says what it costs", async () => {
    const raw = await initialised(server.url, { "x-api-key": key });
    const name = world.unique("Over a socket ");
    const query = "mutation ($input: CreateLeadInput!) { createLead(input: $input) { lead { name } } }";
    raw.send({ id: "w", type: "subscribe", payload: { query, variables: { input: { name } } } });
    expect(await raw.next()).toMatchObject({
      id: "w",
      payload: { data: { createLead: { lead: { name } } }, extensions: { cost: { requested: 1 } } },
    });
    expect(await world.database.system.lead.count({ where: { name } })).toBe(1);
    raw.socket.close();
  });

  it("is written into the audit log as GraphQL, with the client's address", async () => {
    const raw = await initialised(
      server.url,
      { "x-api-key": key },
      { headers: { "x-forwarded-for": "203.0.113.77", "x-request-id": "socket-1" } },
    );
    const query = 'mutation { createLead(input: { name: "Audited" }) { lead { id } } }';
    raw.send({ id: "w", type: "subscribe", payload: { query } });
    await raw.next();
    const [entry] = await world.database.system.auditEntry.findMany({
      where: { organizationId: world.organizationId, requestId: { startsWith: "socket-1." } },
    });
    expect(entry).toMatchObject({ surface: "graphql", address: "203.0.113.77", operation: createLead.name });
    raw.socket.close();
    await raw.closed;
  });

  it("has a line in the log where it opens and where it closes, and none with its key", async () => {
    const raw = await initialised(server.url, { "x-api-key": key }, { headers: { "x-request-id": "socket-2" } });
    raw.socket.close(1000);
    await raw.closed;
    await expect
      .poll(() => log.lines().filter(({ requestId }) => requestId === "socket-2"))
      .toEqual([
        expect.objectContaining({ level: "debug", msg: "socket opened" }),
        expect.objectContaining({
          level: "debug",
          msg: "socket closed",
          code: 1000,
          organizationId: world.organizationId,
        }),
      ]);
    expect(log.text()).not.toContain(key);
  });

  it("is counted in the metrics while it is open, and so are subscriptions", async () => {
    await using quiet = await startServer();
    const open = async () => {
      const text = await (await fetch(`${quiet.url}/metrics`)).text();
      return ["sockets", "subscriptions"].map((name) =>
        Number(new RegExp(`orrery_${name}_open (\\d+)`).exec(text)?.[1]),
      );
    };
    expect(await open()).toEqual([0, 0]);
    const raw = await initialised(quiet.url, { "x-api-key": key });
    raw.send({ id: "s", type: "subscribe", payload: { query: "subscription { events(heartbeats: true) { id } }" } });
    await raw.next();
    expect(await open()).toEqual([1, 1]);
    raw.send({ id: "s", type: "complete" });
    await expect.poll(open).toEqual([1, 0]);
    raw.socket.terminate();
    await expect.poll(open).toEqual([0, 0]);
  });
});

describe("the protocol", () => {
  it("is graphql-transport-ws and no other", async () => {
    for (const protocols of [[], ["graphql-ws"]]) {
      const socket = new WebSocket(socketUrl(server.url), protocols);
      const closed = new Promise((resolve) => socket.once("close", resolve));
      // A client that asked for another one gives up by itself.
      socket.on("error", () => undefined);
      expect([4406, 1006]).toContain(await closed);
    }
  });

  it("wants connection_init first (4401), once (4429), and messages that are some (4400)", async () => {
    const early = await openSocket(server.url);
    early.send(VIEWER);
    expect(await early.closed).toMatchObject({ code: 4401 });
    const twice = await initialised(server.url, { "x-api-key": key });
    twice.send({ type: "connection_init" });
    expect(await twice.closed).toMatchObject({ code: 4429 });
    const garbled = await openSocket(server.url);
    garbled.send("{");
    expect(await garbled.closed).toMatchObject({ code: 4400 });
  });

  it("wants an id of its own for each operation (4409)", async () => {
    const raw = await initialised(server.url, { "x-api-key": key });
    const events = { id: "s", type: "subscribe", payload: { query: "subscription { events { id } }" } };
    raw.send(events);
    raw.send(events);
    expect(await raw.closed).toMatchObject({ code: 4409 });
  });

  it("answers its own pings, also before connection_init", async () => {
    const raw = await openSocket(server.url);
    raw.send({ type: "ping", payload: { at: 1 } });
    expect(await raw.next()).toEqual({ type: "pong", payload: { at: 1 } });
    raw.socket.close();
  });

  it("is spoken at /graphql alone: elsewhere a request that asks for it is answered as any other", async () => {
    for (const [path, status] of [
      ["/healthz", 200],
      ["/v1/leads", 401],
      ["/nowhere", 404],
    ] as const) {
      const answered = await new Promise((resolve) => {
        const socket = new WebSocket(`${server.url.replace("http", "ws")}${path}`);
        socket.on("error", () => undefined);
        socket.once("unexpected-response", (_request, { statusCode }) => resolve(statusCode));
      });
      expect(answered, path).toBe(status);
    }
    const curl = await fetch(`${server.url}/healthz`);
    expect(curl.status).toBe(200);
  });

  it("refuses a handshake that is none, in GraphQL's words and with the headers of every answer", async () => {
    const socket = await rawConnection(server.url);
    socket.write("GET /graphql HTTP/1.1\r\nHost: orrery\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
    let text = "";
    for await (const chunk of socket) text += chunk;
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    expect(text.toLowerCase()).toMatch(/x-ratelimit-remaining: \d+/);
    expect(text).toContain("Sec-WebSocket-Key");
  });

  it("gives what is being opened its request's id", async () => {
    const socket = new WebSocket(socketUrl(server.url), ["graphql-transport-ws"], {
      headers: { "x-request-id": "up-1" },
    });
    const response = await new Promise<IncomingMessage>((resolve) => socket.once("upgrade", resolve));
    expect(response.headers).toMatchObject({ "x-request-id": "up-1", "x-api-version": expect.any(String) });
    socket.terminate();
  });
});

it("answers 429 to more sockets without a credential than one address may have, and takes the next when one goes", async () => {
  await using limited = await startServer({
    trustedProxies: ["127.0.0.1"],
    graphql: { sockets: { anonymousSockets: 2 } },
  });
  const from = (address: string) => ({ headers: { "x-forwarded-for": address } });
  const waiting = await openSocket(limited.url, from("2001:db8::1"));
  const anonymous = await initialised(limited.url, undefined, from("2001:db8::2"));
  const refused = await refusedSocket(limited.url, { "x-forwarded-for": "2001:db8::3" });
  expect(refused).toMatchObject({ status: 429, headers: { "retry-after": expect.any(String) } });
  (await openSocket(limited.url, from("2001:db8:0:1::1"))).socket.close();
  // With a credential it is no longer the address's.
  waiting.send({ type: "connection_init", payload: { "x-api-key": key } });
  await waiting.next();
  const third = await openSocket(limited.url, from("2001:db8::3"));
  for (const { socket } of [waiting, anonymous, third]) socket.terminate();
  await expect
    .poll(() => openSocket(limited.url, from("2001:db8::1")).then(({ socket }) => socket.terminate()))
    .toBe(undefined);
});
