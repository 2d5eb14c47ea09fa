import { createLogger } from "@orrery/server";
import { createWorld, startServer, type TestServer, type TestWorld } from "@orrery/testkit";
import { afterAll, beforeAll, beforeEach, expect } from "vitest";

/** What the tests look into of a key that was answered. */
export interface Key {
  readonly id: string;
  readonly key: string;
  readonly lastFour: string;
  readonly previousUntil: string | null;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Key & { readonly data: readonly Key[]; readonly nextCursor: string | null };
}

export interface Sent {
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  /** Default: one that may do everything. */
  readonly key?: string;
}

/** What each surface answers to a key that is good, and to one that is not. */
export const GOOD = [200, 200, 200];
export const NO_GOOD = [401, 401, 401];

export const refusal = (status: number, code: string, details: object) => ({
  status,
  body: { error: { code, details } },
});

/** A real server, an organization for each test, and `/v1/api-keys` called from outside. */
export function keysOverTheWire() {
  const log: string[] = [];
  const state = { aheadMs: 0 } as { aheadMs: number; server: TestServer; world: TestWorld; manager: string };
  beforeAll(async () => {
    state.server = await startServer({
      now: () => new Date(Date.now() + state.aheadMs),
      logger: createLogger("trace", { write: (line) => void log.push(line) }),
    });
  });
  beforeEach(async () => {
    state.aheadMs = 0;
    state.world = await createWorld();
    state.manager = await state.world.key();
  });
  afterAll(() => state.server[Symbol.asyncDispose]());

  async function send(method: string, path: string, sent: Sent = {}): Promise<Answered> {
    const { body, headers, key = state.manager } = sent;
    const response = await fetch(`${state.server.url}${path}`, {
      method,
      headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json", ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as Answered["body"] };
  }

  return {
    /** Everything that the server has logged. */
    log,
    get url() {
      return state.server.url;
    },
    get world() {
      return state.world;
    },
    /** A key of that organization which may do everything. */
    get manager() {
      return state.manager;
    },
    /** Moves the server's clock on, from the machine's. */
    ahead(milliseconds: number) {
      state.aheadMs = milliseconds;
    },
    send,
    /** A key that is made over the wire. */
    async make(over: object = {}, sent: Sent = {}): Promise<Key> {
      const body = { name: "Website", scopes: ["org:read"], ...over };
      const answer = await send("POST", "/v1/api-keys", { body, ...sent });
      expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 201 });
      return answer.body;
    },
    /** Reads the organization with a key, over REST, tRPC and GraphQL. */
    async use(key: string): Promise<readonly number[]> {
      const { url } = state.server;
      const headers = { "x-api-key": key, "content-type": "application/json" };
      const query = JSON.stringify({ query: "{ organization { id } }" });
      const asked = { ...headers, accept: "application/graphql-response+json" };
      const answers = await Promise.all([
        fetch(`${url}/api/v1/organization`, { headers }),
        fetch(`${url}/trpc/organization.get`, { headers }),
        fetch(`${url}/graphql`, { method: "POST", headers: asked, body: query }),
      ]);
      await Promise.all(answers.map(({ body }) => body?.cancel()));
      return answers.map(({ status }) => status);
    },
  };
}
