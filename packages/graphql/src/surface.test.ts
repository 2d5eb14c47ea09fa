import { getIntrospectionQuery } from "graphql";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { answerOf, keyHeader, openWorld, type World } from "../test/world.ts";
import { createGraphQLSurface } from "./index.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(() => {
  world.taken.length = 0;
  world.reported.length = 0;
});
afterAll(() => world.close());

const ENDPOINT = "http://localhost/graphql";
const JSON_HEADERS = { "content-type": "application/json" };
const post = (body: RequestInit["body"], headers: Record<string, string> = JSON_HEADERS) =>
  world.send(new Request(ENDPOINT, { method: "POST", headers: { ...headers, ...keyHeader() }, body: body ?? null }));
const get = (parameters: Record<string, string>) =>
  world.send(new Request(`${ENDPOINT}?${new URLSearchParams(parameters)}`, { headers: keyHeader() }));

/** What every refusal has: GraphQL's shape, the code, limits and cost. */
async function expectRefusal(response: Response, status: number, code: string) {
  const answer = await answerOf(response);
  expect([answer.status, answer.errors?.[0]?.extensions.code]).toEqual([status, code]);
  expect(answer.data).toBeUndefined();
  expect(answer.headers.get("content-type")).toMatch(/json/);
  expect(answer.headers.get("x-ratelimit-limit")).toBe("3000");
  expect(answer.extensions.cost).toBeDefined();
  return answer;
}

describe("the cost", () => {
  it("is in every answer, with what is left, and is what the limiter was asked for", async () => {
    const { extensions, headers } = await world.ask("{ leads(first: 100) { nodes { id } } health { status } }");
    expect(extensions.cost).toEqual({
      requested: 12,
      remaining: 2990,
      limit: 3000,
      resetAt: "2027-01-15T08:00:00.000Z",
    });
    expect(headers.get("x-ratelimit-remaining")).toBe("2990");
    expect(world.taken).toMatchObject([
      { policy: "points", items: [] },
      {
        policy: "points",
        items: [
          { operation: "leads.list", cost: 11 },
          { operation: "health.get", cost: 0 },
        ],
      },
    ]);
  });

  it("of a document without operations is counted too", async () => {
    await world.ask("{ a: __typename b: __typename }");
    await world.ask("{ nonsense");
    expect(world.taken.map(({ items }) => items.map(({ cost }) => cost))).toEqual([[], [1], []]);
  });

  it("over 1000 is refused before anything runs", async () => {
    const many = Array.from({ length: 100 }, (_, index) => `a${index}: leads(first: 100) { nodes { id } }`).join(" ");
    world.statements.length = 0;
    const { status, errors, extensions } = await world.ask(`{ ${many} }`);
    expect([status, errors?.[0]?.extensions.code, extensions.cost.requested]).toEqual([400, "BAD_REQUEST", 1100]);
    expect(world.statements).toEqual([]);
  });
});

describe("the limiter", () => {
  it("refuses a document whole: 429, Retry-After, nothing run", async () => {
    const before = await world.db.system.lead.count();
    world.limiter.refuses = true;
    try {
      const documents = [
        'mutation { createLead(input: { name: "Ada" }) { submissionId } }',
        "{ nonsense",
        "{ __typename }",
      ];
      for (const document of documents) {
        const { status, data, errors, headers, extensions } = await world.ask(document);
        expect([status, data, errors?.length]).toEqual([429, undefined, 1]);
        expect(errors?.[0]?.extensions).toEqual({ code: "RATE_LIMITED", details: { retryAfterSeconds: 7 } });
        expect(headers.get("retry-after")).toBe("7");
        expect(extensions.cost.remaining).toBe(0);
      }
      const asJson = await post(JSON.stringify({ query: "{ __typename }" }), {
        ...JSON_HEADERS,
        accept: "application/json",
      });
      expect(asJson.status).toBe(429);
    } finally {
      world.limiter.refuses = false;
    }
    expect(await world.db.system.lead.count()).toBe(before);
  });

  it("is asked for a document's first point before it is parsed, and once for all of them where it is known", async () => {
    const write = 'mutation { asked: createLead(input: { name: "Ada" }) { lead { id property { id } } } }';
    const invalid = "{ nonsense(asked: 1) }";
    const takenBy = async (document: string) => {
      world.taken.length = 0;
      await world.ask(document);
      return world.taken.map(({ items }) => items.reduce((sum, { cost }) => sum + cost, 0));
    };
    expect([await takenBy(write), await takenBy(write)]).toEqual([[0, 0], [1]]);
    expect([await takenBy(invalid), await takenBy(invalid)]).toEqual([[0], [0]]);
  });

  it("refuses a caller that is over its limit before its document is parsed", async () => {
    const document = "{ unparsed: __typename }";
    world.limiter.refuses = true;
    try {
      expect(await world.ask(document)).toMatchObject({ status: 429 });
    } finally {
      world.limiter.refuses = false;
    }
    world.taken.length = 0;
    await world.ask(document);
    // Had it been parsed, it would be known by now, and nothing be taken ahead.
    expect(world.taken).toMatchObject([{ items: [] }, { items: [{ cost: 0 }] }]);
  });
});

