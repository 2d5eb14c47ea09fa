import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Answer, answerOf, keyHeader, openWorld, type World } from "../../test/world.ts";
import { createGraphQLSurface, type GraphQLOptions, TrustedDocuments } from "../index.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(() => {
  world.taken.length = 0;
});
afterAll(() => world.close());

const ENDPOINT = "http://localhost/graphql";
const GRAPHQL_JSON = "application/graphql-response+json";
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const hashOf = (text: string) => ({ persistedQuery: { version: 1, sha256Hash: sha256(text) } });

interface Sent {
  readonly method?: "GET" | "POST";
  readonly accept?: string;
  readonly key?: string | null;
}

type Parameters = Readonly<Record<string, unknown>>;

/** A surface of its own, with nothing kept yet. */
function surfaceWith(options?: GraphQLOptions) {
  const { handle: surface } = createGraphQLSurface(world.ports, options);
  const info = { address: "203.0.113.9", requestId: "req-1", whenOver: () => undefined };
  return async (
    parameters: Parameters,
    { method = "POST", accept = GRAPHQL_JSON, key }: Sent = {},
  ): Promise<Answer> => {
    const headers = { accept, "content-type": "application/json", ...keyHeader(key) };
    if (method === "POST") {
      const body = JSON.stringify(parameters);
      return answerOf(await surface(new Request(ENDPOINT, { method, headers, body }), info));
    }
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(parameters)) {
      query.set(name, typeof value === "string" ? value : JSON.stringify(value));
    }
    return answerOf(await surface(new Request(`${ENDPOINT}?${query}`, { headers }), info));
  };
}

const shown = ({ status, errors, data }: Answer) => [
  status,
  errors?.[0]?.extensions.code,
  errors?.[0]?.extensions.reason,
  data,
];
const NOT_FOUND = [404, "NOT_FOUND", "PERSISTED_QUERY_NOT_FOUND", undefined];
const MISMATCH = [400, "BAD_REQUEST", "PERSISTED_QUERY_MISMATCH", undefined];
const NOT_TRUSTED = [403, "FORBIDDEN", "DOCUMENT_NOT_TRUSTED", undefined];
const pointsTaken = () => world.taken.map(({ items }) => items.reduce((sum, { cost }) => sum + cost, 0));

const QUERY = 'query ($n: Int) { leads(source: "nowhere", first: $n) { nodes { name } } }';
const DONE = [200, undefined, undefined, { leads: { nodes: [] } }];

describe("an automatic persisted query", () => {
  it("is asked for by its hash alone once it came with its text, by GET too, with variables", async () => {
    const send = surfaceWith();
    const extensions = hashOf(QUERY);
    expect(shown(await send({ extensions }))).toEqual(NOT_FOUND);
    expect(shown(await send({ query: QUERY, extensions, variables: { n: 3 } }))).toEqual(DONE);
    for (const method of ["GET", "POST"] as const) {
      expect(shown(await send({ extensions, variables: { n: 3 } }, { method }))).toEqual(DONE);
    }
    // GraphQL over HTTP's own name for the same thing.
    expect(shown(await send({ documentId: `sha256:${sha256(QUERY)}` }, { method: "GET" }))).toEqual(DONE);
  });

  it("that is unknown is told in the words that stock clients know, and with 200 to those that take plain JSON", async () => {
    const send = surfaceWith();
    const { status, errors, headers } = await send({ extensions: hashOf(QUERY) }, { accept: "application/json" });
    expect([status, headers.get("x-ratelimit-limit")]).toEqual([200, "3000"]);
    expect(errors).toEqual([
      {
        message: "PersistedQueryNotFound",
        extensions: { code: "NOT_FOUND", reason: "PERSISTED_QUERY_NOT_FOUND" },
      },
    ]);
  });

  it("is refused where the hash is another document's, and not kept under it", async () => {
    const send = surfaceWith();
    const extensions = hashOf("{ health { status } }");
    expect(shown(await send({ query: QUERY, extensions }))).toEqual(MISMATCH);
    expect(shown(await send({ extensions }))).toEqual(NOT_FOUND);
    expect(shown(await send({ extensions: hashOf(QUERY) }))).toEqual(NOT_FOUND);
  });

  it.each([
    ["another version", { version: 2, sha256Hash: "a" }],
    ["no hash", { version: 1 }],
    ["a number for a hash", { version: 1, sha256Hash: 7 }],
    ["an empty hash", { version: 1, sha256Hash: "" }],
    ["a list", []],
    ["a text", "hash"],
  ])("with %s is a bad request, with its text and without", async (_what, persistedQuery) => {
    const send = surfaceWith();
    for (const query of [undefined, QUERY]) {
      const { status, errors } = await send({ query, extensions: { persistedQuery } });
      expect([status, errors?.[0]?.extensions.code]).toEqual([400, "BAD_REQUEST"]);
    }
  });

  it("that writes is no GET", async () => {
    const send = surfaceWith();
    const query = 'mutation { createLead(input: { name: "Ada" }) { submissionId } }';
    const extensions = hashOf(query);
    expect((await send({ query, extensions })).status).toBe(200);
    const before = await world.db.system.lead.count();
    expect(shown(await send({ extensions }, { method: "GET" }))).toEqual([
      405,
      "METHOD_NOT_ALLOWED",
      undefined,
      undefined,
    ]);
    expect(await world.db.system.lead.count()).toBe(before);
  });
});

