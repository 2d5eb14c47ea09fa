import { Failure, INVALID_INPUT, invalidInput } from "@orrery/operation";
import { fieldsOf, type InputSchema, typesOf } from "./input-schema.ts";
import type { KeyStyle } from "./key-style.ts";

/** Turns a URL's query (`?status=new&limit=50`) into an operation's input. */
export type QueryReader = (search: string) => Record<string, unknown>;

export interface QueryRules {
  /** The fields that the endpoint takes; all that the schema has, unless told. */
  readonly only?: readonly string[] | undefined;
  /** A `limit` over it is taken as it. */
  readonly clampLimitAt?: number | undefined;
  /** Why what is no parameter of the endpoint's is refused, if it is. */
  readonly unknown?: ((name: string) => Failure | undefined) | undefined;
}

/** Compiles the reader of a schema, once a route. It throws INVALID_INPUT for what cannot be decoded or is given twice. */
export function queryReader(
  schema: InputSchema,
  style: KeyStyle,
  { only, clampLimitAt, unknown }: QueryRules,
): QueryReader {
  const fields = [...fieldsOf(schema)].filter(([field]) => only?.includes(field) ?? true);
  const parameters = new Map(
    fields.map(([field, inner]) => [style.name(field), { field, convert: converterOf(inner) }]),
  );
  return (search) => {
    const input: Record<string, unknown> = {};
    for (const [name, text] of pairsOf(search)) {
      const parameter = parameters.get(name);
      const refusal = parameter ? undefined : unknown?.(name);
      if (refusal) throw refusal;
      if (!parameter) continue;
      const { field, convert } = parameter;
      if (Object.hasOwn(input, field)) throw invalidInput([{ path: field, message: "Must be given once." }]);
      const value = convert(text);
      const isOver = field === "limit" && clampLimitAt !== undefined && typeof value === "number";
      input[field] = isOver ? Math.min(value, clampLimitAt) : value;
    }
    return input;
  };
}

/** No `+5`, `05`, `0x1f`, `1e3`, `5.0`, spaces or nothing at all, which `Number` would take. */
const INTEGER = /^(?:0|-?[1-9]\d*)$/;
const DECIMAL = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** What does not convert stays a text, which the operation's own schema then refuses. */
function converterOf(schema: InputSchema): (text: string) => unknown {
  const types = typesOf(schema);
  if (types.has("array")) return (text) => text.split(",");
  if (types.has("string")) return (text) => text;
  if (types.has("integer")) return (text) => (INTEGER.test(text) ? Number(text) : text);
  if (types.has("number")) return (text) => (DECIMAL.test(text) ? Number(text) : text);
  if (types.has("boolean")) return (text) => (text === "true" ? true : text === "false" ? false : text);
  return (text) => text;
}

/** `URLSearchParams` would let broken encodings through as replacement characters. */
function pairsOf(search: string): (readonly [string, string])[] {
  const pairs = search.replace(/^\?/, "").split("&").filter(Boolean);
  return pairs.map((pair) => {
    const [name = "", ...value] = pair.split("=");
    return [decoded(name), decoded(value.join("="))];
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    throw Failure.of(INVALID_INPUT, undefined, "The query has a malformed percent-encoding.");
  }
}
