import createClient, { type Client } from "openapi-fetch";
import type { paths as ApiV1Paths } from "./generated/api-v1.ts";
import type { paths as V1Paths } from "./generated/v1.ts";
import { type ClientOptions, credentialHeaders } from "./options.ts";

/** All endpoints of the four contracts, by their paths as the documents have them: `GET("/v1/leads", …)`. */
export type RestClient = Client<V1Paths & ApiV1Paths, "application/json">;

/**
 * A typed client of REST, under `/v1` and `/api/v1`. Calls give `{ data, error, response }`: `error` is the contract's own
 * body of a refusal, and nothing is thrown but where the server cannot be reached. (Streams are `followEvents`.)
 */
export function createRestClient(options: ClientOptions): RestClient {
  return createClient({
    baseUrl: options.baseUrl,
    headers: credentialHeaders(options),
    // `types=a,b`, as the documents have it.
    querySerializer: { array: { style: "form", explode: false } },
  });
}
