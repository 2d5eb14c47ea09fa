import { createLogger } from "@orrery/server";
import { createWorld, type KeyOptions, startServer, type TestServer, type TestWorld } from "@orrery/testkit";
import { afterAll, beforeAll, beforeEach } from "vitest";

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: what comes over the wire is what a test looks into.
  readonly body: any;
}

/** A real server, an organization for each test, and its REST called from outside. */
export function webhooksOverTheWire() {
  const log: string[] = [];
  const state = {} as { server: TestServer; world: TestWorld; key: string };
  beforeAll(async () => {
    state.server = await startServer({ logger: createLogger("trace", { write: (line) => void log.push(line) }) });
  });
  beforeEach(async () => {
    state.world = await createWorld();
    state.key = await state.world.key();
  });
  afterAll(() => state.server[Symbol.asyncDispose]());
  return {
    /** Everything that the server has logged. */
    log,
    get url() {
      return state.server.url;
    },
    get world() {
      return state.world;
    },
    keyWith: (options: KeyOptions) => state.world.key(options),
    async send(
      method: string,
      path: string,
      sent: { body?: unknown; key?: string; headers?: object } = {},
    ): Promise<Answer> {
      const { body, key = state.key, headers } = sent;
      const response = await fetch(`${state.server.url}${path}`, {
        method,
        headers: { "X-API-Key": key, "Content-Type": "application/json", ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      return { status: response.status, headers: response.headers, body: await response.json() };
    },
  };
}
