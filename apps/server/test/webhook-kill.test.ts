import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { onServer, usesPostgres } from "@orrery/testkit";
import { expect, it, vi } from "vitest";
import { type Installation, install } from "./installation.ts";
import { credentialsIn, type Serving, startServer } from "./processes.ts";
import { hasRedisServer, ownRedis } from "./redis-server.ts";
import { ROOT_SECRET } from "./serving.ts";

vi.setConfig({ testTimeout: 300_000 });

const DIALECTS = ["orkasa", "organicagent", "orkestra", "standard"] as const;
const WRITERS = 4;
const KILLS = 6;

/** What the endpoints got: of each the bodies of each id. */
interface Receiver extends AsyncDisposable {
  readonly url: string;
  readonly bodies: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;
}

/** Takes almost everything, and breaks off now and then before it has answered. */
async function receiver(): Promise<Receiver> {
  const bodies = new Map<string, Map<string, Set<string>>>(DIALECTS.map((dialect) => [dialect, new Map()]));
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    const id = String(request.headers["webhook-id"]);
    const got = bodies.get(request.url?.slice(1) ?? "");
    got?.set(id, new Set([...(got.get(id) ?? []), body]));
    if (Math.random() < 0.02) request.socket.destroy();
    else response.end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bodies,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Cuts every connection, as a restart does, and takes none for a while. */
async function restartPostgres({ DATABASE_URL = "" }: Installation["env"]): Promise<void> {
  const name = new URL(DATABASE_URL).pathname.slice(1);
  await onServer(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS false`);
  await onServer(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
  await delay(500);
  await onServer(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS true`);
}

/** Statements of the test itself, which outlive a restart. */
async function insisting<T>(work: () => Promise<T>): Promise<T> {
  for (let left = 50; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      if (left === 0) throw error;
      await delay(100);
    }
  }
}

const EVENTS = `SELECT "eventId"::text AS "id" FROM "log"."Event" WHERE "organizationId" = $1::uuid AND "type" = 'lead.created'
  UNION ALL SELECT "eventId"::text FROM "OutboxEvent" WHERE "organizationId" = $1::uuid AND "type" = 'lead.created'`;
/** An event whose transaction fails in its last statement. */
const ROLLED_BACK = `WITH "emitted" AS (
    INSERT INTO "OutboxEvent" ("organizationId", "type", "resourceId", "resourceVersion", "data", "credentialId")
    VALUES ($1::uuid, 'lead.created', gen_random_uuid(), 1, '{"name": "rolled back"}', gen_random_uuid()) RETURNING "id"
  ) SELECT 1 / ("id" - "id") FROM "emitted"`;

it.runIf(usesPostgres && hasRedisServer)(
  "delivers every committed change to every endpoint, under one id and with one body, whoever is killed when",
  async () => {
    await using installation = await install();
    await using database = await installation.openDatabase();
    await using redis = await ownRedis();
    await using there = await receiver();
    const env = (name: string, more: Record<string, string> = {}) => ({
      ...installation.env,
      ORRERY_DATA_DIR: `${installation.path}/${name}`,
      ORRERY_ROOT_SECRET: ROOT_SECRET,
      REDIS_URL: redis.url,
      ...more,
    });
    // The first has no part in sending: what it commits, others send.
    const envs = [env("one", { ORRERY_WEBHOOKS: "0" }), env("two"), env("three")];
    const servers: Serving[] = [];
    await using _ = {
      [Symbol.asyncDispose]: async () => void (await Promise.all(servers.map((one) => one[Symbol.asyncDispose]()))),
    };
    for (const one of envs) servers.push(await startServer(one));
    const apiKey = credentialsIn(`${installation.path}/one`).keys.orkasa;
    const post = (path: string, body: object) =>
      fetch(`${servers[Math.floor(Math.random() * servers.length)]?.url}${path}`, {
        method: "POST",
        headers: { "x-api-key": apiKey, "content-type": "application/json", "idempotency-key": randomUUID() },
        body: JSON.stringify(body),
      });
    for (const dialect of DIALECTS) {
      const made = await post("/v1/webhooks", { url: `${there.url}/${dialect}`, events: ["lead.created"], dialect });
      expect(made.status, await made.text()).toBe(201);
    }
    const [{ organizationId } = { organizationId: "" }] = await database.sql<{ organizationId: string }>(
      `SELECT "organizationId"::text FROM "WebhookEndpoint" LIMIT 1`,
      [],
    );
    const before = new Set((await database.sql<{ id: string }>(EVENTS, [organizationId])).map(({ id }) => id));

    let isOver = false;
    let acknowledged = 0;
    const write = async () => {
      while (!isOver) {
        const response = await post("/v1/leads", { name: `Lead ${randomUUID()}` }).catch(() => undefined);
        if (response?.status === 201) acknowledged += 1;
        await response?.body?.cancel();
        await database.sql(ROLLED_BACK, [organizationId]).catch(() => undefined);
        await delay(5);
      }
    };
    const writing = Array.from({ length: WRITERS }, write);
    for (let kills = 0; kills < KILLS; kills += 1) {
      await delay(Math.random() * 1_500);
      const at = kills % servers.length;
      servers[at]?.child.kill("SIGKILL");
      await servers[at]?.ended;
      if (kills === 2) await redis.stop();
      if (kills === 3) await redis.start();
      if (kills === 4) await restartPostgres(installation.env);
      servers[at] = await startServer(envs[at] ?? {});
    }
    isOver = true;
    await Promise.all(writing);

    const events = (await insisting(() => database.sql<{ id: string }>(EVENTS, [organizationId])))
      .map(({ id }) => id)
      .filter((id) => !before.has(id));
    expect(acknowledged).toBeGreaterThan(50);
    expect(events.length).toBeGreaterThanOrEqual(acknowledged);
    for (const dialect of DIALECTS) {
      const got = there.bodies.get(dialect) ?? new Map<string, ReadonlySet<string>>();
      // A killed process's endpoints are taken over after 10 s, and what was broken off comes again after 5 s.
      await vi.waitFor(() => expect(events.filter((id) => !got.has(id))).toEqual([]), {
        timeout: 90_000,
        interval: 200,
      });
      expect([...got.keys()].filter((id) => !events.includes(id))).toEqual([]);
      expect([...got].filter(([, bodies]) => bodies.size > 1)).toEqual([]);
      expect([...got.values()].some((bodies) => [...bodies].join().includes("rolled back"))).toBe(false);
    }
  },
);
