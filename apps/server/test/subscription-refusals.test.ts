import { createHash } from "node:crypto";
import { createLead } from "@orrery/domain";
import { cursorsFor, type Limiter, sealPosition } from "@orrery/operation";
import {
  createWorld,
  framesOf,
  startServer,
  TEST_ROOT_SECRET,
  type TestServer,
  type TestWorld,
  unlimited,
} from "@orrery/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cursorKeyOf } from "../src/index.ts";
import { initialised, openSocket } from "./raw-socket.ts";
import type { Result } from "./subscribing.ts";

interface Payload {
  readonly query?: string;
  readonly variables?: object;
  readonly extensions?: object;
  readonly documentId?: string;
}

/** The first that is said of an operation, over each transport. */
const TRANSPORTS = {
  async WebSockets(url: string, key: string | undefined, payload: Payload): Promise<Result> {
    const raw = await initialised(url, key === undefined ? undefined : { "x-api-key": key });
    raw.send({ id: "1", type: "subscribe", payload: { query: "", ...payload } });
    const message = await raw.next();
    raw.socket.terminate();
    return (message.type === "error" ? { errors: message.payload } : message.payload) as Result;
  },
  async SSE(url: string, key: string | undefined, payload: Payload): Promise<Result> {
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "text/event-stream",
        ...(key !== undefined && { "x-api-key": key }),
      },
      body: JSON.stringify(payload),
    });
    // Its clients look into results, and not at what the status is.
    expect(response.status).toBe(200);
    expect(response.headers.get("x-ratelimit-limit")).toMatch(/^\d+$/);
    for await (const { event, data } of framesOf(response)) {
      expect(event).toBe("next");
      return JSON.parse(data);
    }
    throw new Error("Nothing was said.");
  },
};

const gate = { open: true };
const limiter: Limiter = {
  async take(request) {
    const decision = await unlimited.take(request);
    return gate.open ? decision : { ...decision, allowed: false, remaining: 0, retryAfterSeconds: 30 };
  },
};

let world: TestWorld;
let other: TestWorld;
let server: TestServer;
let strict: TestServer;
let key: string;
beforeAll(async () => {
  [world, other] = [await createWorld(), await createWorld()];
  server = await startServer({ limiter });
  strict = await startServer({ graphql: { introspection: false, documentsOnly: true } });
  key = await world.key();
});
afterAll(async () => {
  await server.close();
  await strict.close();
});

const cursorAt = (position: number, { organizationId } = world) =>
  sealPosition(cursorsFor(cursorKeyOf(TEST_ROOT_SECRET), organizationId), position);

const EVENTS =
  "subscription ($after: String, $types: [String!]) { events(after: $after, types: $types, heartbeats: true) { id } }";
const LEAD = "subscription ($id: ID) { leadChanged(id: $id, heartbeats: true) { event { id } } }";
const refusal = (code: string, reason?: string, more: object = {}) => [
  { message: expect.any(String), extensions: { code, ...(reason !== undefined && { reason }), ...more } },
];

