import { ERRORS, type ErrorCode } from "@orrery/operation";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerOf, keyHeader, openWorld, type World } from "../test/world.ts";
import { createGraphQLSurface, TrustedDocuments } from "./index.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const ENDPOINT = "http://localhost/graphql";
const ACCEPT = "application/graphql-response+json";

interface Sent extends RequestInit {
  readonly parameters?: Readonly<Record<string, string>>;
  /** As in `keyHeader`. */
  readonly key?: readonly string[] | string | null;
}

const document = (query: string, rest: Record<string, unknown> = {}): Sent => ({
  method: "POST",
  body: JSON.stringify({ query, ...rest }),
});
const get = (parameters: Record<string, string>): Sent => ({ parameters });
const sized = (rows: number) => Array.from({ length: rows }, (_, i) => `a${i}: leads(first: 100) { nodes { id } }`);

/** Every way to be refused as a whole. */
const REFUSALS: readonly (readonly [string, Sent, ErrorCode])[] = [
  ["no body", { method: "POST" }, "BAD_REQUEST"],
  ["no JSON", { method: "POST", body: "{" }, "BAD_REQUEST"],
  ["a batch", { method: "POST", body: '[{"query":"{ __typename }"}]' }, "BAD_REQUEST"],
  ["no document", { method: "POST", body: "{}" }, "BAD_REQUEST"],
  ["no document by GET", get({}), "BAD_REQUEST"],
  ["an empty document", document(""), "BAD_REQUEST"],
  ["another content type", { ...document("{ __typename }"), headers: { "content-type": "text/plain" } }, "BAD_REQUEST"],
  ["no content type", { ...document("{ __typename }"), headers: { "content-type": "" } }, "BAD_REQUEST"],
  ["what does not parse", document("{ nonsense"), "BAD_REQUEST"],
  ["an unknown field", document("{ nonsense }"), "BAD_REQUEST"],
  ["an unknown argument", document("{ leads(nonsense: 1) { nodes { id } } }"), "BAD_REQUEST"],
  ["an argument of another type", document('{ leads(first: "1") { nodes { id } } }'), "BAD_REQUEST"],
  ["an unknown value of an enum", document("{ leads(status: dancing) { nodes { id } } }"), "BAD_REQUEST"],
  ["an unknown fragment", document("{ ...Nonsense }"), "BAD_REQUEST"],
  ["an unknown directive", document("{ __typename @nonsense }"), "BAD_REQUEST"],
  ["a missing variable", document("query ($id: ID!) { lead(id: $id) { id } }"), "BAD_REQUEST"],
  [
    "a variable of another type",
    document("query ($n: Int) { leads(first: $n) { nodes { id } } }", { variables: { n: "many" } }),
    "BAD_REQUEST",
  ],
  ["variables that are no object", document("{ __typename }", { variables: [] }), "BAD_REQUEST"],
  ["variables in the URL that are no JSON", get({ query: "{ __typename }", variables: "{" }), "BAD_REQUEST"],
  ["extensions that are no object", document("{ __typename }", { extensions: "x" }), "BAD_REQUEST"],
  ["an operation's name that is no text", document("query A { __typename }", { operationName: 7 }), "BAD_REQUEST"],
  ["an unknown operation", document("query A { __typename }", { operationName: "B" }), "BAD_REQUEST"],
  ["two operations and no name", document("query A { __typename } query B { __typename }"), "BAD_REQUEST"],
  ["fragments alone", document("fragment A on Query { __typename }"), "BAD_REQUEST"],
  ["a subscription", document("subscription { leads { id } }"), "BAD_REQUEST"],
  ["a subscription by GET", get({ query: "subscription { leads { id } }" }), "BAD_REQUEST"],
  [
    "too deep a document",
    document(`{ leads { nodes { ${"property { leads { ".repeat(6)}id${" } }".repeat(6)} } } }`),
    "BAD_REQUEST",
  ],
  ["too costly a document", document(`{ ${sized(100).join(" ")} }`), "BAD_REQUEST"],
  ["introspection twice", document("{ a: __schema { description } b: __schema { description } }"), "BAD_REQUEST"],
  ["a document that is too long", document(`{ __typename } # ${"x".repeat(65_536)}`), "PAYLOAD_TOO_LARGE"],
  [
    "a body that is too large",
    document("{ __typename }", { variables: { a: "a".repeat(1024 * 1024) } }),
    "PAYLOAD_TOO_LARGE",
  ],
  ["PUT", { ...document("{ __typename }"), method: "PUT" }, "METHOD_NOT_ALLOWED"],
  ["PATCH", { ...document("{ __typename }"), method: "PATCH" }, "METHOD_NOT_ALLOWED"],
  ["DELETE", { method: "DELETE" }, "METHOD_NOT_ALLOWED"],
  [
    "a write by GET",
    get({ query: 'mutation { createLead(input: { name: "Ada" }) { submissionId } }' }),
    "METHOD_NOT_ALLOWED",
  ],
  [
    "an unknown hash",
    document(undefined as never, { extensions: { persistedQuery: { version: 1, sha256Hash: "a" } } }),
    "NOT_FOUND",
  ],
  ["an unknown hash by GET", get({ extensions: '{"persistedQuery":{"version":1,"sha256Hash":"a"}}' }), "NOT_FOUND"],
  ["an unknown id", get({ documentId: "a" }), "NOT_FOUND"],
  [
    "another document's hash",
    document("{ __typename }", { extensions: { persistedQuery: { version: 1, sha256Hash: "a" } } }),
    "BAD_REQUEST",
  ],
  ["no credential", { ...document("{ leads { nodes { id } } }"), key: null }, "UNAUTHORIZED"],
  ["a bad credential", { ...document("{ leads { nodes { id } } }"), key: "mistyped" }, "UNAUTHORIZED"],
  [
    "one key for two writes",
    {
      ...document(
        'mutation { a: createLead(input: { name: "A" }) { submissionId } b: createLead(input: { name: "B" }) { submissionId } }',
      ),
      headers: { "idempotency-key": "one" },
    },
    "BAD_REQUEST",
  ],
];

