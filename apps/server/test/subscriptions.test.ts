import { createLead, updateLead } from "@orrery/domain";
import { createWorld, startServer, type TestServer, type TestWorld } from "@orrery/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Result, socketClient, sseClient } from "./subscribing.ts";

let world: TestWorld;
let server: TestServer;
let key: string;
beforeAll(async () => {
  world = await createWorld();
  server = await startServer();
  key = await world.key();
});
afterAll(() => server.close());

const TRANSPORTS = {
  "graphql-ws": (credential: string) => {
    const client = socketClient(server.url, credential);
    return {
      iterate: (query: string, variables = {}) => client.iterate({ query, variables }),
      dispose: client.dispose,
    };
  },
  "graphql-sse": (credential: string) => {
    const client = sseClient(server.url, credential);
    return {
      iterate: (query: string, variables = {}) => client.iterate({ query, variables }),
      dispose: client.dispose,
    };
  },
};

const next = async (results: AsyncIterator<unknown>) => (await results.next()).value as Result;

describe.each(Object.entries(TRANSPORTS))("over %s", (_name, clientOf) => {
  it("events arrive as another surface makes them", async () => {
    const client = clientOf(key);
    const results = client.iterate(
      "subscription { events(heartbeats: true) { id cursor position type createdAt resource { id version } data } }",
    );
    const first = await next(results);
    expect(first).toMatchObject({
      data: { events: null },
      extensions: { cursor: expect.any(String), cost: { requested: 1 } },
    });
    const response = await fetch(`${server.url}/v1/leads`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-api-key": key },
      body: JSON.stringify({ name: "Ana" }),
    });
    const { id } = (await response.json()) as { id: string };
    const second = await next(results);
    expect(second).toMatchObject({
      data: { events: { type: "lead.created", resource: { id, version: 1 }, data: { id, name: "Ana" } } },
    });
    await results.return?.();
    client.dispose();
  });

  it("nouns come as they are now, beside what they were", async () => {
    const client = clientOf(key);
    const results = client.iterate(
      "subscription { leadChanged(heartbeats: true) { event { type data } lead { name status } } }",
    );
    await next(results);
    const { lead } = await world.run(createLead, { name: "Ben" });
    await world.invoke(updateLead, { id: lead?.id, status: "qualified" });
    expect(await next(results)).toMatchObject({ data: { leadChanged: { event: { type: "lead.created" } } } });
    expect(await next(results)).toMatchObject({
      data: { leadChanged: { event: { type: "lead.qualified" }, lead: { name: "Ben", status: "qualified" } } },
    });
    await results.return?.();
    client.dispose();
  });
});
