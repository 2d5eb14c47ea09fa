import { freshDatabase, keyHeader, surfaceWorld } from "@orrery/testkit";
import { createRestSurface } from "../src/index.ts";

export interface CallOptions {
  /** Scopes of the key that is sent; all by default, `null` sends none, a text is sent as it is. */
  readonly key?: readonly string[] | string | null;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, in place of `body`. */
  readonly raw?: RequestInit["body"];
  readonly headers?: Record<string, string>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: unknown;
}

/** A REST surface over a database of its own, with one organization. */
export async function openWorld() {
  const fresh = await freshDatabase();
  const world = await surfaceWorld(fresh.database);
  const surface = createRestSurface(world.ports);
  return {
    ...world,
    close: () => fresh[Symbol.asyncDispose](),
    /** Sends a request, and reads its answer. */
    async call(method: string, path: string, options: CallOptions = {}): Promise<Answered> {
      const info = { address: "203.0.113.9", requestId: "req-1", whenOver: () => undefined };
      const response = await surface(requestOf(method, path, options), info);
      const text = await response.text();
      const isJson = response.headers.get("content-type")?.startsWith("application/json") ?? false;
      return {
        status: response.status,
        headers: response.headers,
        text,
        body: text === "" || !isJson ? undefined : (JSON.parse(text) as unknown),
      };
    },
  };
}

export type World = Awaited<ReturnType<typeof openWorld>>;

function requestOf(method: string, path: string, options: CallOptions): Request {
  const { key, body, raw } = options;
  const headers = new Headers({ ...keyHeader(key), ...options.headers });
  if (body !== undefined && !headers.has("content-type")) headers.set("content-type", "application/json");
  const sent = raw ?? (body === undefined ? null : JSON.stringify(body));
  return new Request(`http://localhost${path}`, { method, headers, body: sent });
}
