import { ALL_SCOPES, freshDatabase, keyHeader, surfaceWorld } from "@orrery/testkit";
import { encodeGlobalID } from "@pothos/plugin-relay";
import { createGraphQLSurface, type GraphQLOptions } from "../src/index.ts";

export interface AskOptions {
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Scopes of the key that is sent; all by default, `null` sends none, a text is sent as it is. */
  readonly key?: readonly string[] | string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ShownError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string; readonly reason?: string; readonly details?: Record<string, unknown> };
}

export interface Body {
  readonly data?: unknown;
  readonly errors?: readonly ShownError[];
  readonly extensions: {
    readonly cost: {
      readonly requested: number;
      readonly remaining: number;
      readonly limit: number;
      readonly resetAt: string;
    };
    readonly replayed?: readonly string[];
  };
}

export interface Answer extends Body {
  readonly status: number;
  readonly headers: Headers;
  /** What lies at a path of `data`. */
  at<T = string>(...path: readonly (string | number)[]): T;
}

const ENDPOINT = "http://localhost/graphql";

/** A GraphQL surface over a database of its own, with one organization. Statements are counted. */
export async function openWorld(options?: GraphQLOptions) {
  const statements: string[] = [];
  const fresh = await freshDatabase({ before: (sql) => void statements.push(sql) });
  const world = await surfaceWorld(fresh.database);
  const { handle: surface } = createGraphQLSurface(world.ports, options);
  const send = (request: Request) =>
    surface(request, { address: "203.0.113.9", requestId: "req-1", whenOver: () => undefined });
  return {
    ...world,
    statements,
    send,
    /** Sends a document as clients do. */
    async ask(query: string, { variables, key, headers }: AskOptions = {}): Promise<Answer> {
      const body = JSON.stringify({ query, ...(variables && { variables }) });
      const accept = "application/graphql-response+json";
      const sent = { "content-type": "application/json", accept, ...headers };
      return answerOf(
        await send(new Request(ENDPOINT, { method: "POST", headers: { ...sent, ...keyHeader(key) }, body })),
      );
    },
    close: () => fresh[Symbol.asyncDispose](),
  };
}

export type World = Awaited<ReturnType<typeof openWorld>>;

export { keyHeader };

export async function answerOf(response: Response): Promise<Answer> {
  const body = (await response.json()) as Body;
  return {
    ...body,
    status: response.status,
    headers: response.headers,
    at: <T>(...path: readonly (string | number)[]) =>
      path.reduce<unknown>((value, key) => (value as Record<string | number, unknown>)[key], body.data) as T,
  };
}

export const gid = encodeGlobalID;

/** Every scope but these. */
export const without = (...names: readonly string[]) => ALL_SCOPES.filter((scope) => !names.includes(scope));
