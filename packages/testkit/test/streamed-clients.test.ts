import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { createRestSurface } from "@orrery/rest";
import {
  createWorld,
  type FreshDatabase,
  freshDatabase,
  keyHeader,
  startServer,
  surfaceWorld,
  type TestWorld,
} from "@orrery/testkit";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

const COUNT = 5_000;
/** What one request reads at a time (packages/domain/src/estate/all-rows.ts). */
const BATCHES = COUNT / 500;

const statements: string[] = [];
const fault = { at: Number.POSITIVE_INFINITY };
let fresh: FreshDatabase;
let world: TestWorld;
let surface: Awaited<ReturnType<typeof surfaceWorld>>;
beforeAll(async () => {
  fresh = await freshDatabase({
    before(sql) {
      if (!sql.includes('"Client"')) return;
      statements.push(sql);
      if (statements.length === fault.at) throw new Error("The connection broke.");
    },
  });
  const { database } = fresh;
  world = await createWorld({ database });
  surface = await surfaceWorld(database);
  for (const organizationId of [world.organizationId, surface.organizationId]) {
    await database.sql(
      `INSERT INTO "Client" ("id", "organizationId", "name", "email", "emailKey", "createdAt", "updatedAt")
       SELECT gen_random_uuid(), $1::uuid, 'Client ' || n, n || '@example.com', n || '@example.com',
         TIMESTAMPTZ '2026-01-01' + (n / 7) * INTERVAL '1 second', now()
       FROM generate_series(1, ${COUNT}) AS n`,
      [organizationId],
    );
  }
});
afterAll(() => fresh[Symbol.asyncDispose]());
beforeEach(() => {
  statements.length = 0;
  fault.at = Number.POSITIVE_INFINITY;
});

interface Listed {
  readonly clients: readonly { readonly id: string; readonly createdAt: string }[];
}

describe("GET /api/v1/clients of 5,000 clients", () => {
  /** The surface's own answer: nothing is between it and its reader that could hold rows back or take them ahead. */
  const answer = async () => {
    const request = new Request("http://localhost/api/v1/clients", { headers: keyHeader() });
    const info = { address: "203.0.113.9", requestId: "req-1", whenOver: () => undefined };
    const response = await createRestSurface(surface.ports)(request, info);
    expect(response.status).toBe(200);
    return response;
  };

  it("is valid JSON with all of them, newest first and then by id, read in batches", async () => {
    const { clients } = (await (await answer()).json()) as Listed;
    expect(clients).toHaveLength(COUNT);
    const keys = clients.map(({ createdAt, id }) => `${createdAt} ${id}`);
    expect(keys).toEqual(keys.toSorted().reverse());
    expect(new Set(keys).size).toBe(COUNT);
    // The last batch is full, so that another one finds the end.
    expect(statements).toHaveLength(BATCHES + 1);
  });

  it("begins with the first rows, reads no further than its reader, and stops when they leave", async () => {
    const { headers, body } = await answer();
    expect(headers.get("x-ratelimit-limit")).toBe("3000");
    expect(statements).toHaveLength(1);
    const reader = body?.getReader();
    const first = await reader?.read();
    expect(new TextDecoder().decode(first?.value)).toMatch(/^\{"clients":\[\{"id":"/);
    expect(statements).toHaveLength(1);
    for (let chunks = 0; chunks < 20; chunks += 1) await reader?.read();
    const read = statements.length;
    expect(read).toBeGreaterThan(1);
    expect(read).toBeLessThan(BATCHES / 2);
    await reader?.cancel();
    expect(statements).toHaveLength(read);
  });

  it("breaks off where a batch fails, after what was sent; at the first, it is an error", async () => {
    await using server = await startServer({ database: fresh.database });
    const headers = { "x-api-key": await world.key({ prefix: "oag_" }) };
    const get = () => fetch(`${server.url}/api/v1/clients`, { headers });
    fault.at = 3;
    const begun = await get();
    expect([begun.status, begun.headers.get("x-ratelimit-limit")]).toEqual([200, "100"]);
    await expect(begun.text()).rejects.toThrow("terminated");
    statements.length = 0;
    fault.at = 1;
    const refused = await get();
    expect([refused.status, await refused.json()]).toMatchObject([500, { success: false, code: "INTERNAL_ERROR" }]);
    fault.at = Number.POSITIVE_INFINITY;
    expect(((await (await get()).json()) as Listed).clients).toHaveLength(COUNT);
  });

  it("breaks off, too, where a row among the first can't be shown, and says nothing of why", async () => {
    const own = await createWorld({ database: fresh.database });
    for (const buyingStage of ["Searching", "Bogus", "Searching"]) {
      const { organizationId } = own;
      const email = `${own.unique("jane")}@example.com`;
      await fresh.database.system.client.create({
        data: { organizationId, name: "Jane", email, emailKey: email, buyingStage },
      });
    }
    await using server = await startServer({ database: fresh.database });
    const headers = { "x-api-key": await own.key({ prefix: "oag_" }) };
    const begun = await fetch(`${server.url}/api/v1/clients`, { headers });
    expect(begun.status).toBe(200);
    await expect(begun.text()).rejects.toThrow("terminated");
  });

  it("needs no chunks over HTTP/1.0", async () => {
    await using server = await startServer({ database: fresh.database });
    const key = await world.key({ prefix: "oag_" });
    const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
    socket.write(`GET /api/v1/clients HTTP/1.0\r\nX-API-Key: ${key}\r\n\r\n`);
    const [head = "", body = ""] = (await text(socket)).split("\r\n\r\n");
    expect(head).toMatch(/^HTTP\/1\.1 200 /);
    expect(head.toLowerCase()).not.toContain("transfer-encoding");
    expect((JSON.parse(body) as Listed).clients).toHaveLength(COUNT);
  });
});
