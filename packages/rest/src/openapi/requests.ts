import type { Contract } from "../contract.ts";
import { boundFields } from "../request-for.ts";
import {
  type FileField,
  inputPlace,
  isLinked,
  LINK,
  pathParameters,
  type ReceivedFields,
  type RestRoute,
} from "../route.ts";
import type { Components } from "./components.ts";
import type { EndpointExample } from "./examples.ts";
import { type JsonSchema, jsonSchemaOf } from "./json-schema.ts";

/** What many endpoints take in a header. */
const parameterComponents = {
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
  LastEventId: {
    name: "Last-Event-ID",
    in: "header",
    description:
      "Of a stream: the `id` of the last frame that came, which wins over `after`. A browser's `EventSource` sends it by itself.",
    schema: { type: "string", maxLength: 500 },
  },
  RequestId: {
    name: "X-Request-Id",
    in: "header",
    description: "The caller's own id for the request. The answer and the server's log carry it.",
    schema: { type: "string", pattern: "^[\\w.:-]{1,128}$" },
  },
};
type ParameterName = keyof typeof parameterComponents;

/** Those that the document's endpoints refer to. */
export function parametersIn(paths: object): Readonly<Record<string, object>> {
  const text = JSON.stringify(paths);
  return Object.fromEntries(
    Object.entries(parameterComponents).filter(([name]) => text.includes(`"#/components/parameters/${name}"`)),
  );
}

const VERSION_FIELD = "expectedVersion";

/** An endpoint's `parameters` and `requestBody`. */
export function requestOf(route: RestRoute, operationId: string, components: Components, example?: EndpointExample) {
  const { contract, operation, method, path } = route;
  const schema = components.schema(narrowed(jsonSchemaOf(operation.input, "input"), sentFields(route)), contract);
  const inPath = isLinked(route) ? [] : pathParameters(path).map(contract.keys.name);
  const headers: ParameterName[] = [
    ...(operation.mode === "write" || operation.mode === "effect" ? ["IdempotencyKey" as const] : []),
    ...(boundFields(route).includes(VERSION_FIELD) ? ["IfMatch" as const] : []),
    ...(route.follow ? ["LastEventId" as const] : []),
    "RequestId",
  ];
  const inQuery = inputPlace(method) === "query";
  const body = without(schema, inPath);
  return {
    parameters: [
      ...(isLinked(route) ? [linkParameter(example)] : []),
      ...inPath.map((name) => parameter("path", name, schema, contract, example?.request.path)),
      ...(inQuery ? Object.keys(body.properties ?? {}) : []).map((name) =>
        parameter("query", name, schema, contract, example?.request.query),
      ),
      ...headers.map((name) => ({ $ref: `#/components/parameters/${name}` })),
    ],
    ...(route.file && { requestBody: fileBody(route.file) }),
    ...(route.receives && { requestBody: receivedBody(route.receives) }),
    ...(!inQuery && hasFields(body) && { requestBody: bodyOf(route, operationId, body, components, example) }),
  };
}

/** What requests say themselves, in query or JSON: not what a link says for them, nor what makes up a file. */
function sentFields(route: RestRoute): readonly string[] {
  if (route.receives) return [route.receives.token];
  return isLinked(route) || route.file ? [] : boundFields(route);
}

const linkParameter = (example: EndpointExample | undefined) => ({
  name: LINK,
  in: "path",
  required: true,
  description: "The credential: the address is given out as a whole. Treat it as a secret.",
  schema: { type: "string" },
  ...(example && { example: example.request.path[LINK] }),
});

const FILE = { type: "string", format: "binary" };

function fileBody({ accepts, maxBytes }: FileField) {
  const asItIs = accepts.map((type) => [type, { schema: FILE }]);
  const form = { schema: { type: "object", properties: { file: FILE }, required: ["file"] } };
  return {
    required: true,
    description: `The file as it is, or as the one file of a form, whatever the field is called: at most ${maxBytes} bytes.`,
    content: { ...Object.fromEntries(asItIs), "multipart/form-data": form },
  };
}

function receivedBody({ maxBytes }: ReceivedFields) {
  return {
    required: true,
    description: `Whatever the other system sends: at most ${maxBytes} bytes, as JSON, whatever its type is called.`,
    content: { "application/json": { schema: { type: "object" } } },
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
    // `types=a,b`.
    ...(schema.type === "array" && { style: "form", explode: false }),
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
