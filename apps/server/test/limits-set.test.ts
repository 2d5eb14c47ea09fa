import { createWorld, freshDatabase, startServer, testEstate } from "@orrery/testkit";
import { expect, it } from "vitest";
import { runArguments } from "../src/cli/run.ts";
import { orrery } from "./processes.ts";

const WITHIN_MS = 1_000;

it("lets a caller who has used up a limit go on within a second of the operator raising it", async () => {
  await using fresh = await freshDatabase();
  const { database, url } = fresh;
  const world = await createWorld({ database });
  await using server = await startServer({ database });
  const headers = { "x-api-key": await world.key({ prefix: "oag_" }) };
  const ask = async () => {
    const { status, headers: answer } = await fetch(`${server.url}/api/v1/leads?limit=1`, { headers });
    return { status, limit: answer.get("x-ratelimit-limit"), remaining: answer.get("x-ratelimit-remaining") };
  };
  const limits = async (...argv: string[]) => {
    // Embedded, the server's own process does what the command line asks for; on PostgreSQL they share the database alone.
    const answer = url
      ? await orrery({ DATABASE_URL: url }, "limits", ...argv)
      : await runArguments(["limits", ...argv], {
          database,
          estate: testEstate,
          sealingKeys: () => ({ current: Buffer.alloc(32), previous: [] }),
          cwd: process.cwd(),
          signal: new AbortController().signal,
          progress: () => undefined,
        });
    expect(answer).toMatchObject({ code: 0, stderr: "" });
  };
  /** Asks again and again until the answer shows this limit. @returns the answer, and the milliseconds that it took. */
  const until = async (limit: string) => {
    const sinceMs = performance.now();
    for (;;) {
      const answer = await ask();
      const tookMs = performance.now() - sinceMs;
      if (answer.limit === limit || tookMs > 5 * WITHIN_MS) return { ...answer, tookMs };
    }
  };

  for (let left = 99; left >= 0; left -= 1) await ask();
  expect(await ask()).toEqual({ status: 429, limit: "100", remaining: "0" });
  await limits("set", world.organizationId, "organicagent.minute=150");
  const raised = await until("150");
  expect(raised).toMatchObject({ status: 200, limit: "150", remaining: "49" });
  expect(raised.tookMs).toBeLessThan(WITHIN_MS);
  await limits("reset", world.organizationId);
  const lowered = await until("100");
  expect(lowered).toMatchObject({ status: 429, remaining: "0" });
  expect(lowered.tookMs).toBeLessThan(WITHIN_MS);
});
