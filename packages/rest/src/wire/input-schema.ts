import { z } from "zod";

/** As much of JSON Schema as the binding reads. */
export interface InputSchema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, InputSchema>>;
  readonly items?: InputSchema;
  readonly anyOf?: readonly InputSchema[];
  readonly oneOf?: readonly InputSchema[];
  readonly allOf?: readonly InputSchema[];
  /** The noun that an id belongs to (`id()` of the kernel). */
  readonly noun?: string;
}

/** What callers of an operation may send. */
export function inputSchemaOf(schema: z.ZodType): InputSchema {
  return z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as InputSchema;
}

/** The schema and all of its alternatives (`null` or a text, one of two shapes). */
export function alternatives(schema: InputSchema): readonly InputSchema[] {
  const { anyOf = [], oneOf = [], allOf = [] } = schema;
  return [schema, ...[...anyOf, ...oneOf, ...allOf].flatMap(alternatives)];
}

/** The fields of an object, over all of its shapes. */
export function fieldsOf(schema: InputSchema): ReadonlyMap<string, InputSchema> {
  return new Map(alternatives(schema).flatMap(({ properties = {} }) => Object.entries(properties)));
}

/** The JSON types that a value may have. */
export function typesOf(schema: InputSchema): ReadonlySet<string> {
  return new Set(alternatives(schema).flatMap(({ type = [] }) => type));
}