describe("a request", () => {
  it("by GET may query, with variables", async () => {
    const query = "query ($n: Int) { leads(first: $n) { nodes { name } } }";
    const answer = await answerOf(await get({ query, variables: '{"n":1}' }));
    expect([answer.status, answer.errors]).toEqual([200, undefined]);
  });

  it("by GET may not write", async () => {
    const before = await world.db.system.lead.count();
    const query = 'mutation { createLead(input: { name: "Ada" }) { submissionId } }';
    const { headers } = await expectRefusal(await get({ query }), 405, "METHOD_NOT_ALLOWED");
    expect(headers.get("allow")).toBe("POST");
    expect(await world.db.system.lead.count()).toBe(before);
  });

  it("by another method is refused", async () => {
    const response = await world.send(new Request(ENDPOINT, { method: "PUT", headers: keyHeader(), body: "{}" }));
    const { headers } = await expectRefusal(response, 405, "METHOD_NOT_ALLOWED");
    expect(headers.get("allow")).toBe("GET, POST");
  });

  it.each([
    ["malformed JSON", "{"],
    ["nothing", ""],
    ["null", "null"],
    ["a text", '"query"'],
    ["a number", "7"],
    ["a batch", '[{"query":"{ __typename }"},{"query":"{ __typename }"}]'],
    ["no query", "{}"],
    ["an object for a query", '{"query":{"$ne":null}}'],
    ["a list of variables", '{"query":"{ __typename }","variables":[]}'],
    ["an unknown operation name", '{"query":"query A { __typename }","operationName":"B"}'],
    ["no operation", '{"query":"fragment A on Query { __typename }"}'],
  ])("with %s is refused with 400 and a GraphQL error", async (_what, body) => {
    const accept = "application/graphql-response+json";
    await expectRefusal(await post(body, { ...JSON_HEADERS, accept }), 400, "BAD_REQUEST");
    expect(world.reported).toEqual([]);
  });

  it("with malformed variables in its URL is refused with 400", async () => {
    await expectRefusal(await get({ query: "{ __typename }", variables: "{" }), 400, "BAD_REQUEST");
  });

  it.each(["application/x-www-form-urlencoded", "multipart/form-data", "application/graphql", "text/plain"])(
    "of the type %s, which browsers send without asking, is refused",
    async (type) => {
      const response = await post("query={__typename}", { "content-type": type });
      await expectRefusal(response, 400, "BAD_REQUEST");
    },
  );

  it("over 1 MiB is refused with 413, whether or not it says its length", async () => {
    const large = JSON.stringify({ query: "{ __typename }", variables: { a: "a".repeat(1024 * 1024) } });
    await expectRefusal(await post(large), 413, "PAYLOAD_TOO_LARGE");
    const chunks = ReadableStream.from([Buffer.from(large)]);
    const init = {
      method: "POST",
      headers: { ...JSON_HEADERS, ...keyHeader() },
      body: chunks,
      duplex: "half" as const,
    };
    await expectRefusal(await world.send(new Request(ENDPOINT, init)), 413, "PAYLOAD_TOO_LARGE");
  });

  it("with a document of more than 64 KiB, or 4000 tokens, is refused", async () => {
    await expectRefusal(
      await post(JSON.stringify({ query: `{ __typename } # ${"x".repeat(65_536)}` })),
      413,
      "PAYLOAD_TOO_LARGE",
    );
    const accept = "application/graphql-response+json";
    const tokens = JSON.stringify({ query: `{ ${"__typename ".repeat(4000)} }` });
    await expectRefusal(await post(tokens, { ...JSON_HEADERS, accept }), 400, "BAD_REQUEST");
  });

  it.each([
    ["lists", `{ health(a: ${"[".repeat(3_900)}`],
    ["selections", "{a".repeat(1_990)],
    ["selections that are closed", `${"{a".repeat(1_990)}${"}".repeat(1_990)}`],
    ["a variable's type", `query ($v: ${"[".repeat(1_900)}Int${"]".repeat(1_900)}) { __typename }`],
  ])("nested so deeply by %s that the parser's stack would overflow is refused with 400", async (_what, query) => {
    const accept = "application/graphql-response+json";
    await expectRefusal(await post(JSON.stringify({ query }), { ...JSON_HEADERS, accept }), 400, "BAD_REQUEST");
    expect(world.reported).toEqual([]);
  });

  it("whose fragments chain so far that validation's stack might overflow is no error of ours", async () => {
    const links = Array.from({ length: 480 }, (_, at) => `fragment F${at} on Query { ...F${at + 1} }`).join(" ");
    const { status } = await world.ask(`{ ...F0 } ${links} fragment F480 on Query { __typename }`);
    expect(status).toBeLessThan(500);
    expect(world.reported).toEqual([]);
  });

  it("with more than 500 selections is refused before validation compares them", async () => {
    const accept = "application/graphql-response+json";
    const query = `{ ${"health { status } ".repeat(251)} }`;
    const { errors } = await expectRefusal(
      await post(JSON.stringify({ query }), { ...JSON_HEADERS, accept }),
      400,
      "BAD_REQUEST",
    );
    expect(errors?.[0]?.message).toContain("at most 500 selections");
    expect((await world.ask(`{ ${"health { status } ".repeat(250)} }`)).errors).toBeUndefined();
  });

  it("may carry parameters that we do not know", async () => {
    const response = await post(JSON.stringify({ query: "{ __typename }", tracking: 1 }));
    expect((await answerOf(response)).data).toEqual({ __typename: "Query" });
  });

  it("with cyclic fragments is refused by validation", async () => {
    const { status, errors } = await world.ask("{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }");
    expect([status, errors?.[0]?.extensions.code]).toEqual([400, "BAD_REQUEST"]);
  });

  it("for the whole schema is answered", async () => {
    const { status, errors } = await world.ask(getIntrospectionQuery());
    expect([status, errors]).toEqual([200, undefined]);
  });
});

