import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import { withCurrency } from "../../fields/money.ts";
import type { PropertyRow } from "./property.ts";
import { ADDRESS_PARTS, type AddressColumns, addressColumns, cityKeyOf, type NewProperty } from "./property-input.ts";

/** Fields of a property that are to be other than they are: what is absent stays, null empties. */
export type PropertyPatch = {
  readonly [Field in keyof z.output<typeof NewProperty>]?: z.output<typeof NewProperty>[Field] | undefined;
};

/** The columns that the patch changes, and the names of the fields that they belong to. */
export function changesOf(property: PropertyRow, { address, ...patch }: PropertyPatch) {
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as Partial<
    Pick<PropertyRow, keyof typeof patch>
  >;
  const place: Partial<AddressColumns> = address === undefined ? {} : addressColumns(address, property);
  const patched = { ...property, ...given };
  // A price never loses its currency, so emptying one beside a price leaves it.
  const currency = patched.price === null ? patched.currency : (patched.currency ?? property.currency);
  const after = { ...given, ...place, currency: withCurrency(patched.price, currency) };
  const columns = Object.fromEntries(
    Object.entries(after).filter(([name, value]) => !isSame(property[name as keyof PropertyRow], value)),
  ) as Partial<Pick<PropertyRow, keyof typeof after>>;
  const { city } = columns;
  return {
    columns: { ...columns, ...(city !== undefined && { cityKey: cityKeyOf(city) }) },
    changed: [...new Set(Object.keys(columns).map(fieldOf))],
  };
}

const fieldOf = (column: string) => (ADDRESS_PARTS.some((part) => part === column) ? "address" : column);

/** Compares a stored value with a given one; decimals by value ("750000.00" is 750000). */
function isSame(stored: unknown, given: unknown): boolean {
  if (stored === null || given === null || typeof stored !== "object") return stored === given;
  return Array.isArray(stored) ? isDeepStrictEqual(stored, given) : Number(String(stored)) === Number(given);
}
