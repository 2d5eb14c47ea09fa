import { revokeKey } from "@orrery/access";
import { createLead } from "@orrery/domain";
import {
  createWorld,
  emitTo,
  type FreshDatabase,
  freshDatabase,
  startServer,
  type TestServer,
  type TestWorld,
} from "@orrery/testkit";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { initialised, type RawSocket } from "./raw-socket.ts";

vi.setConfig({ testTimeout: 120_000 });

const LEADS = "subscription { leadChanged { event { position } lead { name } } }";
const EVENTS = "subscription ($after: String) { events(after: $after) { position cursor data } }";

let fresh: FreshDatabase;
let server: TestServer;
let world: TestWorld;
/** Reads of leads that a subscription shows. */
let reads: number;
const sockets: RawSocket[] = [];
beforeAll(async () => {
  const before = (sql: string) => {
    if (sql.startsWith("SELECT") && sql.includes('FROM "public"."Lead"')) reads += 1;
  };
  fresh = await freshDatabase({ before });
  server = await startServer({ database: fresh.database });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await fresh[Symbol.asyncDispose]();
});
beforeEach(async () => {
  world = await createWorld({ database: fresh.database });
});
afterEach(async () => {
  for (const { socket } of sockets.splice(0)) socket.terminate();
  await subscribed(0);
});

/** Waits until so many subscriptions are open on the server. */
const subscribed = (count: number) =>
  vi.waitFor(async () => {
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).toContain(`orrery_subscriptions_open ${count}\n`);
  });

async function connect(key: string): Promise<RawSocket> {
  const raw = await initialised(server.url, { authorization: `Bearer ${key}` });
  sockets.push(raw);
  return raw;
}

const subscribe = (raw: RawSocket, id: string, query: string, variables: object = {}) =>
  raw.send({ id, type: "subscribe", payload: { query, variables } });

interface Told {
  readonly id: string;
  readonly type: string;
  readonly payload: {
    readonly data: Record<string, never> & {
      readonly events: { readonly position: number; readonly cursor: string };
    };
    readonly extensions?: { readonly cost?: { readonly requested: number } };
  };
}

const next = async (raw: RawSocket) => (await raw.next()) as unknown as Told;

/** The positions of the next events that a subscription to `EVENTS` is told. */
async function positions(raw: RawSocket, count: number): Promise<number[]> {
  const found: number[] = [];
  while (found.length < count) found.push((await next(raw)).payload.data.events.position);
  return found;
}

const upTo = (count: number, from = 1) => Array.from({ length: count }, (_, at) => from + at);

describe("what many have subscribed to", () => {
  it("is read once for all who may see the same, and told each under its own id, with its cost the first time", async () => {
    const raws = [await connect(await world.key()), await connect(await world.key())];
    for (const [at, raw] of raws.entries()) for (const id of ["a", "b"]) subscribe(raw, `${id}${at}`, LEADS);
    await subscribed(4);
    for (const [round, name] of ["First", "Second"].entries()) {
      reads = 0;
      await world.invoke(createLead, { name });
      for (const [at, raw] of raws.entries()) {
        const told = [await next(raw), await next(raw)];
        expect(told.map(({ id }) => id).sort()).toEqual([`a${at}`, `b${at}`]);
        for (const { type, payload } of told) {
          expect([type, payload.data.leadChanged]).toEqual([
            "next",
            { event: { position: round + 1 }, lead: { name } },
          ]);
          expect(payload.extensions?.cost?.requested).toBe(round === 0 ? 1 : undefined);
        }
      }
      expect(reads).toBe(1);
    }
  });

  it("is not told who may see something else", async () => {
    const lead = (await world.invoke(createLead, { name: "Seen" })).output.lead?.id ?? "";
    // What happened before is in the log by now, and not to come.
    await world.relay();
    const [whole, confined] = [
      await connect(await world.key()),
      await connect(await world.key({ confinedTo: [`lead:${lead}`] })),
    ];
    for (const raw of [whole, confined]) subscribe(raw, "1", LEADS);
    await subscribed(2);
    await world.invoke(createLead, { name: "Unseen" });
    expect((await next(whole)).payload.data.leadChanged).toMatchObject({ lead: { name: "Unseen" } });
    await emitTo(world, 1, { resourceId: lead });
    expect((await next(whole)).payload.data.leadChanged).toMatchObject({ lead: { name: "Seen" } });
    expect((await next(confined)).payload.data.leadChanged).toMatchObject({ lead: { name: "Seen" } });
  });

  it("goes on for the others, each event once, when the key is revoked that it was begun with", async () => {
    const founder = await world.key();
    const [first, other] = [await connect(founder), await connect(await world.key())];
    subscribe(first, "1", EVENTS);
    await subscribed(1);
    subscribe(other, "1", EVENTS);
    await subscribed(2);
    await emitTo(world, 3);
    expect(await positions(other, 3)).toEqual(upTo(3));
    const { id } = await fresh.database.system.apiKey.findFirstOrThrow({
      where: { organizationId: world.organizationId },
      orderBy: { id: "asc" },
    });
    await revokeKey(fresh.database.system, { id, organizationId: world.organizationId });
    expect(await first.closed).toMatchObject({ code: 4403 });
    for (let more = 0; more < 5; more += 1) await emitTo(world, 4);
    expect(await positions(other, 20)).toEqual(upTo(20, 4));
  });

  it("reaches who comes back with a cursor from there on, each event once, while more come", async () => {
    const key = await world.key();
    const live = await connect(key);
    subscribe(live, "1", EVENTS);
    await subscribed(1);
    await emitTo(world, 1);
    const { payload } = await next(live);
    const { cursor: after } = payload.data.events;
    const emitting = (async () => {
      for (let more = 0; more < 100; more += 1) await emitTo(world, 3);
    })();
    const late: Promise<number[]>[] = [];
    for (let clients = 0; clients < 5; clients += 1) {
      const raw = await connect(key);
      subscribe(raw, "1", EVENTS, { after });
      late.push(positions(raw, 300));
    }
    await emitting;
    for (const found of await Promise.all([positions(live, 300), ...late])) expect(found).toEqual(upTo(300, 2));
    await emitTo(world, 1);
    for (const raw of sockets) expect(await positions(raw, 1)).toEqual([302]);
  });

  it("waits for who reads too slowly, and for nobody else", async () => {
    const key = await world.key();
    const [slow, fast] = [await connect(key), await connect(key)];
    for (const raw of [slow, fast]) subscribe(raw, "1", EVENTS);
    await subscribed(2);
    await emitTo(world, 1);
    for (const raw of [slow, fast]) expect(await positions(raw, 1)).toEqual([1]);
    slow.socket.pause();
    // 16 MB: more than the system takes, and a mebibyte.
    const emitting = (async () => {
      for (let emitted = 0; emitted < 4_000; emitted += 500) await emitTo(world, 500, { bytes: 4_000 });
    })();
    expect(await positions(fast, 4_000)).toEqual(upTo(4_000, 2));
    await emitting;
    slow.socket.resume();
    expect(await positions(slow, 4_000)).toEqual(upTo(4_000, 2));
    await emitTo(world, 1);
    for (const raw of [slow, fast]) expect(await positions(raw, 1)).toEqual([4_002]);
  });
});
