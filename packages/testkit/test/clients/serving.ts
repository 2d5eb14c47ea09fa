import { createProperty } from "@orrery/domain";
import { createWorld, startServer } from "@orrery/testkit";

/** One request that a client has sent. */
export interface Sent {
  readonly method: string;
  /** Its body's parameters, or its URL's. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

export type ServerOptions = NonNullable<Parameters<typeof startServer>[0]>;

/** What the properties of a served list are named, in its order. */
export const TITLES = ["Fir Way", "Elm Row", "Dale End", "Cedar Hill", "Birch Lane"];
export const PAGE_SIZE = 2;
export const TWO_PAGES = TITLES.slice(0, 2 * PAGE_SIZE);

/** A server with a list of properties, a key for it, and a `fetch` that notes what it sends. */
export async function serveProperties(graphql?: ServerOptions["graphql"]) {
  const server = await startServer({ ...(graphql && { graphql }) });
  const world = await createWorld();
  for (const title of TITLES.toReversed()) await world.run(createProperty, { title });
  const sent: Sent[] = [];
  return {
    url: `${server.url}/graphql`,
    headers: { "x-api-key": await world.key({ scopes: ["properties:read"] }) },
    sent,
    fetch(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
      sent.push({ method: init.method ?? "GET", parameters: parametersOf(String(input), init) });
      return fetch(input, init);
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

function parametersOf(url: string, { body }: RequestInit): Record<string, unknown> {
  if (typeof body === "string") return JSON.parse(body) as Record<string, unknown>;
  return Object.fromEntries(new URL(url).searchParams);
}

/** How a client asked for its document, in the order of its requests. */
export const addressing = (sent: readonly Sent[]): readonly string[] =>
  sent.map(({ method, parameters: { query, extensions, documentId } }) =>
    [method, extensions && "hash", documentId && "id", query && "text"].filter(Boolean).join(" "),
  );
