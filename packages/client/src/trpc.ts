import type { AppRouter } from "@orrery/trpc";
import { createTRPCClient, httpBatchLink, type TRPCClient } from "@trpc/client";
import { type ClientOptions, credentialHeaders } from "./options.ts";

/** All operations, by their names: `leads.list.query(…)`. */
export type TrpcClient = TRPCClient<AppRouter>;

/** A typed client of tRPC. Calls that are made at once are sent as one batch, which the limits take whole or not at all. */
export function createTrpcClient(options: ClientOptions): TrpcClient {
  return createTRPCClient<AppRouter>({
    links: [httpBatchLink({ url: new URL("/trpc", options.baseUrl).href, headers: credentialHeaders(options) })],
  });
}
