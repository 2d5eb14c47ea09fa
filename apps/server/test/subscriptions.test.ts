import { createClient, createLead, createProperty, requestShowing, updateLead } from "@orrery/domain";
import { createWorld, freshDatabase, startServer, type TestServer, type TestWorld } from "@orrery/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Result, socketClient, sseClient } from "./subscribing.ts";

const statements: string[] = [];
const stack = new AsyncDisposableStack();
let world: TestWorld;
let server: TestServer;
let key: string;
beforeAll(async () => {
  const fresh = stack.use(await freshDatabase({ before: (sql) => void statements.push(sql) }));
  world = await createWorld({ database: fresh.database });
  server = stack.use(await startServer({ database: fresh.database, events: { heartbeatMs: 200 } }));
  key = await world.key();
});
afterAll(() => stack.disposeAsync());

/** What a subscription gives, as the stock client does. */
type Subscribe = (query: string, variables?: Record<string, unknown>, credential?: string) => Subscription;

interface Subscription extends AsyncDisposable {
  /** The next result that is not a heartbeat. */
  next(): Promise<Result>;
  /** The next result. */
  any(): Promise<Result>;
}

function subscription(results: AsyncIterableIterator<unknown>, dispose: () => unknown): Subscription {
  const any = async () => (await results.next()).value as Result;
  return {
    any,
    async next() {
      for (;;) {
        const result = await any();
        if (Object.values(result.data ?? { errors: true }).some((value) => value !== null)) return result;
      }
    },
    async [Symbol.asyncDispose]() {
      await results.return?.();
      await dispose();
    },
  };
}

const TRANSPORTS: Readonly<Record<string, Subscribe>> = {
  "graphql-ws"(query, variables = {}, credential = key) {
    const client = socketClient(server.url, credential);
    return subscription(client.iterate({ query, variables }), client.dispose);
  },
  "graphql-sse"(query, variables = {}, credential = key) {
    const client = sseClient(server.url, credential);
    return subscription(client.iterate({ query, variables }), client.dispose);
  },
};

const newLead = async (name: string) => (await world.invoke(createLead, { name })).output.lead?.id ?? "";

/** The cursor after all that has been emitted. */
async function endOfLog(): Promise<string> {
  await world.relay();
  const page = await fetch(`${server.url}/v1/events?limit=1`, { headers: { "x-api-key": key } });
  return ((await page.json()) as { asOf: string }).asOf;
}

