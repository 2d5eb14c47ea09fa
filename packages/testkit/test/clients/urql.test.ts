import { readTrustedDocuments } from "@orrery/graphql";
import { Client, type Exchange, fetchExchange, formatDocument, gql, stringifyDocument } from "@urql/core";
import { cacheExchange } from "@urql/exchange-graphcache";
import { relayPagination } from "@urql/exchange-graphcache/extras";
import { persistedExchange } from "@urql/exchange-persisted";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addressing, PAGE_SIZE, serveProperties, TWO_PAGES } from "./serving.ts";

interface Page {
  readonly properties: {
    readonly edges: readonly { readonly node: { readonly id: string; readonly title: string } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

const PAGE = gql<Page, { first: number; after?: string | null }>`
  query Properties($first: Int, $after: String) {
    properties(first: $first, after: $after) {
      edges { node { id title agent { id name } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;
const FIRST = { first: PAGE_SIZE };

type Served = Awaited<ReturnType<typeof serveProperties>>;

/** A stock client of its own, with nothing cached; `before` is what stands before HTTP. */
function clientOf({ url, headers, fetch }: Served, before: Exchange[] = []) {
  const cache = cacheExchange({ resolvers: { Query: { properties: relayPagination() } } });
  return new Client({ url, fetch, fetchOptions: { headers }, exchanges: [cache, ...before, fetchExchange] });
}

async function readTwoPages(client: Client): Promise<void> {
  const { data, error } = await client.query(PAGE, FIRST);
  expect(error).toBeUndefined();
  const next = await client.query(PAGE, { ...FIRST, after: data?.properties.pageInfo.endCursor ?? null });
  expect(next.error).toBeUndefined();
}

const cached = (client: Client) => client.readQuery(PAGE, FIRST)?.data?.properties;
const titlesOf = (page: Page["properties"] | undefined) => page?.edges.map(({ node }) => node.title);

let served: Served;
beforeAll(async () => {
  served = await serveProperties();
});
afterAll(() => served[Symbol.asyncDispose]());

it("urql's client reads two pages of a connection from its normalised cache", async () => {
  const client = clientOf(served);
  await readTwoPages(client);
  expect(served.sent.splice(0)).toHaveLength(2);
  expect(titlesOf(cached(client))).toEqual(TWO_PAGES);
  expect(cached(client)?.pageInfo).toMatchObject({ hasNextPage: true, endCursor: expect.any(String) });
  const { data } = await client.query(PAGE, FIRST);
  expect(titlesOf(data?.properties)).toEqual(TWO_PAGES);
  expect(served.sent).toEqual([]);
});

describe("urql's persisted exchange", () => {
  it.each([
    ["POST", false],
    ["GET", true],
  ])("sends the text once, and then the hash alone, by %s", async (method, preferGetForPersistedQueries) => {
    await using own = await serveProperties();
    const client = () => clientOf(own, [persistedExchange({ preferGetForPersistedQueries })]);
    await readTwoPages(client());
    await readTwoPages(client());
    const [miss, told, ...rest] = addressing(own.sent);
    expect([miss, told]).toEqual([`${method} hash`, `${method} hash text`]);
    expect(rest).toEqual([`${method} hash`, `${method} hash`, `${method} hash`]);
  });

  it("asks for what its build has put into the operator's file, where nothing else is served", async () => {
    const documents = readTrustedDocuments(JSON.stringify({ "properties-1": stringifyDocument(formatDocument(PAGE)) }));
    await using own = await serveProperties({ documents, documentsOnly: true });
    const named = persistedExchange({ enforcePersistedQueries: true, generateHash: async () => "properties-1" });
    const client = clientOf(own, [named]);
    await readTwoPages(client);
    expect(titlesOf(cached(client))).toEqual(TWO_PAGES);
    expect(addressing(own.sent)).toEqual(["GET hash", "GET hash"]);
    const { error } = await clientOf(own).query("{ health { status } }", {});
    expect(error?.graphQLErrors[0]?.extensions).toMatchObject({ reason: "DOCUMENT_NOT_TRUSTED" });
  });
});
