/** The part of JSON Schema that is filled; what has none of it becomes null. */
interface Schema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/**
 * A value that fits a schema, always the same. Texts say that they are the sandbox's, and which of several each is; numbers
 * count, as far as their bounds let them.
 */
export function fillSchema(schema: Schema, name = "answer", index = 0): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[index % schema.enum.length];
  if (schema.anyOf?.[0]) return fillSchema(schema.anyOf[0], name, index);
  const type = typeof schema.type === "object" ? schema.type[0] : schema.type;
  if (type === "object") {
    const fields = Object.entries(schema.properties ?? {});
    return Object.fromEntries(fields.map(([field, one]) => [field, fillSchema(one, field, index)]));
  }
  if (type === "array") {
    const length = schema.minItems ?? Math.min(1, schema.maxItems ?? 1);
    return Array.from({ length }, (_, at) => fillSchema(schema.items ?? {}, name, at));
  }
  if (type === "string") return textOf(name, index, schema);
  if (type === "boolean") return true;
  if (type === "integer" || type === "number") {
    return Math.min(Math.max(index + 1, schema.minimum ?? index + 1), schema.maximum ?? Number.MAX_SAFE_INTEGER);
  }
  return null;
}

/** `Sandbox alt text 2`, from the field's name. */
function textOf(name: string, index: number, { minLength = 0, maxLength = 1_000 }: Schema): string {
  const words = name.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll("_", " ");
  return `Sandbox ${words} ${index + 1}`.padEnd(minLength, ".").slice(0, maxLength);
}
