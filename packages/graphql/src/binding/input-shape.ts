import { z } from "zod";

/** What a GraphQL input can be made of. */
export type InputType =
  | { readonly kind: "scalar"; readonly name: "String" | "Int" | "Float" | "Boolean" | "Decimal" | "DateTime" }
  | { readonly kind: "id"; readonly noun: string | undefined }
  | { readonly kind: "enum"; readonly values: readonly string[] }
  | { readonly kind: "list"; readonly item: InputField }
  | { readonly kind: "object"; readonly fields: InputFields };

export interface InputField {
  readonly type: InputType;
  /** Whether it must be given. */
  readonly required: boolean;
  /** Whether null means something to the operation. */
  readonly nullable: boolean;
  readonly default?: unknown;
  /** The most that a number may be. */
  readonly maximum?: number;
  readonly description?: string;
}

export type InputFields = ReadonlyMap<string, InputField>;

/** The part of JSON Schema that zod writes for inputs. `noun` is the metadata of an id. */
interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly maximum?: number;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly default?: unknown;
  readonly description?: string;
  readonly noun?: string;
}

/** Reads an operation's input schema: what may be sent, before any of its transforms. Done once, when the schema is built. */
export function inputFieldsOf(schema: z.ZodType): InputFields {
  const { type } = typeOf(z.toJSONSchema(schema, { io: "input" }) as JsonSchema);
  if (type.kind !== "object") throw new Error("An operation's input must be an object.");
  return type.fields;
}

function typeOf(schema: JsonSchema): { type: InputType; nullable: boolean } {
  const alternatives = alternativesOf(schema);
  const nullable = alternatives.some(({ type }) => type === "null");
  const [first, ...others] = alternatives.filter(({ type }) => type !== "null");
  if (first === undefined) throw unsupported(schema);
  if (others.length === 0) return { type: plainType(first), nullable };
  const kinds = new Set([first, ...others].map(({ type }) => type));
  // A number or its text: how the domain takes exact amounts.
  if (kinds.size === 2 && kinds.has("number") && kinds.has("string")) {
    return { type: { kind: "scalar", name: "Decimal" }, nullable };
  }
  throw unsupported(schema);
}

/** `anyOf` and lists of types, however they are nested, as one list. */
function alternativesOf({ anyOf, ...rest }: JsonSchema): readonly JsonSchema[] {
  if (anyOf !== undefined) return anyOf.flatMap(alternativesOf);
  return Array.isArray(rest.type) ? rest.type.map((type: string) => ({ ...rest, type })) : [rest];
}

function plainType(schema: JsonSchema): InputType {
  switch (schema.type) {
    case "string":
      return textType(schema);
    case "integer":
      return { kind: "scalar", name: "Int" };
    case "number":
      return { kind: "scalar", name: "Float" };
    case "boolean":
      return { kind: "scalar", name: "Boolean" };
    case "array":
      if (schema.items) return { kind: "list", item: { ...typeOf(schema.items), required: true } };
      throw unsupported(schema);
    case "object":
      return { kind: "object", fields: fieldsOf(schema) };
    default:
      throw unsupported(schema);
  }
}

function textType({ enum: values, noun, format }: JsonSchema): InputType {
  if (values) return { kind: "enum", values };
  if (noun !== undefined || format === "uuid") return { kind: "id", noun };
  return { kind: "scalar", name: format === "date-time" ? "DateTime" : "String" };
}

function fieldsOf({ properties = {}, required = [] }: JsonSchema): InputFields {
  return new Map(
    Object.entries(properties).map(([name, schema]) => [
      name,
      {
        ...typeOf(schema),
        required: required.includes(name),
        ...(schema.default !== undefined && { default: schema.default }),
        ...(schema.maximum !== undefined && { maximum: schema.maximum }),
        ...(schema.description !== undefined && { description: schema.description }),
      },
    ]),
  );
}

const unsupported = (schema: JsonSchema) =>
  new Error(`GraphQL has no input type for ${JSON.stringify(schema)}: give the operation a plainer input.`);