/** Two levels each, and one at the end. */
const nested = (times: number) => `${"leads { property { ".repeat(times)}id${" } }".repeat(times)}`;

describe("a hash is no way around", () => {
  const costly = `query ($n: Int) { ${Array.from({ length: 100 }, (_, i) => `a${i}: leads(first: $n) { nodes { id } }`).join(" ")} }`;
  const deep = `query ($yes: Boolean!) { leads { nodes { id property @include(if: $yes) { ${nested(5)} } } } }`;
  const extensions = hashOf(costly);

  it("the cost: a document that was kept is measured with each request's variables", async () => {
    const send = surfaceWith();
    expect(shown(await send({ query: costly, extensions, variables: { n: 1 } }))[0]).toBe(200);
    const answer = await send({ extensions, variables: { n: 100 } });
    expect([answer.status, answer.errors?.[0]?.extensions.code, answer.extensions.cost.requested]).toEqual([
      400,
      "BAD_REQUEST",
      1100,
    ]);
  });

  it("the depth", async () => {
    const send = surfaceWith();
    const named = hashOf(deep);
    expect(shown(await send({ query: deep, extensions: named, variables: { yes: false } })).slice(0, 2)).toEqual([
      200,
      undefined,
    ]);
    const { status, errors } = await send({ extensions: named, variables: { yes: true } });
    expect([status, errors?.[0]?.message]).toEqual([400, "query: A document may be at most 12 fields deep."]);
  });

  it("the limiter: a known document takes what its text would, an unknown hash a point, and neither goes past a refusal", async () => {
    const send = surfaceWith();
    await send({ query: QUERY, extensions: hashOf(QUERY), variables: { n: 20 } });
    world.taken.length = 0;
    await send({ extensions: hashOf(QUERY), variables: { n: 20 } });
    expect(pointsTaken()).toEqual([3]);
    world.taken.length = 0;
    await send({ extensions: hashOf("unknown") });
    expect(world.taken).toMatchObject([{ policy: "points", items: [] }]);
    world.limiter.refuses = true;
    try {
      for (const text of [QUERY, "unknown"]) {
        expect(shown(await send({ extensions: hashOf(text) })).slice(0, 2)).toEqual([429, "RATE_LIMITED"]);
      }
    } finally {
      world.limiter.refuses = false;
    }
  });

  it("the credential", async () => {
    const send = surfaceWith();
    await send({ query: QUERY, extensions: hashOf(QUERY) });
    expect(shown(await send({ extensions: hashOf(QUERY) }, { key: null })).slice(0, 2)).toEqual([401, "UNAUTHORIZED"]);
    expect(shown(await send({ extensions: hashOf("unknown") }, { key: "mistyped" })).slice(0, 2)).toEqual([
      401,
      "UNAUTHORIZED",
    ]);
  });

  it.each([
    ["64 KiB", `{ __typename } # ${"x".repeat(65_536)}`, 413, "PAYLOAD_TOO_LARGE"],
    ["4000 tokens", `{ ${"__typename ".repeat(4000)} }`, 400, "BAD_REQUEST"],
    ["500 selections", `{ ${"health { status } ".repeat(251)} }`, 400, "BAD_REQUEST"],
  ])("the limit of %s", async (_what, query, status, code) => {
    const send = surfaceWith();
    expect(shown(await send({ query, extensions: hashOf(query) })).slice(0, 2)).toEqual([status, code]);
    expect(shown(await send({ extensions: hashOf(query) }))).toEqual(NOT_FOUND);
  });
});

