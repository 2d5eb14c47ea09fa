import { execFile, spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { createWorld, emitTo, linkTo, startServer, type TestServer } from "@orrery/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

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
/** Those that go on until so many events have come. */
const FOLLOWING = ["follow.ts", "follow-graphql.ts", "follow-trpc.ts"];

it("has a program for each client, and knows what all of them print", () => {
  expect(readdirSync(EXAMPLES).sort()).toEqual([...Object.keys(PRINTED), ...FOLLOWING].sort());
});

it.each(Object.entries(PRINTED))("%s runs against a server", async (file, printed) => {
  const key = await (await createWorld()).key();
  const { stdout } = await execute(process.execPath, [join(EXAMPLES, file), server.url, key]);
  expect(stdout).toBe(printed);
});

describe.each(FOLLOWING)("%s", (file) => {
  it("gets 1,000 events once each and in order, through connections that break", { timeout: 90_000 }, async () => {
    const world = await createWorld();
    await using link = await linkTo(server.url);
    const program = spawn(process.execPath, [join(EXAMPLES, file), link.url, await world.key(), "1000"], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const lines = createInterface({ input: program.stdout })[Symbol.asyncIterator]();
    const said = async () => (await lines.next()).value as string | undefined;
    try {
      expect(await said()).toBe("Following.");
      await emitTo(world, 300);
      expect(await said()).toBe("A quarter.");
      link.cut();
      await emitTo(world, 300);
      await world.relay();
      link.mend();
      // It may break again at any moment, also before it is whole.
      link.cut();
      link.mend();
      await emitTo(world, 400);
      expect(await said()).toBe("1000 events, each once and in order.");
    } finally {
      program.kill();
    }
  });
});
