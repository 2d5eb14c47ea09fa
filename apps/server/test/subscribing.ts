import { createClient as createSseClient } from "graphql-sse";
import { type Client, type ClientOptions, createClient } from "graphql-ws";
import { WebSocket } from "ws";

/** One result of a subscription. */
export interface Result {
  readonly data?: Record<string, never> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: Record<string, never> }[];
  readonly extensions?: { readonly cursor?: string; readonly cost?: { readonly requested: number } };
}

/** Where GraphQL's WebSockets are. */
export const socketUrl = (url: string) => `${url.replace(/^http/, "ws")}/graphql`;

/** The stock client over WebSockets, which comes back at once where it comes back at all. */
export const socketClient = (url: string, key: string | undefined, options: Partial<ClientOptions> = {}): Client =>
  createClient({
    url: socketUrl(url),
    webSocketImpl: WebSocket,
    retryWait: async () => undefined,
    ...(key !== undefined && { connectionParams: { authorization: `Bearer ${key}` } }),
    ...options,
  });

/** The stock client over server-sent events. */
export const sseClient = (url: string, key: string) =>
  createSseClient({
    url: `${url}/graphql`,
    headers: { "x-api-key": key },
    retry: async () => undefined,
  });