function requestOf({ parameters, key, headers, ...init }: Sent, accept = ACCEPT): Request {
  const url = parameters ? `${ENDPOINT}?${new URLSearchParams(parameters)}` : ENDPOINT;
  const sent = {
    accept,
    "content-type": "application/json",
    ...keyHeader(key),
    ...(headers as Record<string, string>),
  };
  return new Request(url, { ...init, headers: sent });
}

async function expectRefused(response: Response, code: ErrorCode) {
  const { status, headers, data, errors, extensions } = await answerOf(response);
  expect(errors?.map((error) => error.extensions.code)).toEqual(errors?.map(() => code));
  expect([status, data, errors?.length]).toEqual([ERRORS[code].http, undefined, expect.any(Number)]);
  expect(errors?.[0]?.message).toEqual(expect.any(String));
  expect(headers.get("content-type")).toContain(ACCEPT);
  expect([headers.get("x-ratelimit-limit"), extensions.cost.limit]).toEqual(["3000", 3000]);
  expect(world.reported).toEqual([]);
}

describe("every refusal has its code from the table, its status, the limit and the cost", () => {
  it.each(REFUSALS)("%s", async (_what, sent, code) => {
    await expectRefused(await world.send(requestOf(sent)), code);
  });

  it.each(REFUSALS)("%s, over the limit", async (_what, sent) => {
    world.limiter.refuses = true;
    try {
      await expectRefused(await world.send(requestOf(sent)), "RATE_LIMITED");
    } finally {
      world.limiter.refuses = false;
    }
  });

  it.each(REFUSALS)("%s, for a client that takes plain JSON", async (_what, sent, code) => {
    const { errors, data } = await answerOf(await world.send(requestOf(sent, "application/json")));
    expect([errors?.[0]?.extensions.code, data]).toEqual([code, undefined]);
  });

  it("what the operator refuses", async () => {
    const documents = new TrustedDocuments(new Map([["a", "{ health { status } }"]]));
    const { handle: surface } = createGraphQLSurface(world.ports, {
      documents,
      documentsOnly: true,
      introspection: false,
    });
    const info = { address: "203.0.113.9", requestId: "req-1", whenOver: () => undefined };
    await expectRefused(await surface(requestOf(document("{ __typename }")), info), "FORBIDDEN");
  });
});

describe("every refusal of a field has its code, and leaves the others", () => {
  it.each([
    ["a bad value", 'lead(id: "nonsense") { id }', "BAD_REQUEST"],
    ["a bad page", "leads(first: 0) { nodes { id } }", "BAD_REQUEST"],
    ["a bad cursor", 'leads(after: "nonsense") { nodes { id } }', "BAD_REQUEST"],
    ["an unknown row", `lead(id: "${crypto.randomUUID()}") { id }`, "NOT_FOUND"],
    ["an unknown node", 'node(id: "V2l6YXJkOjE=") { id }', "NOT_FOUND"],
    ["a missing scope", "properties { nodes { id } }", "FORBIDDEN"],
  ] as const)("%s", async (_what, field, code) => {
    const { status, errors, data } = await world.ask(`{ field: ${field} health { status } }`, { key: ["leads:read"] });
    expect([status, data]).toEqual([200, { field: null, health: { status: "ok" } }]);
    expect(errors).toMatchObject([{ path: ["field"], extensions: { code } }]);
  });
});
