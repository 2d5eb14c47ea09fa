import type { Tool } from "@modelcontextprotocol/sdk/types.js";
import { IDEMPOTENCY_HOURS, type Operation } from "@orrery/operation";
import { z } from "zod";

type ObjectSchema = Tool["inputSchema"];

/** What a write takes beside its operation's input. */
const IDEMPOTENCY_KEY = {
  type: "string",
  pattern: "^[!-~]{1,255}$",
  description: `Of the caller's choice. Sent again within ${IDEMPOTENCY_HOURS} h with the same arguments, the first answer is given and nothing is done twice.`,
} as const;

/** The arguments that a tool takes. */
export function inputSchemaOf({ input, name }: Operation, isWrite: boolean): ObjectSchema {
  const schema = z.toJSONSchema(input, { io: "input", unrepresentable: "any", override: trimInput });
  if (!isObjectSchema(schema)) throw new Error(`The input of ${name} is no object: a tool takes named arguments.`);
  const { type, properties, required } = schema;
  const taken = { ...properties, ...(isWrite && { idempotencyKey: IDEMPOTENCY_KEY }) };
  return { type, properties: taken, ...(required && { required }) };
}

/** What its structured content looks like; undefined where the output is no object, and is shown as text alone. */
export function outputSchemaOf({ output }: Operation): ObjectSchema | undefined {
  const {
    $schema: _dialect,
    $defs,
    ...schema
  } = z.toJSONSchema(output, {
    io: "output",
    unrepresentable: "any",
    override: trim,
  });
  const shown = inlined(schema, $defs ?? {}) as { readonly type?: unknown };
  return isObjectSchema(shown) ? shown : undefined;
}

const REFERENCE = "#/$defs/";

/** Not all clients follow references, so what the published documents have by its name stands here where it is meant. */
function inlined(value: unknown, defs: Readonly<Record<string, unknown>>): unknown {
  if (Array.isArray(value)) return value.map((inner) => inlined(inner, defs));
  if (typeof value !== "object" || value === null) return value;
  const { $ref, ...own } = value as { readonly $ref?: unknown };
  const meant = typeof $ref === "string" ? defs[$ref.replace(REFERENCE, "")] : {};
  const { id: _name, ...named } = meant as { readonly id?: unknown };
  const whole = typeof $ref === "string" ? { ...named, ...own } : own;
  return Object.fromEntries(Object.entries(whole).map(([key, inner]) => [key, inlined(inner, defs)]));
}

const isObjectSchema = (schema: { readonly type?: unknown }): schema is ObjectSchema => schema.type === "object";

/** An agent reads the schemas of all tools before its first call, so they say everything once and in few words. */
function trim({ jsonSchema }: { readonly jsonSchema: Record<string, unknown> }): void {
  const { format, minimum, maximum } = jsonSchema;
  // The format says the same as its pattern, in a tenth of the length.
  if (format !== undefined) delete jsonSchema.pattern;
  if (minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  // Fields are added to answers without notice (CONTRACTS.md, "Tolerance").
  delete jsonSchema.additionalProperties;
  delete jsonSchema.noun;
}

/** Which noun's id an argument takes, its name does not always say. */
function trimInput(schema: { readonly jsonSchema: Record<string, unknown> }): void {
  const { noun } = schema.jsonSchema;
  trim(schema);
  if (typeof noun === "string")
    schema.jsonSchema.description ??= `The id of ${/^[AEIOU]/.test(noun) ? "an" : "a"} ${noun}.`;
}
