import { alternatives, fieldsOf, type InputSchema } from "./input-schema.ts";
import type { KeyStyle } from "./key-style.ts";

/** Turns a JSON value from the wire into an operation's input. What the schema does not name is left out; the schema itself checks the rest. */
export type Reader = (value: unknown) => unknown;

const asItIs: Reader = (value) => value;

/**
 * Compiles the reader of a schema, once a route.
 * @param only the fields that the endpoint takes; all that the schema has, unless told
 */
export function bodyReader(schema: InputSchema, style: KeyStyle, only?: readonly string[]): Reader {
  const fields = [...fieldsOf(schema)].filter(([field]) => only?.includes(field) ?? true);
  const items = alternatives(schema).find((shape) => shape.items)?.items;
  const readItem = items && bodyReader(items, style);
  // Without named fields an object is free-form, and its keys are the caller's own.
  if (fields.length === 0 && only === undefined) return readItem ? arrayReader(readItem) : asItIs;
  const byWireName = new Map(
    fields.map(([field, inner]) => [style.name(field), { field, read: bodyReader(inner, style) }]),
  );
  const readObject = (value: object) =>
    Object.fromEntries(
      Object.entries(value).flatMap(([key, inner]) => {
        const known = byWireName.get(key);
        return known ? [[known.field, known.read(inner)]] : [];
      }),
    );
  const readArray = readItem ? arrayReader(readItem) : asItIs;
  return (value) => {
    if (Array.isArray(value)) return readArray(value);
    return value !== null && typeof value === "object" ? readObject(value) : value;
  };
}

const arrayReader =
  (readItem: Reader): Reader =>
  (value) =>
    Array.isArray(value) ? value.map(readItem) : value;
