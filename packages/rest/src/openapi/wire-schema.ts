import type { KeyStyle } from "../wire/key-style.ts";
import { type JsonSchema, mapSchemas } from "./json-schema.ts";

/** Formats that say by themselves what zod also writes as a pattern. */
const SELF_EXPLAINING = new Set(["uuid", "date-time"]);

/** A schema as it is published: with names as they go on the wire, and without what zod or the kernel notes for themselves. */
export function wireSchema(schema: JsonSchema, keys: KeyStyle): JsonSchema {
  return mapSchemas(schema, (inner) => renamed(published(inner), keys));
}

function published({ id: _id, noun, pattern, minimum, maximum, additionalProperties, ...schema }: JsonSchema) {
  const { format = "", description = typeof noun === "string" ? `The id of ${withArticle(noun)}.` : undefined } =
    schema;
  return {
    ...schema,
    ...(pattern !== undefined && !SELF_EXPLAINING.has(format) && { pattern }),
    ...(minimum !== undefined && minimum !== Number.MIN_SAFE_INTEGER && { minimum }),
    ...(maximum !== undefined && maximum !== Number.MAX_SAFE_INTEGER && { maximum }),
    // Fields may be added to an answer, and unknown ones in a request are ignored.
    ...(additionalProperties !== undefined && additionalProperties !== false && { additionalProperties }),
    ...(description !== undefined && { description }),
  };
}

/** `EstateAgent` is "an estate agent". */
function withArticle(noun: string): string {
  const words = noun.replace(/[A-Z]/g, (capital, at: number) => `${at === 0 ? "" : " "}${capital.toLowerCase()}`);
  return `${/^[aeiou]/.test(words) ? "an" : "a"} ${words}`;
}

function renamed({ properties, required, ...schema }: JsonSchema, keys: KeyStyle): JsonSchema {
  return {
    ...schema,
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, inner]) => [keys.name(name), inner])),
    }),
    ...(required && { required: required.map(keys.name) }),
  };
}
