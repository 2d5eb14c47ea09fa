import { randomUUID } from "node:crypto";
import { expect, it, vi } from "vitest";
import { install } from "./installation.ts";
import { startServer } from "./processes.ts";

vi.setConfig({ testTimeout: 120_000 });

const WRITERS = 8;
const ACKNOWLEDGED_BEFORE_KILL = 60;

interface Acknowledged {
  readonly key: string;
  readonly id: string;
}

async function postLead(url: string, apiKey: string, key: string): Promise<Response> {
  return fetch(`${url}/v1/leads`, {
    method: "POST",
    headers: { "x-api-key": apiKey, "content-type": "application/json", "idempotency-key": key },
    body: JSON.stringify({ name: `Lead ${key}`, email: `${key}@example.com` }),
  });
}

/** Writes until the server is gone. */
async function write(url: string, apiKey: string, acknowledge: (lead: Acknowledged) => void): Promise<void> {
  for (;;) {
    const key = randomUUID();
    try {
      const response = await postLead(url, apiKey, key);
      const { id } = (await response.json()) as { id: string };
      if (response.status !== 201) throw new Error(`The write was answered with ${response.status}.`);
      acknowledge({ key, id });
    } catch (error) {
      // The connection breaks with the server.
      if (error instanceof TypeError) return;
      throw error;
    }
  }
}

it("loses nothing that it acknowledged when it is killed in the middle of writes: lead, event and idempotency record", async () => {
  await using installation = await install();
  const { env } = installation;
  await using server = await startServer(env);
  const apiKey = installation.key();
  const acknowledged: Acknowledged[] = [];
  const writers = Array.from({ length: WRITERS }, () =>
    write(server.url, apiKey, (lead) => {
      acknowledged.push(lead);
      if (acknowledged.length === ACKNOWLEDGED_BEFORE_KILL) server.child.kill("SIGKILL");
    }),
  );
  await Promise.all(writers);
  expect(await server.ended).toMatchObject({ signal: "SIGKILL" });

  await using again = await startServer(env);
  for (const { key, id } of acknowledged) {
    const replay = await postLead(again.url, apiKey, key);
    expect(replay.headers.get("idempotency-replayed")).toBe("true");
    expect(await replay.json()).toMatchObject({ id });
  }
  await again.stop();

  await using database = await installation.openDatabase();
  const ids = acknowledged.map(({ id }) => id);
  expect(ids.length).toBeGreaterThanOrEqual(ACKNOWLEDGED_BEFORE_KILL);
  expect(await database.system.lead.count({ where: { id: { in: ids } } })).toBe(ids.length);
  // Each once, wherever it was on its way from the outbox to the log when the server was killed.
  const emitted = `(SELECT "resourceId" FROM "log"."Event" WHERE "type" = 'lead.created'
    UNION ALL SELECT "resourceId" FROM "OutboxEvent" WHERE "type" = 'lead.created') AS "emitted"`;
  const events = await database.sql<{ id: string }>(
    `SELECT "resourceId"::text AS "id" FROM ${emitted} WHERE "resourceId" = ANY ($1::text[]::uuid[])`,
    [ids],
  );
  expect(events.map(({ id }) => id).sort()).toEqual(ids.toSorted());
  // What was written and not acknowledged is whole as well: a lead never lacks its event.
  const [torn] = await database.sql<{ count: number }>(
    `SELECT count(*)::int4 AS count FROM "Lead" WHERE NOT EXISTS (SELECT FROM ${emitted} WHERE "resourceId" = "Lead"."id")`,
    [],
  );
  expect(torn?.count).toBe(0);
});
