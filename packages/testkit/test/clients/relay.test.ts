import { readTrustedDocuments } from "@orrery/graphql";
import {
  createOperationDescriptor,
  Environment,
  fetchQuery,
  type GraphQLResponse,
  type GraphQLTaggedNode,
  getFragment,
  getRequest,
  getSingularSelector,
  Network,
  RecordSource,
  type RequestParameters,
  Store,
  type Variables,
} from "relay-runtime";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Artifacts, compile } from "./relay-compile.ts";
import { addressing, PAGE_SIZE, serveProperties, TWO_PAGES } from "./serving.ts";

/** A paginated list as Relay's applications write it: a fragment on a connection that is refetched for more. */
const SOURCE = `
graphql\`
  query sourceQuery($count: Int!, $cursor: String) { ...source_properties }
\`;
graphql\`
  fragment source_properties on Query @refetchable(queryName: "sourceMoreQuery") {
    properties(first: $count, after: $cursor) @connection(key: "source_properties") {
      edges { node { id title agent { name } } }
    }
  }
\`;
`;
const FIRST = { count: PAGE_SIZE };

interface List {
  readonly properties: {
    readonly edges: readonly { readonly node: { readonly id: string; readonly title: string } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}

type Served = Awaited<ReturnType<typeof serveProperties>>;

/** Relay's own store and network, which sends what the compiler made of a document: its text, or its id. */
function environmentOf({ url, headers, fetch }: Served): Environment {
  const send = async ({ id, text }: RequestParameters, variables: Variables): Promise<GraphQLResponse> => {
    const response = await fetch(url, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify({ ...(id ? { documentId: id } : { query: text }), variables }),
    });
    return (await response.json()) as GraphQLResponse;
  };
  return new Environment({ network: Network.create(send), store: new Store(new RecordSource()) });
}

/** The list as a component would be given it, from the store alone. */
function stored(environment: Environment, artifacts: Artifacts): List["properties"] {
  const operation = createOperationDescriptor(getRequest(taggedIn(artifacts, "sourceQuery")), FIRST);
  expect(environment.check(operation)).toMatchObject({ status: "available" });
  const { data } = environment.lookup(operation.fragment);
  const selector = getSingularSelector(getFragment(taggedIn(artifacts, "source_properties")), data);
  if (!selector) throw new Error("The query does not hold the fragment.");
  return (environment.lookup(selector).data as unknown as List).properties;
}

const taggedIn = (artifacts: Artifacts, name: string) => artifacts.artifact(name) as GraphQLTaggedNode;

async function readTwoPages(environment: Environment, artifacts: Artifacts): Promise<void> {
  await fetchQuery(environment, taggedIn(artifacts, "sourceQuery"), FIRST).toPromise();
  const { endCursor } = stored(environment, artifacts).pageInfo;
  const more = { ...FIRST, cursor: endCursor };
  await fetchQuery(environment, taggedIn(artifacts, "sourceMoreQuery"), more).toPromise();
}

async function expectTwoPagesStored(environment: Environment, artifacts: Artifacts): Promise<void> {
  const { edges, pageInfo } = stored(environment, artifacts);
  expect(edges.map(({ node }) => node.title)).toEqual(TWO_PAGES);
  expect(pageInfo.hasNextPage).toBe(true);
  const known = { fetchPolicy: "store-or-network" } as const;
  await fetchQuery(environment, taggedIn(artifacts, "sourceQuery"), FIRST, known).toPromise();
}

let served: Served;
beforeAll(async () => {
  served = await serveProperties();
});
afterAll(() => served[Symbol.asyncDispose]());

it("Relay reads two pages of a connection from its store, compiled against the published schema", async () => {
  using artifacts = await compile(SOURCE, { persist: false });
  const environment = environmentOf(served);
  await readTwoPages(environment, artifacts);
  await expectTwoPagesStored(environment, artifacts);
  expect(addressing(served.sent)).toEqual(["POST text", "POST text"]);
});

it("Relay's persisted documents are the operator's file as they come, where nothing else is served", async () => {
  using artifacts = await compile(SOURCE, { persist: true });
  const documents = readTrustedDocuments(artifacts.persisted());
  await using own = await serveProperties({ documents, documentsOnly: true });
  const environment = environmentOf(own);
  await readTwoPages(environment, artifacts);
  await expectTwoPagesStored(environment, artifacts);
  expect(addressing(own.sent)).toEqual(["POST id", "POST id"]);
});