describe.each(Object.entries(TRANSPORTS))("over %s", (_name, ask) => {
  const errorsOf = async (payload: Payload, credential: string | undefined = key) =>
    (await ask(server.url, credential, payload)).errors;

  it("a subscription needs a credential, and its noun's scope", async () => {
    expect((await ask(server.url, undefined, { query: EVENTS })).errors).toMatchObject(
      refusal("UNAUTHORIZED", "CREDENTIAL_MISSING"),
    );
    const narrow = await world.key({ scopes: ["clients:read"] });
    expect(await errorsOf({ query: LEAD }, narrow)).toMatchObject(
      refusal("FORBIDDEN", "SCOPE_REQUIRED", { details: { scope: "leads:read" } }),
    );
    // Of all events, it sees those that it may.
    expect((await ask(server.url, narrow, { query: EVENTS })).data).toEqual({ events: null });
  });

  it("a cursor that is none, or another tenant's, is refused", async () => {
    for (const after of ["AAAA", cursorAt(1, other)]) {
      expect(await errorsOf({ query: EVENTS, variables: { after } })).toMatchObject(
        refusal("BAD_REQUEST", "INVALID_CURSOR"),
      );
    }
  });

  it("a cursor that has expired is refused with where to start over, and so is one from the future", async () => {
    const fresh = await createWorld();
    const credential = await fresh.key();
    for (let leads = 0; leads < 3; leads += 1) await fresh.invoke(createLead, { name: "Ana" });
    await fresh.relay();
    await fresh.database.sql(`UPDATE "log"."Head" SET "keptFrom" = 3 WHERE "organizationId" = $1::uuid`, [
      fresh.organizationId,
    ]);
    const from = (position: number) =>
      ask(server.url, credential, { query: EVENTS, variables: { after: cursorAt(position, fresh) } });
    expect((await from(1)).errors).toMatchObject(
      refusal("BAD_REQUEST", "CURSOR_EXPIRED", { details: { oldest: cursorAt(2, fresh) } }),
    );
    expect((await from(2)).data).toMatchObject({ events: { id: expect.any(String) } });
    expect((await from(9)).errors).toMatchObject(
      refusal("BAD_REQUEST", "CURSOR_AHEAD", { details: { latest: cursorAt(3, fresh) } }),
    );
  });

  it("a type that there is not is refused", async () => {
    expect(await errorsOf({ query: EVENTS, variables: { types: ["lead.eaten"] } })).toMatchObject(
      refusal("BAD_REQUEST", "INVALID_INPUT"),
    );
  });

  it("another tenant's lead is not found, in the words for one that there is not", async () => {
    const { lead: foreign } = await other.run(createLead);
    const answers = [];
    for (const id of [foreign?.id, crypto.randomUUID()])
      answers.push(await errorsOf({ query: LEAD, variables: { id } }));
    expect(answers[0]).toMatchObject(refusal("NOT_FOUND", "LEAD_NOT_FOUND"));
    expect(answers[0]).toEqual(answers[1]);
    expect(await errorsOf({ query: LEAD, variables: { id: "7" } })).toMatchObject(
      refusal("BAD_REQUEST", "INVALID_INPUT"),
    );
  });

  it("documents are as limited as in any request: depth, rows, length, selections, nesting, fields", async () => {
    const deep =
      "subscription { leadChanged { lead { property { leads { property { leads { property { leads { property { leads { property { leads { property { id } } } } } } } } } } } } }";
    const many = Array.from({ length: 500 }, (_, at) => `a${at}: id`).join(" ");
    for (const [query, code] of [
      [deep, "BAD_REQUEST"],
      [
        "subscription { leadChanged { lead { property { leads(first: 100) { property { leads(first: 100) { property { leads(first: 100) { id } } } } } } } } }",
        "BAD_REQUEST",
      ],
      [`subscription { events { id } } # ${"x".repeat(64 * 1024)}`, "PAYLOAD_TOO_LARGE"],
      [`subscription { events { ${many} } }`, "BAD_REQUEST"],
      [`subscription { events(types: ${"[".repeat(101)}${"]".repeat(101)}) { id } }`, "BAD_REQUEST"],
      ["subscription { events { id } leadChanged { event { id } } }", "BAD_REQUEST"],
      ["subscription { nothing }", "BAD_REQUEST"],
      ["subscription {", "BAD_REQUEST"],
      ["subscription A { events { id } } subscription B { events { id } }", "BAD_REQUEST"],
    ] as const) {
      const errors = await errorsOf({ query });
      expect(errors?.[0]?.extensions, query.slice(0, 80)).toMatchObject({ code });
    }
  });

  it("documents are known by their names, once they were admitted", async () => {
    const query = `subscription { events(heartbeats: true) { id } } # ${world.unique("")}`;
    const sha256Hash = createHash("sha256").update(query).digest("hex");
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    expect(await errorsOf({ extensions })).toMatchObject(refusal("NOT_FOUND", "PERSISTED_QUERY_NOT_FOUND"));
    const told = { data: { events: null } };
    expect(await ask(server.url, key, { query, extensions })).toMatchObject(told);
    expect(await ask(server.url, key, { extensions })).toMatchObject(told);
    expect(await ask(server.url, key, { documentId: `sha256:${sha256Hash}` })).toMatchObject(told);
    const wrong = { persistedQuery: { version: 1, sha256Hash: sha256Hash.replace(/^./, "g") } };
    expect(await errorsOf({ query, extensions: wrong })).toMatchObject(
      refusal("BAD_REQUEST", "PERSISTED_QUERY_MISMATCH"),
    );
  });

  it("where the operator's documents alone are taken, no other is, and introspection is as the server has it", async () => {
    expect((await ask(strict.url, key, { query: EVENTS })).errors).toMatchObject(
      refusal("FORBIDDEN", "DOCUMENT_NOT_TRUSTED"),
    );
    await using closed = await startServer({ graphql: { introspection: false } });
    const query = "{ __schema { queryType { name } } }";
    expect((await ask(closed.url, key, { query })).errors?.[0]?.message).toContain("Introspection is off");
    expect((await ask(server.url, key, { query })).data).toMatchObject({ __schema: { queryType: { name: "Query" } } });
  });

  it("queries are answered too, with what they cost", async () => {
    expect(await ask(server.url, key, { query: "{ leads(first: 20) { nodes { id } } }" })).toMatchObject({
      data: { leads: { nodes: [] } },
      extensions: { cost: { requested: 3 } },
    });
  });
});

describe("what the limiter refuses says for how long", () => {
  const refused = async (work: () => Promise<unknown>) => {
    gate.open = false;
    try {
      return await work();
    } finally {
      gate.open = true;
    }
  };
  const limited = refusal("RATE_LIMITED", undefined, { details: { retryAfterSeconds: 30 } });

  it("over SSE, and over a WebSocket that is open, where it stays open", async () => {
    expect(await refused(() => TRANSPORTS.SSE(server.url, key, { query: EVENTS }))).toMatchObject({
      errors: limited,
    });
    const raw = await initialised(server.url, { "x-api-key": key });
    for (const query of [EVENTS, `${EVENTS} # not seen before`, "{ health { status } }", "{"]) {
      const message = await refused(() => {
        raw.send({ id: "1", type: "subscribe", payload: { query } });
        return raw.next();
      });
      expect(message).toMatchObject({ type: "error", payload: limited });
    }
    raw.send({ id: "1", type: "subscribe", payload: { query: EVENTS } });
    expect(await raw.next()).toMatchObject({ type: "next", payload: { data: { events: null } } });
    raw.socket.terminate();
  });

  it("and to a WebSocket that is being opened, which its client is to try again", async () => {
    const raw = await openSocket(server.url);
    const closed = await refused(() => {
      raw.send({ type: "connection_init", payload: { "x-api-key": key } });
      return raw.closed;
    });
    expect(closed).toEqual({ code: 1013, reason: expect.stringMatching(/^RATE_LIMITED: /) });
  });
});

it("a subscription that would be answered as JSON is refused", async () => {
  for (const accept of ["application/json", "application/graphql-response+json", "*/*", "multipart/mixed"]) {
    const response = await fetch(`${server.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", accept, "x-api-key": key },
      body: JSON.stringify({ query: EVENTS }),
    });
    if (accept === "multipart/mixed") expect(response.status).toBe(406);
    else {
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ errors: refusal("BAD_REQUEST", "INVALID_INPUT") });
    }
  }
});
