import type { EnumRef } from "@pothos/core";
import { builder, type SchemaTypes } from "../builder.ts";

type AnyEnum = EnumRef<never, string>;

const byValues = new Map<string, AnyEnum>();
const keyOf = (values: readonly string[]) => values.join("|");

/**
 * Declares the GraphQL enum of a closed set of the domain. Its values are spelled as on every other surface (what
 * GraphQL's grammar does not allow in a name becomes `_`, unless `spell` knows better). Inputs that take the same values
 * get this type.
 */
export function enumOf<const Value extends string>(
  name: string,
  values: readonly Value[],
  description: string,
  spell: (value: Value) => string = (value) => value.replaceAll(/\W/g, "_"),
) {
  const key = keyOf(values);
  if (byValues.has(key)) throw new Error(`The enum ${name} has the values of another one: use that.`);
  const ref = builder.enumType(name, {
    description,
    values: Object.fromEntries(values.map((value) => [spell(value), { value }])) as Record<Value, { value: Value }>,
  });
  byValues.set(key, ref as unknown as AnyEnum);
  return ref as unknown as EnumRef<SchemaTypes, Value>;
}

/** The declared enum of these values. @throws where there is none: its name is part of the published schema, so it is never made up. */
export function enumFor(values: readonly string[]): AnyEnum {
  const known = byValues.get(keyOf(values));
  if (!known) throw new Error(`Declare a GraphQL enum (enumOf) for the values ${values.join(", ")}.`);
  return known;
}
