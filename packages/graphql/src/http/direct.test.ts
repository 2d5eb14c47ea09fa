import { createLead, createProperty } from "@orrery/domain";
import { parse } from "graphql";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { answerOf, gid, keyHeader, openWorld, type World, without } from "../../test/world.ts";
import { PersistedDocuments } from "../documents/persisted.ts";
import { Exchange } from "../exchange.ts";
import { planFor } from "../execution/execute.ts";
import { schema } from "../schema.ts";
import { directAnswer } from "./direct.ts";
import { documentCaches } from "./documents.ts";

let world: World;
let leadId: string;
beforeAll(async () => {
  world = await openWorld();
  const propertyId = (await world.run(createProperty, { title: "Oak Avenue" })).id;
  leadId = (await world.run(createLead, { name: "Ada", propertyId })).lead?.id ?? "";
});
beforeEach(() => {
  world.taken.length = 0;
  world.limiter.refuses = false;
});
afterAll(() => world.close());

/** Sends any parameters, and gives everything that is to be seen of the answer. */
async function sent(body: unknown, headers: Record<string, string> = {}) {
  const text = JSON.stringify(body);
  const request = new Request("http://localhost/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", ...keyHeader(), ...headers },
    body: text,
  });
  const answer = await answerOf(await world.send(request));
  const { asOf: _, ...extensions } = answer.extensions as { asOf?: string };
  return { ...answer, at: undefined, extensions, headers: Object.fromEntries(answer.headers) };
}

const LEADS = "query ($first: Int) { leads(first: $first) { nodes { id name } pageInfo { endCursor } } }";
/** The same, as Yoga always answers it. */
const LEADS_BY_YOGA = LEADS.replace("{ id", "@include(if: true) { id");