describe("what is kept", () => {
  const registered = (marker: string) => `{ health { status } } # ${marker.padEnd(60_000, "x")}`;

  it("are admitted documents alone: none that is malformed, invalid, refused or without an operation", async () => {
    const send = surfaceWith();
    const documents: readonly [Parameters, Sent?][] = [
      [{ query: "{ nonsense" }],
      [{ query: "{ nonsense }" }],
      [{ query: QUERY }, { key: null }],
      [{ query: QUERY }, { key: "mistyped" }],
      [{ query: "query A { __typename }", operationName: "B" }],
    ];
    for (const [parameters, sent] of documents) {
      const extensions = hashOf(String(parameters.query));
      expect((await send({ ...parameters, extensions }, sent)).status).toBeGreaterThanOrEqual(400);
      expect(shown(await send({ extensions }))).toEqual(NOT_FOUND);
    }
    world.limiter.refuses = true;
    await send({ query: QUERY, extensions: hashOf(QUERY) });
    world.limiter.refuses = false;
    expect(shown(await send({ extensions: hashOf(QUERY) }))).toEqual(NOT_FOUND);
  });

  it("is bounded by its characters: what was used the longest ago goes first", async () => {
    const send = surfaceWith();
    const texts = Array.from({ length: 70 }, (_, i) => registered(`${i} `));
    for (const query of texts) expect((await send({ query, extensions: hashOf(query) })).status).toBe(200);
    // 4 MiB hold 69 documents of 60,000 characters and their hashes.
    expect(shown(await send({ extensions: hashOf(texts[0] ?? "") }))).toEqual(NOT_FOUND);
    for (const text of [texts[1], texts[69]]) expect((await send({ extensions: hashOf(text ?? "") })).status).toBe(200);
  });
});

describe("trusted documents", () => {
  const documents = new TrustedDocuments(new Map([["leads-1", QUERY]]));

  it("are asked for by their id and by their hash, in either way, by GET and POST", async () => {
    const send = surfaceWith({ documents });
    const ways: readonly Parameters[] = [
      { documentId: "leads-1" },
      { documentId: `sha256:${sha256(QUERY)}` },
      { documentId: sha256(QUERY) },
      { extensions: { persistedQuery: { version: 1, sha256Hash: "leads-1" } } },
      { extensions: hashOf(QUERY) },
      { extensions: hashOf(QUERY), documentId: "leads-1", query: QUERY },
    ];
    for (const way of ways) {
      for (const method of ["GET", "POST"] as const) expect(shown(await send(way, { method }))).toEqual(DONE);
    }
    expect(shown(await send({ documentId: "leads-2" }))).toEqual(NOT_FOUND);
  });

  it("leave others be, but not under their ids", async () => {
    const send = surfaceWith({ documents });
    const query = "{ health { status } }";
    expect(shown(await send({ query }))[0]).toBe(200);
    expect(shown(await send({ query, documentId: "leads-1" }))).toEqual(MISMATCH);
    expect(shown(await send({ query, extensions: hashOf(query), documentId: "leads-1" }))).toEqual(MISMATCH);
    expect(shown(await send({ documentId: "leads-1", extensions: hashOf(query) }))).toEqual(MISMATCH);
  });

  it.each([[7], [{}], [[]], [""]])("are not named by %j", async (documentId) => {
    const { status, errors } = await surfaceWith({ documents })({ documentId, query: QUERY });
    expect([status, errors?.[0]?.extensions.code]).toEqual([400, "BAD_REQUEST"]);
  });

  it("are all there is where the operator wants it so", async () => {
    const send = surfaceWith({ documents, documentsOnly: true });
    expect(shown(await send({ documentId: "leads-1" }))).toEqual(DONE);
    expect(shown(await send({ query: QUERY }))).toEqual(DONE);
    const others = ["{ health { status } }", "{ __schema { queryType { name } } }", `${QUERY} `, "{ nonsense"];
    world.taken.length = 0;
    for (const query of others) {
      expect(shown(await send({ query }))).toEqual(NOT_TRUSTED);
      expect(shown(await send({ query, extensions: hashOf(query) }))).toEqual(NOT_TRUSTED);
      expect(shown(await send({ extensions: hashOf(query) }))).toEqual(NOT_FOUND);
    }
    // Each of them was counted.
    expect(world.taken).toHaveLength(3 * others.length);
  });
});
