import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { hashKey, revokeKey } from "@orrery/access";
import { createClient, createLead } from "@orrery/domain";
import { createWorld, startServer, type TestServer, type TestWorld } from "@orrery/testkit";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  CursorExpired,
  createRestClient,
  createTrpcClient,
  type FollowOptions,
  followEvents,
  StreamRefused,
  subscribeEvents,
} from "../src/index.ts";

let server: TestServer;
let world: TestWorld;
let key: string;
beforeAll(async () => {
  server = await startServer();
});
beforeEach(async () => {
  world = await createWorld();
  key = await world.key();
});
afterAll(() => server[Symbol.asyncDispose]());

/** Both ways, which keep the same promises. */
const WAYS = { followEvents, subscribeEvents };

/** The cursor before anything that happens from now on. */
async function start(): Promise<string> {
  await world.relay();
  const { data } = await createRestClient({ baseUrl: server.url, apiKey: key }).GET("/v1/events");
  return data?.asOf ?? "";
}

/** A server of the test's own: what ours does not do on demand. */
async function stub(answer: RequestListener) {
  const stubbed = createServer(answer);
  await once(stubbed.listen(0, "127.0.0.1"), "listening");
  return {
    url: `http://127.0.0.1:${(stubbed.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      stubbed.closeAllConnections();
      await once(stubbed.close(), "close");
    },
  };
}

const frame = (cursor: string, position: number) =>
  `id: ${cursor}\nevent: lead.created\ndata: {"position":${position}}\n\n`;
const STREAM = { "Content-Type": "text/event-stream" };

describe.each(Object.entries(WAYS))("%s", (name, following) => {
  const follow = (options: Partial<FollowOptions> = {}) => following({ baseUrl: server.url, apiKey: key, ...options });
  const isOverHttp = name === "followEvents";

  it("begins after a cursor, and has the types that are asked for alone", async () => {
    const after = await start();
    await world.run(createLead);
    await world.run(createClient);
    await world.relay();
    for await (const event of follow({ after, types: ["client.created", "client.stage_changed"] })) {
      expect(event).toMatchObject({ type: "client.created", resource: { version: 1 }, data: { version: 1 } });
      break;
    }
  });

  it("says where to go on, for an event only when the next one is asked for", async () => {
    const after = await start();
    await world.run(createLead);
    await world.run(createLead);
    await world.relay();
    const cursors: string[] = [];
    const events = follow({ after, onCursor: (cursor) => cursors.push(cursor) });
    const first = (await events.next()).value;
    expect(cursors).not.toContain(first?.cursor);
    await events.next();
    expect(cursors.at(-1)).toBe(first?.cursor);
    await events.return();
  });

  it("waits for a server that is not there", async () => {
    const gone = await stub(() => undefined);
    const { url } = gone;
    await gone[Symbol.asyncDispose]();
    const left = new AbortController();
    const ended = following({ baseUrl: url, signal: left.signal }).next();
    left.abort();
    expect(await ended).toEqual({ done: true, value: undefined });
  });

  it("ends at its signal, without an error", async () => {
    const left = new AbortController();
    const events = follow({ signal: left.signal, onCursor: () => left.abort() });
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });

  it("says from where on there are events, where those after the cursor are not kept", async () => {
    const after = await start();
    for (let made = 0; made < 3; made += 1) await world.run(createLead);
    await world.relay();
    const { organizationId, database } = world;
    await database.sql(`UPDATE "log"."Head" SET "keptFrom" = 3 WHERE "organizationId" = $1::uuid`, [organizationId]);
    const refusal = await follow({ after })
      .next()
      .then(undefined, (error: unknown) => error);
    expect(refusal).toBeInstanceOf(CursorExpired);
    expect(refusal).toMatchObject({ reason: "CURSOR_EXPIRED", status: isOverHttp ? 400 : undefined });
    const { oldest } = refusal as CursorExpired;
    const events = follow({ after: oldest });
    expect((await events.next()).value?.position).toBe(3);
    await events.return();
  });

  it.each([
    ["a key that there is not", { apiKey: "ork_live_nonsense" }, { status: 401, reason: "CREDENTIAL_INVALID" }],
    ["a type that there is not", { types: ["lead.invented"] }, { status: 400, reason: "INVALID_INPUT" }],
    ["what is no cursor", { after: "nonsense" }, { status: 400, reason: "INVALID_CURSOR" }],
  ])("is refused for good with %s", async (_what, options, expected) => {
    const refusal = await follow(options)
      .next()
      .then(undefined, (error: unknown) => error);
    expect(refusal).toBeInstanceOf(StreamRefused);
    expect(refusal).toMatchObject(isOverHttp ? expected : { ...expected, status: undefined });
  });

  it("ends with its key", async () => {
    const { organizationId, database } = world;
    const { id } = await database.system.apiKey.findUniqueOrThrow({ where: { hash: hashKey(key) } });
    const events = follow({
      onCursor: () => void revokeKey(database.system, { organizationId, id }),
    });
    await expect(events.next()).rejects.toMatchObject({ reason: "CREDENTIAL_INVALID" });
  });
});

describe("followEvents, of a server with troubles,", () => {
  it("goes on where a heartbeat was, after a break", async () => {
    const asked: (string | null)[] = [];
    await using broken = await stub((request, response) => {
      asked.push(new URL(request.url ?? "", "http://stub").searchParams.get("after"));
      response.writeHead(200, STREAM);
      if (asked.length === 1) response.end(`retry: 1\n: heartbeat\nid: a\n\n${frame("b", 1)}: heartbeat\nid: c\n\n`);
      else response.write(frame("d", 2));
    });
    const positions: number[] = [];
    for await (const { position } of followEvents({ baseUrl: broken.url })) if (positions.push(position) === 2) break;
    expect(positions).toEqual([1, 2]);
    expect(asked).toEqual([null, "c"]);
  });

  it("gives an event once that came in pieces, and again from the beginning", async () => {
    let connections = 0;
    await using broken = await stub((_request, response) => {
      connections += 1;
      response.writeHead(200, STREAM);
      const whole = `retry: 1\n${frame("a", 1)}`;
      // The first time it breaks off in the middle of the frame.
      if (connections === 1) response.write(whole.slice(0, 30), () => response.destroy());
      else response.write(whole);
    });
    const events = followEvents({ baseUrl: broken.url });
    expect((await events.next()).value).toEqual({ position: 1 });
    expect(connections).toBe(2);
    await events.return();
  });

  it("comes back to a server that has too much to do, when that says, and not before", async () => {
    const askedAtMs: number[] = [];
    await using busy = await stub((_request, response) => {
      askedAtMs.push(performance.now());
      if (askedAtMs.length === 1) response.writeHead(429, { "Retry-After": "1" }).end("{}");
      else if (askedAtMs.length === 2) response.writeHead(503, { "Retry-After": "0" }).end();
      else response.writeHead(200, STREAM).write(frame("a", 1));
    });
    const events = followEvents({ baseUrl: busy.url });
    expect((await events.next()).value).toEqual({ position: 1 });
    const [first = 0, second = 0] = askedAtMs;
    expect(askedAtMs).toHaveLength(3);
    expect(second - first).toBeGreaterThanOrEqual(1_000);
    await events.return();
  });
});

describe("a subscription of the tRPC client", () => {
  it("says what is wrong, and does not come back", async () => {
    const trpc = createTrpcClient({ baseUrl: server.url, apiKey: "ork_live_nonsense" });
    const error = await new Promise((resolve) => {
      trpc.events.follow.subscribe({}, { onError: resolve });
    });
    expect(error).toMatchObject({ data: { failure: { code: "UNAUTHORIZED", reason: "CREDENTIAL_INVALID" } } });
  });
});
