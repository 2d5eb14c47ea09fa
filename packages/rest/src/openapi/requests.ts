import type { Contract } from "../contract.ts";
import { boundFields } from "../request-for.ts";
import { inputPlace, pathParameters, type RestRoute } from "../route.ts";
import type { Components } from "./components.ts";
import type { EndpointExample } from "./examples.ts";
import { type JsonSchema, jsonSchemaOf } from "./json-schema.ts";

/** `components.parameters`: what many endpoints take in a header. */
export const parameterComponents = {
  IdempotencyKey: {
    name: "Idempotency-Key",
    in: "header",
    description:
      "A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing.",
    schema: { type: "string", pattern: "^[\\x21-\\x7e]{1,255}$" },
  },
  IfMatch: {
    name: "If-Match",
    in: "header",
    description: "The `ETag` of what was read: where it has changed since, nothing is done.",
    schema: { type: "string" },
  },
  RequestId: {
    name: "X-Request-Id",
    in: "header",
    description: "The caller's own id for the request. The answer and the server's log carry it.",
    schema: { type: "string", pattern: "^[\\w.:-]{1,128}$" },
  },
};
type ParameterName = keyof typeof parameterComponents;

const VERSION_FIELD = "expectedVersion";

/** An endpoint's `parameters` and `requestBody`. */
export function requestOf(route: RestRoute, operationId: string, components: Components, example?: EndpointExample) {
  const { contract, operation, method, path } = route;
  const schema = components.schema(narrowed(jsonSchemaOf(operation.input, "input"), boundFields(route)), contract);
  const inPath = pathParameters(path).map(contract.keys.name);
  const headers: ParameterName[] = [
    ...(operation.mode === "write" || operation.mode === "effect" ? ["IdempotencyKey" as const] : []),
    ...(boundFields(route).includes(VERSION_FIELD) ? ["IfMatch" as const] : []),
    "RequestId",
  ];
  const inQuery = inputPlace(method) === "query";
  const body = without(schema, inPath);
  return {
    parameters: [
      ...inPath.map((name) => parameter("path", name, schema, contract, example?.request.path)),
      ...(inQuery ? Object.keys(body.properties ?? {}) : []).map((name) =>
        parameter("query", name, schema, contract, example?.request.query),
      ),
      ...headers.map((name) => ({ $ref: `#/components/parameters/${name}` })),
    ],
    ...(!inQuery && hasFields(body) && { requestBody: bodyOf(route, operationId, body, components, example) }),
  };
}

const hasFields = ({ properties = {} }: JsonSchema) => Object.keys(properties).length > 0;

/** The schema of an object, of these fields alone. */
function narrowed(schema: JsonSchema, fields: readonly string[]): JsonSchema {
  const properties = Object.entries(schema.properties ?? {}).filter(([name]) => fields.includes(name));
  return { ...schema, properties: Object.fromEntries(properties), required: requiredOf(schema, fields) };
}

/** The schema of an object, without these fields. */
function without(schema: JsonSchema, names: readonly string[]): JsonSchema {
  const rest = Object.keys(schema.properties ?? {}).filter((name) => !names.includes(name));
  const { required, ...narrow } = narrowed(schema, rest);
  return required?.length ? { ...narrow, required } : narrow;
}

const requiredOf = ({ required = [] }: JsonSchema, fields: readonly string[]) =>
  required.filter((name) => fields.includes(name));

function parameter(
  place: "path" | "query",
  name: string,
  { properties = {}, required = [] }: JsonSchema,
  { clampLimitAt }: Contract,
  examples: Readonly<Record<string, unknown>> = {},
): object {
  const { description, ...schema } = properties[name] ?? {};
  const clamped =
    name === "limit" && clampLimitAt !== undefined ? `A larger one is taken as ${clampLimitAt}.` : undefined;
  const text = [description, clamped].filter((part) => part !== undefined).join(" ");
  return {
    name,
    in: place,
    ...((place === "path" || required.includes(name)) && { required: true }),
    ...(text !== "" && { description: text }),
    schema,
    ...(examples[name] !== undefined && { example: examples[name] }),
  };
}

/** A `PATCH` is a merge patch (RFC 7396), by whichever of the two names it is sent. */
function bodyOf(
  { method }: RestRoute,
  operationId: string,
  schema: JsonSchema,
  components: Components,
  example: EndpointExample | undefined,
) {
  const isRequired = (schema.required ?? []).length > 0;
  const content = {
    schema: components.named(`${operationId.charAt(0).toUpperCase()}${operationId.slice(1)}Body`, schema),
    ...(example?.request.body !== undefined && { example: example.request.body }),
  };
  return {
    required: isRequired || method === "PATCH",
    ...(method === "PATCH" && { description: "A merge patch (RFC 7396): what is absent stays, null empties." }),
    content: {
      "application/json": content,
      ...(method === "PATCH" && { "application/merge-patch+json": content }),
    },
  };
}