describe("an unexpected error", () => {
  const surfaceWith = (broken: Partial<World["ports"]>) => createGraphQLSurface({ ...world.ports, ...broken }).handle;
  const request = (query: string) =>
    new Request(ENDPOINT, {
      method: "POST",
      headers: { ...JSON_HEADERS, ...keyHeader() },
      body: JSON.stringify({ query }),
    });
  const info = { address: "203.0.113.9", requestId: "req-7", whenOver: () => undefined };
  const shown = {
    message: "Something went wrong on our side.",
    extensions: { code: "INTERNAL_ERROR", details: { requestId: "req-7" } },
  };
  const breaks = () => {
    throw new Error("secret: SELECT 1");
  };

  it("in a field shows nothing but the request id, and is reported", async () => {
    const query = 'mutation { createProperty(input: { title: "Oak" }) { property { title } } }';
    const response = await surfaceWith({ tenant: breaks })(request(query), info);
    expect(await response.clone().text()).not.toContain("secret");
    const { status, errors } = await answerOf(response);
    expect(status).toBe(200);
    expect(errors).toMatchObject([{ ...shown, path: ["createProperty", "property", "title"] }]);
    expect(world.reported).toMatchObject([{ message: "secret: SELECT 1" }]);
  });

  it.each([
    ["the limiter", () => surfaceWith({ kernel: { ...world.ports.kernel, admit: breaks } })],
    ["authentication", () => surfaceWith({ authenticate: breaks })],
  ])("of %s is a 500 in GraphQL's shape, and is reported", async (_what, surface) => {
    for (const query of ["{ organization { name } }", "{ nonsense"]) {
      world.reported.length = 0;
      const response = await surface()(request(query), info);
      expect(response.status).toBe(500);
      expect(await response.json()).toEqual({ errors: [shown] });
      expect(world.reported).toContainEqual(expect.objectContaining({ message: "secret: SELECT 1" }));
    }
  });
});
