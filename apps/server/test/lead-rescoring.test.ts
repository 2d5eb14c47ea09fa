import { createLead, rescoreLeads, updateLeadScoring } from "@orrery/domain";
import { createWorld, type FreshDatabase, freshDatabase, startServer, type TestServer } from "@orrery/testkit";
import { afterAll, beforeAll, expect, it, vi } from "vitest";

vi.setConfig({ testTimeout: 60_000 });

const LONG = { timeout: 40_000, interval: 50 };
let fresh: FreshDatabase;
let server: TestServer;
beforeAll(async () => {
  fresh = await freshDatabase();
  server = await startServer({ database: fresh.database, takesJobs: true });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await fresh[Symbol.asyncDispose]();
});

it("scores all leads by the newest weights in the background, however many changes race", async () => {
  const world = await createWorld({ database: fresh.database });
  for (let at = 0; at < 20; at += 1) await world.run(createLead, { email: `lead${at}@example.com`, source: "api" });
  const key = await world.key();
  const headers = { "x-api-key": key, "content-type": "application/json" };
  const changed = await Promise.all(
    [11, 22, 33, 44].map(async (email) => {
      const body = JSON.stringify({ email });
      const response = await fetch(`${server.url}/trpc/leads.updateScoring`, { method: "POST", headers, body });
      return ((await response.json()) as { result: { data: { email: number; version: number } } }).result.data;
    }),
  );
  const newest = changed.toSorted((one, other) => other.version - one.version)[0];
  const where = { organizationId: world.organizationId };
  await vi.waitFor(async () => {
    const leads = await fresh.database.system.lead.findMany({
      where,
      select: { scoreReasons: true, scoringVersion: true },
    });
    for (const { scoreReasons, scoringVersion } of leads) {
      expect(scoringVersion).toBe(newest?.version);
      expect(scoreReasons).toContainEqual({ fact: "email", points: newest?.email, reason: "Left an email address" });
    }
  }, LONG);
  expect((await world.invoke(rescoreLeads, { after: null })).output.rescored).toBe(0);
  expect(updateLeadScoring.emits).toEqual([]);
});
