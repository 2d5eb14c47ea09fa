import type { AppRouter } from "@orrery/trpc";
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink, type TRPCClient } from "@trpc/client";
import { EventSource } from "eventsource";
import { type ClientOptions, credentialHeaders } from "./options.ts";

/** All operations, by their names: `leads.list.query(…)`. */
export type TrpcClient = TRPCClient<AppRouter>;

/**
 * A typed client of tRPC. Calls that are made at once are sent as one batch, which the limits take whole or not at all.
 * Subscriptions (`events.follow.subscribe`) come over server-sent events; one that was cut off is taken up again after the
 * last item that came, by itself.
 */
export function createTrpcClient(options: ClientOptions): TrpcClient {
  const url = new URL("/trpc", options.baseUrl).href;
  const headers = credentialHeaders(options);
  // An EventSource of the platform's own can't send the credential.
  const eventSourceOptions: ConstructorParameters<typeof EventSource>[1] = {
    fetch: (to, init) => fetch(to, { ...init, headers: { ...init.headers, ...headers } }),
  };
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ type }) => type === "subscription",
        true: httpSubscriptionLink<AppRouter, typeof EventSource>({ url, EventSource, eventSourceOptions }),
        false: httpBatchLink({ url, headers }),
      }),
    ],
  });
}
