import { revokeKey } from "@orrery/access";
import { createWorld, startServer, type TestWorld, testDatabase } from "@orrery/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { install } from "./installation.ts";
import type { Pair } from "./pairs.ts";
import { answerOf, type Subject, subjectIn } from "./pairs.ts";
import { startServer as startProcess } from "./processes.ts";
import { initialised, type RawSocket } from "./raw-socket.ts";
import { SETUPS } from "./setups.ts";
import { type Result, socketClient } from "./subscribing.ts";

const EVENTS = "subscription { events(heartbeats: true) { id } }";

/** A socket that has a subscription, and one that has nothing. */
async function openOn(url: string, credential: string): Promise<readonly RawSocket[]> {
  const [busy, idle] = [
    await initialised(url, { authorization: `Bearer ${credential}` }),
    await initialised(url, { authorization: `Bearer ${credential}` }),
  ];
  busy.send({ id: "1", type: "subscribe", payload: { query: EVENTS } });
  await busy.next();
  return [busy, idle];
}

interface Change {
  readonly name: string;
  readonly of: keyof Subject["credentials"];
  make(subject: Subject): Promise<unknown>;
  readonly code: number;
  readonly reason: string;
}

/** Made in the database itself, as another process would. */
const CHANGES: readonly Change[] = [
  {
    name: "a key is revoked",
    of: "key",
    make: ({ system, organizationId, keyId }) => revokeKey(system, { organizationId, id: keyId }),
    code: 4403,
    reason: "CREDENTIAL_INVALID",
  },
  {
    name: "the plan is downgraded",
    of: "key",
    make: ({ system, organizationId: id }) => system.organization.update({ where: { id }, data: { plan: "free" } }),
    code: 4403,
    reason: "PLAN_TOO_LOW",
  },
  {
    name: "a key loses a scope",
    of: "key",
    make: ({ system, keyId }) => system.apiKey.update({ where: { id: keyId }, data: { scopes: ["leads:write"] } }),
    code: 4410,
    reason: "CREDENTIAL_CHANGED",
  },
  {
    name: "a key is confined to a resource",
    of: "key",
    make: ({ system, keyId }) =>
      system.apiKey.update({ where: { id: keyId }, data: { confinedTo: [`lead:${crypto.randomUUID()}`] } }),
    code: 4410,
    reason: "CREDENTIAL_CHANGED",
  },
  {
    name: "a person logged in gets another role",
    of: "session",
    make: ({ system, organizationId, userId }) =>
      system.membership.update({
        where: { organizationId_userId: { organizationId, userId } },
        data: { role: "guest" },
      }),
    code: 4410,
    reason: "CREDENTIAL_CHANGED",
  },
  {
    name: "a session is revoked",
    of: "session",
    make: ({ system, sessionId: id }) => system.session.update({ where: { id }, data: { revokedAt: new Date() } }),
    code: 4403,
    reason: "CREDENTIAL_INVALID",
  },
];

describe.each(SETUPS)("on two servers $name", ({ start }) => {
  const stack = new AsyncDisposableStack();
  let pair: Pair;
  beforeAll(async () => {
    const { pair: started, disturb } = await start(stack);
    pair = started;
    const { credentials } = await subjectIn(pair.database);
    for (const url of pair.urls) expect(await answerOf(url, credentials.key)).toBe("200");
    await disturb?.();
  });
  afterAll(() => stack.disposeAsync());

  it.each(CHANGES)("every socket is closed within a second when $name", async ({ of, make, code, reason }) => {
    const subject = await subjectIn(pair.database);
    const sockets = (await Promise.all(pair.urls.map((url) => openOn(url, subject.credentials[of])))).flat();
    await make(subject);
    const committedMs = performance.now();
    for (const { closed } of sockets) {
      expect(await closed).toEqual({ code, reason: expect.stringMatching(new RegExp(`^${reason}: `)) });
    }
    expect(performance.now() - committedMs).toBeLessThan(1_000);
  });

  it("every socket is closed when its key expires", async () => {
    const { system, keyId, credentials } = await subjectIn(pair.database);
    const expiresAt = new Date(Date.now() + 1_500);
    await system.apiKey.update({ where: { id: keyId }, data: { expiresAt } });
    const sockets = (await Promise.all(pair.urls.map((url) => openOn(url, credentials.key)))).flat();
    for (const { closed } of sockets) expect(await closed).toMatchObject({ code: 4403 });
    expect(Date.now()).toBeGreaterThanOrEqual(expiresAt.getTime());
    expect(Date.now()).toBeLessThan(expiresAt.getTime() + 500);
  });
});

