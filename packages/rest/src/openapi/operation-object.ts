import { ANY_CREDENTIAL, PUBLIC } from "@orrery/operation";
import { z } from "zod";
import { HELD_STATUS, isLinked, isStreamAlone, type RestRoute } from "../route.ts";
import { EVENT_STREAM } from "../wire/event-stream.ts";
import type { Components } from "./components.ts";
import { errorResponses } from "./error-responses.ts";
import type { EndpointExample } from "./examples.ts";
import { type HeaderName, headersOf } from "./headers.ts";
import { fieldNames, jsonSchemaOf } from "./json-schema.ts";
import { requestOf } from "./requests.ts";
import { streamOf } from "./streams.ts";

/** One endpoint, as OpenAPI's Operation Object. */
export function operationObject(
  route: RestRoute,
  operationId: string,
  components: Components,
  example?: EndpointExample,
): object {
  const { contract, operation } = route;
  const scopes = typeof operation.scope === "string" ? [] : [operation.scope.name];
  return {
    operationId,
    tags: [contract.title],
    summary: operation.summary,
    description: credentialText(route),
    "x-operation": operation.name,
    "x-scopes": scopes,
    "x-rate-limit": { policy: route.receives ? "hooks" : contract.policy, class: operation.rate },
    security: operation.scope === PUBLIC || isLinked(route) ? [] : [{ bearer: [] }, { apiKey: [] }],
    ...requestOf(route, operationId, components, example),
    responses: {
      [route.status]: successOf(route, components, example),
      ...(route.held && { [HELD_STATUS]: heldOf(route, components) }),
      ...(isKept(route) && {
        304: { description: "It is what `If-None-Match` names.", headers: headersOf(304, ["ETag", "Cache-Control"]) },
      }),
      ...errorResponses(route, components),
    },
  };
}

function credentialText(route: RestRoute): string {
  const { scope } = route.operation;
  if (isLinked(route)) return linkText(route);
  if (scope === PUBLIC) return "Needs no credential.";
  if (scope === ANY_CREDENTIAL) return "Needs a credential of whatever scopes.";
  return `Needs the scope \`${scope.name}\`.`;
}

function linkText({ operation: { scope } }: RestRoute): string {
  const still = typeof scope === "string" ? "" : ` That one still needs the scope \`${scope.name}\`.`;
  return `The address is the credential, and no other is looked at. It is good until its time, and for as long as the credential that it was given to.${still}`;
}

/** Whether who keeps the answer may ask if it is still the same. */
const isKept = ({ cacheSeconds, operation: { reads } }: RestRoute) => cacheSeconds !== undefined || reads !== undefined;

function successOf(route: RestRoute, components: Components, example: EndpointExample | undefined): object {
  const { contract, operation, status } = route;
  const isWrite = operation.mode === "write" || operation.mode === "effect";
  const isRead = operation.mode === "read" || operation.mode === "stream";
  const headers: HeaderName[] = [
    ...(isKept(route) ? ["Cache-Control" as const] : []),
    ...(isKept(route) || hasVersion(route) ? ["ETag" as const] : []),
    ...(isWrite ? ["Idempotency-Replayed" as const] : []),
    ...(isRead && operation.scope !== PUBLIC ? ["X-As-Of" as const] : []),
  ];
  return {
    description: status === 201 ? "Created." : "Done.",
    headers: headersOf(status, headers),
    content: {
      ...(route.csv && { "text/csv": { schema: { type: "string", description: CSV_TEXT } } }),
      ...(!route.csv &&
        !isStreamAlone(route) && {
          "application/json": {
            schema: components.schema(jsonSchemaOf(bodyOf(route), "output"), contract),
            ...(example && { example: example.response }),
          },
        }),
      ...(route.follow && { [EVENT_STREAM]: streamOf(route, route.follow, components, example?.frame) }),
    },
  };
}

/** The same body, which says what is held. */
function heldOf(route: RestRoute, components: Components): object {
  return { ...successOf(route, components, undefined), description: "What was asked for is held: `hold` says why." };
}

const CSV_TEXT = "RFC 4180, in UTF-8. The first row names the columns.";

/** The schema of the whole body. */
function bodyOf({ contract, operation, shows = operation.output, rows, bare = false }: RestRoute): z.ZodType {
  if (rows !== undefined) return z.object({ [rows]: z.array(shows) });
  return bare ? shows : contract.enveloped(shows);
}

/** A single resource has a version, in the answer or behind it. */
function hasVersion({ operation, shows = operation.output }: RestRoute): boolean {
  return [shows, operation.output].some((schema) => fieldNames(jsonSchemaOf(schema, "output")).has("version"));
}
