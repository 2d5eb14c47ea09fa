import { createHash } from "node:crypto";
import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache, type TypedDocumentNode } from "@apollo/client";
import { PersistedQueryLink } from "@apollo/client/link/persisted-queries";
import { relayStylePagination } from "@apollo/client/utilities";
import { readTrustedDocuments } from "@orrery/graphql";
import { type DocumentNode, print } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addressing, PAGE_SIZE, serveProperties, TWO_PAGES } from "./serving.ts";

interface Page {
  readonly properties: {
    readonly edges: readonly { readonly node: { readonly id: string; readonly title: string } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

const PAGE: TypedDocumentNode<Page, { first: number; after?: string | null }> = gql`
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
function clientOf({ url, headers, fetch }: Served, before: ApolloLink[] = []) {
  const cache = new InMemoryCache({ typePolicies: { Query: { fields: { properties: relayStylePagination() } } } });
  return new ApolloClient({ cache, link: ApolloLink.from([...before, new HttpLink({ uri: url, headers, fetch })]) });
}

/** As a component does that shows a list and a button for more of it. */
async function readTwoPages(client: ApolloClient): Promise<void> {
  const { data } = await client.query({ query: PAGE, variables: FIRST });
  const after = data?.properties.pageInfo.endCursor ?? null;
  await client.watchQuery({ query: PAGE, variables: FIRST }).fetchMore({ variables: { ...FIRST, after } });
}

const cached = (client: ApolloClient) => client.cache.readQuery({ query: PAGE, variables: FIRST })?.properties;
const titlesOf = (page: Page["properties"] | undefined) => page?.edges.map(({ node }) => node.title);

let served: Served;
beforeAll(async () => {
  served = await serveProperties();
});
afterAll(() => served[Symbol.asyncDispose]());

it("Apollo's client reads two pages of a connection from its cache", async () => {
  const client = clientOf(served);
  await readTwoPages(client);
  expect(served.sent.splice(0)).toHaveLength(2);
  expect(titlesOf(cached(client))).toEqual(TWO_PAGES);
  expect(cached(client)?.pageInfo).toMatchObject({ hasNextPage: true, endCursor: expect.any(String) });
  const { data } = await client.query({ query: PAGE, variables: FIRST });
  expect(titlesOf(data?.properties)).toEqual(TWO_PAGES);
  expect(served.sent).toEqual([]);
});

describe("Apollo's persisted query link", () => {
  const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
  const hashing = (useGETForHashedQueries: boolean) => [new PersistedQueryLink({ sha256, useGETForHashedQueries })];

  it.each([
    ["POST", false],
    ["GET", true],
  ])("sends the text once, and then the hash alone, by %s", async (method, byGet) => {
    await using own = await serveProperties();
    await readTwoPages(clientOf(own, hashing(byGet)));
    await readTwoPages(clientOf(own, hashing(byGet)));
    const [miss, told, ...rest] = addressing(own.sent);
    expect([miss, told]).toEqual([`${method} hash`, expect.stringMatching(/^(GET|POST) hash text$/)]);
    expect(rest).toEqual([`${method} hash`, `${method} hash`, `${method} hash`]);
  });

  it("asks for what its build has put into the operator's manifest, where nothing else is served", async () => {
    const body = print(new InMemoryCache().transformDocument(PAGE));
    const operations = [{ id: "properties-1", name: "Properties", type: "query", body }];
    const manifest = JSON.stringify({ format: "apollo-persisted-query-manifest", version: 1, operations });
    await using own = await serveProperties({ documents: readTrustedDocuments(manifest), documentsOnly: true });
    const named = new PersistedQueryLink({ generateHash: (_document: DocumentNode) => "properties-1" });
    const client = clientOf(own, [named]);
    await readTwoPages(client);
    expect(titlesOf(cached(client))).toEqual(TWO_PAGES);
    expect(addressing(own.sent)).toEqual(["POST hash", "POST hash"]);
    await expect(clientOf(own).query({ query: gql`{ health { status } }` })).rejects.toThrow("none of them");
  });
});
