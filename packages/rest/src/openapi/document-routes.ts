import { operationFor } from "@orrery/operation";
import { z } from "zod";
import type { Space } from "../contract.ts";
import { orckai } from "../contracts/orckai/contract.ts";
import { orkestra } from "../contracts/orkestra/contract.ts";
import { endpointsOf, type RestRoute } from "../route.ts";
import { type OpenApiDocument, openApiDocument } from "./document.ts";

/** A document changes with the server's version alone, and a client that asks again gets a 304. */
const CACHE_SECONDS = 300;

const { publicOperation } = operationFor<object>();

/** The endpoints that serve the documents of these endpoints, and of themselves. */
export function documentRoutes(routes: readonly RestRoute[]): readonly RestRoute[] {
  const all: RestRoute[] = [...routes];
  const documentOf = (space: Space) => {
    let document: OpenApiDocument | undefined;
    return publicOperation({
      name: "openapi.document",
      summary: `The OpenAPI 3.1 document of ${space}.`,
      mode: "read",
      rate: "read",
      internal: "It describes REST, and is a part of no other surface.",
      input: z.object({}),
      output: z.record(z.string(), z.unknown()),
      example: { input: () => ({}) },
      async handle() {
        document ??= openApiDocument(space, all);
        return { ...document };
      },
    });
  };
  const options = { bare: true, cacheSeconds: CACHE_SECONDS };
  const own = [
    endpointsOf(orkestra)("GET", "/v1/openapi.json", documentOf("/v1"), options),
    endpointsOf(orckai)("GET", "/api/v1/openapi.json", documentOf("/api/v1"), options),
  ];
  all.push(...own);
  return own;
}
