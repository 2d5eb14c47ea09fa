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
  const schema = z.toJSONSchema(output, { io: "output", unrepresentable: "any", override: trim });
  if (!isObjectSchema(schema)) return undefined;
  const { $schema: _dialect, ...shown } = schema;
  return shown;
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