describe("a document that was executed before", () => {
  it.each([
    ["data", { query: LEADS }],
    ["variables", { query: LEADS, variables: { first: 1 }, operationName: null, extensions: null }],
    ["variables that do not fit", { query: LEADS, variables: { first: "one" } }],
    ["variables that are none", { query: LEADS, variables: "first" }],
    ["an operation that it does not have", { query: LEADS, operationName: "Other" }],
    ["an operation that is no name", { query: LEADS, operationName: 7 }],
    ["extensions that are none", { query: LEADS, extensions: [] }],
    ["a page that is too large", { query: LEADS, variables: { first: 500 } }],
    ["a failure below", { query: "{ properties { nodes { images(first: 0) { id } } } health { status } }" }],
    ["another's hash", { query: LEADS, extensions: { persistedQuery: { version: 1, sha256Hash: "0".repeat(64) } } }],
  ])("is answered again as the first time, of %s", async (_what, body) => {
    const first = await sent(body);
    expect(await sent(body)).toEqual(first);
    expect(await sent(body)).toEqual(first);
  });

  it.each([
    "*/*",
    "application/json",
    "application/graphql-response+json",
    "application/graphql-response+json, application/json;q=0.9",
    "application/json, application/graphql-response+json",
    "application/*",
    "text/html, */*;q=0.1",
    "text/event-stream, application/json",
    "application/json; charset=latin1, application/graphql-response+json",
    "APPLICATION/JSON; charset=utf-8",
  ])("is answered in the media type that Yoga would choose for %s", async (accept) => {
    const byYoga = await sent({ query: LEADS_BY_YOGA }, { accept });
    await sent({ query: LEADS });
    const direct = await sent({ query: LEADS }, { accept });
    expect(direct.headers).toEqual(byYoga.headers);
    expect([direct.status, direct.data]).toEqual([200, byYoga.data]);
  });

  it("is admitted each time, and once", async () => {
    await sent({ query: LEADS });
    world.taken.length = 0;
    await sent({ query: LEADS, variables: { first: 100 } });
    expect(world.taken.map(({ items }) => items.map(({ operation, cost }) => [operation, cost]))).toEqual([
      [["leads.list", 11]],
    ]);
  });

  it("is read with each request's variables, also below its root fields", async () => {
    const query =
      "query ($n: Int, $of: Int) { leads(first: $of) { nodes { property { leads(first: $n) { name } } } } }";
    const counted = async (variables: object) => {
      const { data } = (await sent({ query, variables })) as {
        data: { leads: { nodes: { property: { leads: object[] } }[] } };
      };
      return [data.leads.nodes.length, data.leads.nodes[0]?.property.leads.length];
    };
    const { id } = await world.run(createProperty, { title: "Elm Street" });
    for (const name of ["Bea", "Cid"]) await world.run(createLead, { name, propertyId: id });
    for (const [variables, expected] of [
      [{ n: 1, of: 2 }, [2, 1]],
      [{ n: 2, of: 1 }, [1, 2]],
      [{ n: 1, of: 1 }, [1, 1]],
      [{ n: 2, of: 2 }, [2, 2]],
    ] as const) {
      expect(await counted(variables)).toEqual(expected);
    }
  });

  it("is refused by its limit, and asked for once", async () => {
    await sent({ query: LEADS });
    world.limiter.refuses = true;
    world.taken.length = 0;
    const refused = await sent({ query: LEADS });
    expect(refused).toMatchObject({ status: 429, headers: { "retry-after": "7" } });
    expect(refused.errors).toMatchObject([{ extensions: { code: "RATE_LIMITED", details: { retryAfterSeconds: 7 } } }]);
    expect(world.taken).toHaveLength(1);
  });

  it("is refused with a bad credential, and asked for once", async () => {
    await sent({ query: LEADS });
    world.taken.length = 0;
    const refused = await sent({ query: LEADS }, keyHeader("nonsense"));
    const extensions = { code: "UNAUTHORIZED", reason: "CREDENTIAL_INVALID" };
    expect(refused).toMatchObject({ status: 401, errors: [{ extensions }] });
    expect(world.taken).toHaveLength(1);
  });

  it("shows each caller what they may see", async () => {
    const query = `{ lead(id: "${gid("Lead", leadId)}") { name property { title } } }`;
    const all = await sent({ query });
    expect(await sent({ query })).toEqual(all);
    const some = await sent({ query }, keyHeader(without("properties:read")));
    expect(some.data).toEqual({ lead: { name: "Ada", property: null } });
    expect(some.errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    const none = await sent({ query }, keyHeader(without("leads:read")));
    expect(none).toMatchObject({ data: { lead: null }, errors: [{ path: ["lead"] }] });
  });
});

describe("a direct answer", () => {
  const asked = async (query: string, isPlanned: boolean, accept: string | null = null) => {
    const headers = new Headers(keyHeader());
    const info = { address: "203.0.113.9", requestId: "req-1", whenOver: () => undefined };
    const reply = { isStream: false, hasStatus: true, endsByItself: false };
    const authentication = await world.ports.authenticate(headers, info.address);
    const exchange = new Exchange(world.ports, authentication, { ...info, reply, idempotencyKey: undefined });
    const parts = { documents: new PersistedDocuments({}), caches: documentCaches() };
    const document = parse(query);
    parts.caches.documentCache.set(query, document);
    if (isPlanned) planFor(schema, document);
    return directAnswer(
      parts,
      exchange,
      accept,
      async () => ({ query }),
      () => undefined,
    );
  };

  it("is given of what has a plan", async () => {
    const response = await asked(`{ lead(id: "${leadId}") { name __typename } }`, true);
    expect(await response?.json()).toMatchObject({ data: { lead: { name: "Ada", __typename: "Lead" } } });
  });

  it.each([
    ["what was not executed yet", "{ leads { nodes { name } } }", false, null],
    ["what has no plan", "{ __schema { queryType { name } } }", true, null],
    ["a mutation", "mutation { logout(input: {}) { clientMutationId } }", true, null],
    ["who takes a stream alone", "{ leads { nodes { name } } }", true, "text/event-stream"],
  ])("is not given of %s, and nothing is asked", async (_what, query, isPlanned, accept) => {
    expect(await asked(query, isPlanned, accept)).toBeUndefined();
    expect(world.taken).toEqual([]);
  });
});
