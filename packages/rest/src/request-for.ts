import { inputPlace, type Method, pathParameters, type ReceivedFields, type RestRoute } from "./route.ts";
import { fieldsOf, inputSchemaOf } from "./wire/input-schema.ts";

/** A request that a test can send to any server. */
export interface RestRequest {
  readonly method: Method;
  readonly path: string;
  /** In names as they go on the wire; empty where the input is in the body. */
  readonly query: Readonly<Record<string, string>>;
  /** JSON, undefined where the input is in the query. */
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/** The operation's input fields that the endpoint takes, path parameters included. */
export function boundFields({ path, operation, fields }: RestRoute): readonly string[] {
  const known = [...fieldsOf(inputSchemaOf(operation.input)).keys()];
  return known.filter((field) => (fields?.includes(field) ?? true) || pathParameters(path).includes(field));
}

/**
 * The inverse of an endpoint's binding: the request for an operation's input. Fields that the endpoint does not take are
 * left out (`boundFields` lists those that it does).
 * @param input in the operation's own camelCase names
 */
export function requestFor(
  route: RestRoute,
  input: Readonly<Record<string, unknown>>,
  options: { readonly idempotencyKey?: string; readonly ifMatch?: string } = {},
): RestRequest {
  const { method, path, contract } = route;
  const inPath = pathParameters(path);
  const fields = boundFields(route).filter((field) => input[field] !== undefined);
  const sent = fields.filter((field) => !inPath.includes(field)).map((field) => [field, input[field]] as const);
  const inQuery = inputPlace(method) === "query";
  return {
    method,
    path: path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(input[name]))),
    query: Object.fromEntries(inQuery ? sent.map(([field, value]) => [contract.keys.name(field), String(value)]) : []),
    body: inQuery
      ? undefined
      : route.receives
        ? received(route.receives, input)
        : contract.keys.write(Object.fromEntries(sent)),
    headers: {
      ...(!inQuery && { "Content-Type": "application/json" }),
      ...(options.idempotencyKey !== undefined && { "Idempotency-Key": options.idempotencyKey }),
      ...(options.ifMatch !== undefined && { "If-Match": options.ifMatch }),
    },
  };
}

/** What others would have sent: JSON, though it is taken as bytes. */
function received({ body }: ReceivedFields, input: Readonly<Record<string, unknown>>): unknown {
  const value = input[body];
  return value instanceof Uint8Array ? JSON.parse(Buffer.from(value).toString()) : value;
}