describe.each(Object.entries(TRANSPORTS))("over %s", (_name, subscribe) => {
  it("events arrive as another surface makes them, and the first result says what it costs", async () => {
    await using events = subscribe(
      "subscription { events(heartbeats: true) { id cursor position type createdAt resource { id version } data } }",
    );
    expect(await events.any()).toEqual({
      data: { events: null },
      extensions: { cursor: expect.any(String), cost: expect.objectContaining({ requested: 1 }) },
    });
    const response = await fetch(`${server.url}/v1/leads`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-api-key": key },
      body: JSON.stringify({ name: "Ana" }),
    });
    const { id } = (await response.json()) as { id: string };
    const result = await events.next();
    expect(result).toEqual({
      data: {
        events: {
          id: expect.stringMatching(/^[0-9a-f-]{36}$/),
          cursor: result.extensions?.cursor,
          position: expect.any(Number),
          type: "lead.created",
          createdAt: expect.stringMatching(/Z$/),
          resource: { id, version: 1 },
          data: expect.objectContaining({ id, name: "Ana" }),
        },
      },
      extensions: { cursor: expect.any(String) },
    });
  });

  it("heartbeats move the cursor of who sees nothing, and are told to those alone who ask for them", async () => {
    await using told = subscribe('subscription { events(types: ["showing.requested"], heartbeats: true) { id } }');
    const first = await told.any();
    await newLead("Unseen");
    let moved = first;
    while (moved.extensions?.cursor === first.extensions?.cursor) moved = await told.any();
    expect(moved.data).toEqual({ events: null });
    await using untold = subscribe("subscription ($after: String) { events(after: $after) { data } }", {
      after: moved.extensions?.cursor,
    });
    const next = untold.any();
    await newLead("Seen");
    expect(await next).toMatchObject({ data: { events: { data: { name: "Seen" } } } });
  });

  it("a noun comes as it is now, beside what it was, and of one alone where it is asked for", async () => {
    const after = await endOfLog();
    const variables = { after };
    const [id] = [await newLead("Ben"), await newLead("Eva")];
    await world.invoke(updateLead, { id, status: "qualified" });
    await using all = subscribe(
      "subscription ($after: String) { leadChanged(after: $after) { event { type data } lead { name status } } }",
      variables,
    );
    const qualified = { name: "Ben", status: "qualified" };
    for (const [type, name, lead] of [
      ["lead.created", "Ben", qualified],
      ["lead.created", "Eva", { name: "Eva", status: "new" }],
      ["lead.qualified", "Ben", qualified],
    ] as const) {
      const { leadChanged } = (await all.next()).data ?? {};
      expect(leadChanged).toMatchObject({ event: { type, data: { name } }, lead });
    }
    await using one = subscribe(
      "subscription ($after: String, $id: ID) { leadChanged(after: $after, id: $id) { event { type } } }",
      { ...variables, id: btoa(`Lead:${id}`) },
    );
    for (const type of ["lead.created", "lead.qualified"]) {
      expect(await one.next()).toMatchObject({ data: { leadChanged: { event: { type } } } });
    }
  });

  it("what comes at once is read together: one statement for each selection of the noun", async () => {
    const after = await endOfLog();
    for (let leads = 0; leads < 20; leads += 1) await newLead(`Lead ${leads}`);
    await world.relay();
    statements.length = 0;
    await using leads = subscribe(
      `subscription ($after: String) { leadChanged(after: $after) {
        lead { name assignedAgent { name } } again: lead { id property { title } } event { position } } }`,
      { after },
    );
    for (let at = 0; at < 20; at += 1) {
      expect(await leads.next()).toMatchObject({ data: { leadChanged: { lead: { name: `Lead ${at}` } } } });
    }
    // Nobody else follows, so that all of them are in the first page.
    expect(statements.filter((sql) => sql.includes('FROM "public"."Lead"'))).toHaveLength(2);
  });

  it("a noun that is not selected is not read, and one that is gone is null", async () => {
    const after = await endOfLog();
    const id = await newLead("Gone");
    await world.relay();
    statements.length = 0;
    const variables = { after };
    await using bare = subscribe(
      "subscription ($after: String) { leadChanged(after: $after) { event { type } } }",
      variables,
    );
    expect(await bare.next()).toMatchObject({ data: { leadChanged: { event: { type: "lead.created" } } } });
    expect(statements.filter((sql) => sql.includes('"Lead"'))).toEqual([]);
    await world.database.system.leadSubmission.deleteMany({ where: { leadId: id } });
    await world.database.system.lead.delete({ where: { id } });
    await using gone = subscribe(
      "subscription ($after: String) { leadChanged(after: $after) { event { data } lead { name } } }",
      variables,
    );
    expect((await gone.next()).data).toEqual({
      leadChanged: { event: { data: expect.objectContaining({ name: "Gone" }) }, lead: null },
    });
  });

  it("properties and showings have theirs", async () => {
    await using properties = subscribe(
      "subscription { propertyChanged(heartbeats: true) { event { type } property { title } } }",
    );
    await using showings = subscribe(
      "subscription { showingRequested(heartbeats: true) { event { type } showing { note client { name } } } }",
    );
    await Promise.all([properties.any(), showings.any()]);
    const property = await world.run(createProperty, { title: "By the bay" });
    await world.run(requestShowing, { note: "Sunday?" });
    expect(property.title).toBe("By the bay");
    expect((await properties.next()).data).toEqual({
      propertyChanged: { event: { type: "property.created" }, property: { title: "By the bay" } },
    });
    expect((await showings.next()).data).toEqual({
      showingRequested: {
        event: { type: "showing.requested" },
        showing: { note: "Sunday?", client: { name: expect.any(String) } },
      },
    });
  });

  it("what a credential may not read it does not see happen either", async () => {
    const after = await endOfLog();
    const [seen] = [await newLead("Seen"), await newLead("Unseen")];
    const client = await world.run(createClient);
    await newLead("Unseen as well");
    await world.relay();
    const last = await endOfLog();
    const query = "subscription ($after: String) { events(after: $after, heartbeats: true) { type resource { id } } }";
    const seenBy = async (credential: string) => {
      await using events = subscribe(query, { after }, credential);
      const resources: unknown[] = [];
      for (;;) {
        const { data, extensions: { cursor } = {} } = await events.any();
        const { events: event } = (data ?? {}) as { events?: { resource: { id: string } } | null };
        if (event) resources.push(event.resource.id);
        if (cursor === last) return resources;
      }
    };
    expect(await seenBy(await world.key({ scopes: ["clients:read"] }))).toEqual([client.clientId]);
    expect(await seenBy(await world.key({ confinedTo: [`lead:${seen}`] }))).toEqual([seen]);
    expect(await seenBy(await world.key({ scopes: [] }))).toEqual([]);
  });
});