describe("a stock client", () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await createWorld();
  });

  it("comes back by itself with the rights that its key has now", async () => {
    await using server = await startServer();
    const key = await world.key();
    const codes: number[] = [];
    const client = socketClient(server.url, key, { on: { closed: (event) => codes.push((event as CloseEvent).code) } });
    const results = client.iterate({ query: "subscription { events(heartbeats: true) { type } }" });
    await results.next();
    const where = { organizationId: world.organizationId };
    const [row] = await world.database.system.apiKey.findMany({ where, orderBy: { createdAt: "desc" }, take: 1 });
    await world.database.system.apiKey.update({ where: { id: row?.id ?? "" }, data: { scopes: ["clients:read"] } });
    // The first that is said where the subscription begins.
    expect(((await results.next()).value as Result).data).toEqual({ events: null });
    expect(codes).toEqual([4410]);
    await results.return?.();
    await client.dispose();
  });

  it("goes on elsewhere when its server stops, and nobody says that its subscription is complete", async () => {
    const [first, second] = [await startServer(), await startServer()];
    const key = await world.key();
    const urls = [first.url, second.url];
    const codes: number[] = [];
    const client = socketClient(first.url, key, {
      url: () => `${(urls.shift() ?? second.url).replace("http", "ws")}/graphql`,
      on: { closed: (event) => codes.push((event as CloseEvent).code) },
    });
    const results = client.iterate({ query: EVENTS });
    await results.next();
    const beganMs = performance.now();
    await first.close();
    expect(performance.now() - beganMs).toBeLessThan(1_000);
    expect(((await results.next()).value as Result).data).toEqual({ events: null });
    expect(codes).toEqual([1001]);
    await results.return?.();
    await client.dispose();
    await second.close();
  });
});

describe("a server that stops", () => {
  it("gives the answer of a write that is under way, before it sends its socket away; and takes no more", async () => {
    const world = await createWorld();
    const database = await testDatabase();
    const [begun, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const { store } = database;
    const held: typeof database = {
      ...database,
      store: {
        ...store,
        async transaction(principal, work) {
          begun.resolve();
          await gate.promise;
          return store.transaction(principal, work);
        },
      },
    };
    const server = await startServer({ database: held });
    const raw = await initialised(server.url, { "x-api-key": await world.key() });
    const create = (name: string) => `mutation { createLead(input: { name: "${name}" }) { lead { name } } }`;
    const write = (id: string, name: string) => raw.send({ id, type: "subscribe", payload: { query: create(name) } });
    write("1", "Under way");
    await begun.promise;
    const closed = server.close();
    write("2", "Too late");
    gate.resolve();
    expect(await raw.next()).toMatchObject({
      id: "1",
      payload: { data: { createLead: { lead: { name: "Under way" } } } },
    });
    expect(await raw.next()).toEqual({ id: "1", type: "complete" });
    expect(await raw.closed).toMatchObject({ code: 1001 });
    await closed;
    // Long enough for a write that was only put off.
    await using next = await startServer({ database });
    const again = await initialised(next.url, { "x-api-key": await world.key() });
    again.send({ id: "1", type: "subscribe", payload: { query: create("Elsewhere") } });
    await again.next();
    const names = await database.system.lead.findMany({ where: { organizationId: world.organizationId } });
    expect(names.map(({ name }) => name).toSorted()).toEqual(["Elsewhere", "Under way"]);
  });

  it("waits for none that does not answer, and not at all for one that is idle", async () => {
    const world = await createWorld();
    const server = await startServer({ graphql: { sockets: { closeMs: 200 } } });
    const raw = await initialised(server.url, { "x-api-key": await world.key() });
    // It never sees that it was sent away.
    raw.socket.pause();
    const beganMs = performance.now();
    await server.close();
    expect(performance.now() - beganMs).toBeLessThan(1_000);
    raw.socket.terminate();
  });

  it("does so on SIGTERM, with 1001, and is gone", async () => {
    await using installation = await install();
    await using server = await startProcess({ ...installation.env, LOG_LEVEL: "info" });
    const sockets = await openOn(server.url, installation.key());
    const { code } = await server.stop();
    for (const { closed } of sockets) expect(await closed).toMatchObject({ code: 1001 });
    expect(code).toBe(0);
  });
});
