import { randomUUID } from "node:crypto";
import { createIdentity, createKey } from "@orrery/access";
import { type Database, openPostgres } from "@orrery/db";
import { registry } from "@orrery/domain";
import { createWorld, freshDatabase } from "@orrery/testkit";
import { buildServer, sealingKeysOf } from "../src/index.ts";
import { connectRedis } from "../src/start/redis.ts";
import { ROOT_SECRET, recordingLogger } from "./serving.ts";

/** Where the tests' Redis is; undefined on the embedded default. */
export const REDIS_URL = process.env.ORRERY_TEST_REDIS_URL;

/** Two servers over one database, as two processes would be: each with connections of its own where there are any. */
export interface Pair extends AsyncDisposable {
  readonly database: Database;
  readonly urls: readonly [string, string];
  /** What either asked about credentials for a request. */
  readonly asked: string[];
  closeServers(): Promise<void>;
}

export async function pairOf(redisUrl?: string): Promise<Pair> {
  const asked: string[] = [];
  const observer = {
    before(sql: string) {
      if (/"(ApiKey|Session|Membership)"/.test(sql)) asked.push(sql);
    },
  };
  const fresh = await freshDatabase(observer);
  const redisKeyPrefix = `orrery-test:${randomUUID()}:`;
  const { logger } = recordingLogger();
  const start = async () => {
    const database = fresh.url === undefined ? fresh.database : await openPostgres(fresh.url, { observer });
    const redis = redisUrl === undefined ? undefined : connectRedis(redisUrl, logger);
    const server = await buildServer({
      ...{ database, redis, redisKeyPrefix, rootSecret: ROOT_SECRET },
      trustedProxies: ["127.0.0.1"],
    });
    return { database, redis, server };
  };
  const [one, other] = [await start(), await start()];
  const closeServers = async () => {
    for (const { server } of [one, other]) await server.close();
  };
  return {
    database: fresh.database,
    urls: [one.server.url, other.server.url],
    asked,
    closeServers,
    async [Symbol.asyncDispose]() {
      await closeServers();
      for (const { database, redis } of [one, other]) {
        redis?.disconnect();
        if (database !== fresh.database) await database.close();
      }
      await fresh[Symbol.asyncDispose]();
    },
  };
}

export interface OwnServerOptions {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly redisKeyPrefix: string;
  /** Sees each statement before it is sent. */
  before(sql: string): void;
}

/** A server with connections of its own, as another process has them; it lets them go when it is disposed of. */
export async function ownServer(options: OwnServerOptions): Promise<AsyncDisposable & { readonly url: string }> {
  const { databaseUrl, redisUrl, redisKeyPrefix, before } = options;
  const database = await openPostgres(databaseUrl, { observer: { before } });
  const redis = connectRedis(redisUrl, recordingLogger().logger);
  const server = await buildServer({ database, redis, redisKeyPrefix, rootSecret: ROOT_SECRET });
  return {
    url: server.url,
    async [Symbol.asyncDispose]() {
      await server.close();
      redis.disconnect();
      await database.close();
    },
  };
}

/** An organization with a key, an MCP token and a login of one owner. */
export async function subjectIn(database: Database) {
  const { system } = database;
  const { organizationId } = await createWorld({ database });
  const person = { email: `${randomUUID()}@example.com`, name: "Ana", passwordHash: "" };
  const { id: userId } = await system.user.create({ data: person });
  await system.membership.create({ data: { organizationId, userId, role: "owner" } });
  const made = { organizationId, name: "key", prefix: "ork_live_", scopes: ["*"] } as const;
  const key = await createKey(system, made, registry.scopes);
  const mcp = await createKey(system, { ...made, prefix: "mcp_", scopes: [], userId }, registry.scopes);
  const expiresAt = new Date(Date.now() + 86_400_000);
  const session = await system.session.create({ data: { organizationId, userId, rootId: randomUUID(), expiresAt } });
  const { tokens } = createIdentity({
    system,
    scopes: registry.scopes,
    sealingKeys: sealingKeysOf({ rootSecret: ROOT_SECRET }),
  });
  const credentials = { key: key.key, mcp: mcp.key, session: await tokens.sign(session) };
  return { system, organizationId, userId, keyId: key.id, sessionId: session.id, credentials };
}
export type Subject = Awaited<ReturnType<typeof subjectIn>>;

/** What Orkasa answers to a list of leads: `200`, or the status and the code. */
export async function answerOf(url: string, credential: string): Promise<string> {
  const response = await fetch(`${url}/v1/leads?limit=1`, { headers: { authorization: `Bearer ${credential}` } });
  const body = (await response.json()) as { error?: { code: string } };
  return body.error ? `${response.status} ${body.error.code}` : `${response.status}`;
}
