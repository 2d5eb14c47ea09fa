import { z } from "zod";

/** As much of JSON Schema 2020-12, as OpenAPI 3.1 has it, as the documents use. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly description?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly propertyNames?: JsonSchema;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly [keyword: string]: unknown;
}

/** The schema of what goes over the wire, inwards (`input`) or outwards; what has an `id` in zod is under `$defs`. */
export function jsonSchemaOf(schema: z.ZodType, io: "input" | "output"): JsonSchema {
  // Wrapped, so that a schema with an id is a reference also where it is all there is.
  const { properties, $defs } = z.toJSONSchema(z.object({ root: schema }), {
    io,
    unrepresentable: "any",
  }) as JsonSchema;
  return { ...properties?.root, ...($defs && { $defs }) };
}

/** The same schema with `change` applied to each schema in it, from the inside out. */
export function mapSchemas(schema: JsonSchema, change: (inner: JsonSchema) => JsonSchema): JsonSchema {
  const map = (inner: JsonSchema) => mapSchemas(inner, change);
  const mapAll = (named: Readonly<Record<string, JsonSchema>>) =>
    Object.fromEntries(Object.entries(named).map(([name, inner]) => [name, map(inner)]));
  const { properties, $defs, additionalProperties, propertyNames, items, anyOf, oneOf, allOf } = schema;
  return change({
    ...schema,
    ...(properties && { properties: mapAll(properties) }),
    ...($defs && { $defs: mapAll($defs) }),
    ...(typeof additionalProperties === "object" && { additionalProperties: map(additionalProperties) }),
    ...(propertyNames && { propertyNames: map(propertyNames) }),
    ...(items && { items: map(items) }),
    ...(anyOf && { anyOf: anyOf.map(map) }),
    ...(oneOf && { oneOf: oneOf.map(map) }),
    ...(allOf && { allOf: allOf.map(map) }),
  });
}

/** The names of an object's fields, over all of its shapes. */
export function fieldNames(schema: JsonSchema, $defs = schema.$defs ?? {}): ReadonlySet<string> {
  const { $ref, properties = {}, anyOf = [], oneOf = [], allOf = [] } = schema;
  const referred = $ref === undefined ? [] : [$defs[$ref.replace("#/$defs/", "")] ?? {}];
  const parts = [...referred, ...anyOf, ...oneOf, ...allOf];
  return new Set([...Object.keys(properties), ...parts.flatMap((part) => [...fieldNames(part, $defs)])]);
}
