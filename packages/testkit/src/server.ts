import type { Database } from "@orrery/db";
import { buildServer, type RunningServer, type ServerOptions } from "@orrery/server";
import { testDatabase } from "./database.ts";
import { TEST_ROOT_SECRET, testFiles } from "./estate.ts";
import { testAi } from "./models/test-models.ts";
import { testOutgoing } from "./webhooks.ts";

export type TestServer = RunningServer;

/** The real server on a port of its own, over the worker's shared database unless told otherwise. */
export async function startServer(
  options: Partial<ServerOptions> & { readonly database?: Database } = {},
): Promise<TestServer> {
  return buildServer({
    database: await testDatabase(),
    rootSecret: TEST_ROOT_SECRET,
    files: testFiles(),
    outgoing: testOutgoing(),
    ai: testAi(),
    // Other tests' webhooks lead anywhere.
    webhooks: { sends: false },
    ...options,
  });
}
