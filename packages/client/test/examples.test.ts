import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { createWorld, startServer, type TestServer } from "@orrery/testkit";
import { afterAll, beforeAll, expect, it } from "vitest";

const EXAMPLES = join(import.meta.dirname, "../examples");
const execute = promisify(execFile);

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server[Symbol.asyncDispose]());

/** What each program prints against a new organization. */
const PRINTED: Readonly<Record<string, string>> = {
  "orkasa.ts": "Jane Doe is contacted, with 30 points.\nContacted leads: 1\n",
  "organicagent.ts": "Jane Doe: Searching\nBAD_REQUEST: email: Must be an email address.\n",
  "trpc.ts": "Test Brokerage: Jane Doe\nJane Doe came from api.\n",
};

it("has a program for each client, and knows what all of them print", () => {
  expect(readdirSync(EXAMPLES).sort()).toEqual(Object.keys(PRINTED).sort());
});

it.each(Object.entries(PRINTED))("%s runs against a server", async (file, printed) => {
  const key = await (await createWorld()).key();
  const { stdout } = await execute(process.execPath, [join(EXAMPLES, file), server.url, key]);
  expect(stdout).toBe(printed);
});
