import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import type { Principal } from "@orrery/operation";
import { databasePrefix, onServer, urlOf, usesPostgres } from "@orrery/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { applyMigrations, type Database, openPostgres, type PostgresOptions, tenantStatement } from "./index.ts";
import { readMigrations } from "./migrate/files.ts";

/** A server on the loopback. */
async function listening(onConnection: (socket: Socket) => void) {
  const server = createServer(onConnection).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = new URL("postgresql://postgres@127.0.0.1/none");
  url.port = `${(server.address() as AddressInfo).port}`;
  return { url, [Symbol.dispose]: () => server.close() };
}

describe.runIf(usesPostgres)("a PostgreSQL server", () => {
  const name = `${databasePrefix}${randomBytes(6).toString("hex")}`;
  const opened: Database[] = [];

  beforeAll(() => onServer(`CREATE DATABASE "${name}"`));
  afterAll(async () => {
    for (const database of opened) await database.close();
    await onServer(`DROP DATABASE "${name}" WITH (FORCE)`);
  });

  async function open(options: PostgresOptions = {}, url = urlOf(name)): Promise<Database> {
    const database = await openPostgres(url, options);
    opened.push(database);
    return database;
  }

  it("lets work wait for a free connection for longer than one may take to be made", async () => {
    const { sql, system } = await open({ poolSize: 1, timeouts: { connectMs: 400 } });
    const answers = await Promise.all([
      sql("SELECT 1 AS n FROM pg_sleep(1)", []),
      sql("SELECT 2 AS n", []),
      system.$queryRaw`SELECT 3 AS n`,
    ]);
    expect(answers).toEqual([[{ n: 1 }], [{ n: 2 }], [{ n: 3 }]]);
  });

  it("runs transactions READ COMMITTED, whatever the database has for its default", async () => {
    await onServer(`ALTER DATABASE "${name}" SET default_transaction_isolation TO 'repeatable read'`);
    try {
      const { store, sql } = await open();
      const ISOLATION = "SELECT current_setting('transaction_isolation') AS isolation";
      const level = tenantStatement<{ isolation: string }>(
        `${ISOLATION} FROM (SELECT $1::uuid AS "organizationId") AS own WHERE "organizationId" = $1::uuid`,
      );
      const principal = { organizationId: randomUUID(), credentialId: randomUUID() } as Principal;
      expect(await sql(ISOLATION, [])).toEqual([{ isolation: "read committed" }]);
      const inside = await store.transaction(principal, ({ access }) => access.sql.all(level));
      expect(inside).toEqual([{ isolation: "read committed" }]);
    } finally {
      await onServer(`ALTER DATABASE "${name}" RESET default_transaction_isolation`);
    }
  });

  it("begins no more transactions than it has connections for: in a burst none is given up for having waited", async () => {
    const { store } = await open({ poolSize: 1, timeouts: { waitMs: 400 } });
    const principal: Principal = {
      kind: "api-key",
      organizationId: randomUUID(),
      credentialId: randomUUID(),
      grants: [],
      scopes: new Set(),
      plan: "pro",
      mode: "live",
    };
    const pause = tenantStatement(
      `SELECT pg_sleep(0.1)::text FROM (SELECT $1::uuid AS "organizationId") AS one WHERE "organizationId" = $1::uuid`,
    );
    const burst = Array.from({ length: 15 }, () => store.transaction(principal, ({ access }) => access.sql.all(pause)));
    expect(await Promise.all(burst)).toHaveLength(15);
  });

  it("does not wait as long for a server that takes connections and never greets", async () => {
    const held: Socket[] = [];
    using mute = await listening((socket) => held.push(socket));
    const { sql } = await open({ timeouts: { connectMs: 200 } }, mute.url.href);
    const startedMs = performance.now();
    await expect(sql("SELECT 1", [])).rejects.toThrow(/timeout/);
    expect(performance.now() - startedMs).toBeLessThan(5_000);
    for (const socket of held) socket.destroy();
  });

  it("is given up on when it falls silent in the middle of a query", async () => {
    const target = new URL(urlOf(name));
    const links: Socket[] = [];
    using proxy = await listening((socket) => {
      const upstream = connect(Number(target.port || 5432), target.hostname);
      links.push(socket, upstream);
      for (const side of [socket, upstream]) side.on("error", () => undefined);
      socket.pipe(upstream).pipe(socket);
    });
    const through = new URL(target);
    through.host = proxy.url.host;
    const { sql } = await open({ poolSize: 1, timeouts: { queryMs: 400 } }, through.href);
    expect(await sql("SELECT 1 AS n", [])).toEqual([{ n: 1 }]);
    for (const link of links.splice(0)) link.unpipe().pause();
    await expect(sql("SELECT 2 AS n", [])).rejects.toThrow("Query read timeout");
    expect(await sql("SELECT 3 AS n", [])).toEqual([{ n: 3 }]);
  });

  it("keeps processes out of each other's way for longer than a statement may take", async () => {
    const timeouts = { statementMs: 300, waitMs: 300, queryMs: 400 };
    const [a, b] = [await open({ timeouts }), await open({ timeouts })];
    const order: string[] = [];
    const entered = Promise.withResolvers<void>();
    const first = a.oneAtATime("turn", async () => {
      entered.resolve();
      await onServer("SELECT pg_sleep(1)");
      order.push("first");
    });
    await entered.promise;
    await Promise.all([first, b.oneAtATime("turn", async () => order.push("second"))]);
    await expect(a.oneAtATime("turn", () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    expect(await b.oneAtATime("turn", async () => "free again")).toBe("free again");
    expect(order).toEqual(["first", "second"]);
  });

  it("lets a process give up waiting for its turn", async () => {
    const [a, b] = [await open(), await open()];
    const [entered, over] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const first = a.oneAtATime("turn", async () => {
      entered.resolve();
      await over.promise;
    });
    await entered.promise;
    const giving = new AbortController();
    let isRun = false;
    const work = async () => {
      isRun = true;
    };
    const second = b.oneAtATime("turn", work, giving.signal);
    giving.abort();
    await expect(second).rejects.toThrow();
    await expect(b.oneAtATime("turn", work, giving.signal)).rejects.toThrow("aborted");
    over.resolve();
    await first;
    expect(isRun).toBe(false);
    expect(await b.oneAtATime("turn", async () => "free again")).toBe("free again");
  });

  it("is migrated by two processes at once: one applies, the other waits and finds nothing to do", async () => {
    const applied = await Promise.all([applyMigrations(await open()), applyMigrations(await open())]);
    expect(applied.flat()).toEqual(readMigrations().map((migration) => migration.name));
  });

  it("keeps no lock of a migration, which may take longer than a statement", async () => {
    const database = await open({ timeouts: { statementMs: 300, queryMs: 400 } });
    const slow = { name: "29990101000000_slow", sql: "SELECT pg_sleep(1);" };
    expect(await applyMigrations(database, [...readMigrations(), slow])).toEqual([slow.name]);
    const locks = `SELECT * FROM pg_locks JOIN pg_database ON pg_database.oid = database
      WHERE locktype = 'advisory' AND datname = current_database()`;
    expect(await database.sql(locks, [])).toEqual([]);
  });
});
