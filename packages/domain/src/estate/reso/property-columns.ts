import { PROPERTY_OPERATIONS, PROPERTY_STATUSES, PROPERTY_TYPES } from "../property/property.ts";
import { cityKeyOf } from "../property/property-input.ts";
import {
  propertySubTypeOf,
  propertyTypeOf,
  RESO_PROPERTY_SUB_TYPES,
  RESO_PROPERTY_TYPES,
  STANDARD_STATUSES,
  standardStatusOf,
} from "./reso-lookups.ts";
import type { ResoProperty } from "./reso-property.ts";

/** A condition on properties, as Prisma takes it. */
export type Condition = Readonly<Record<string, unknown>>;

/** An empty condition would be none at all in an `OR`. */
export const ALWAYS: Condition = { id: { notIn: [] } };
export const NEVER: Condition = { id: { in: [] } };

export const anyOf = (conditions: readonly Condition[]): Condition =>
  conditions.length === 1 ? (conditions[0] ?? NEVER) : { OR: conditions };

/** How a field of RESO's is compared in our columns. */
export type FieldColumn =
  | { readonly kind: "key" | "time"; readonly column: string }
  | { readonly kind: "reference"; readonly column: string }
  | { readonly kind: "text"; readonly column: string; readonly equals?: (value: string) => Condition }
  | { readonly kind: "amount" | "whole" | "decimal" | "ceiling"; readonly column: string }
  | { readonly kind: "lookup"; readonly conditions: ReadonlyMap<string | null, Condition> };

const TYPES = [...PROPERTY_TYPES, null];
const OPERATIONS = [...PROPERTY_OPERATIONS, null];

/** Which rows have each value of a lookup; null is none. It goes by the same functions that make the value. */
function conditionsOf(values: readonly string[], whose: (value: string | null) => readonly Condition[]) {
  return new Map([...values, null].map((value) => [value, anyOf(whose(value))] as const));
}

const statuses = conditionsOf(STANDARD_STATUSES, (value) => [
  { status: { in: value === null ? [] : PROPERTY_STATUSES.filter((status) => standardStatusOf(status) === value) } },
]);

const subTypes = conditionsOf(RESO_PROPERTY_SUB_TYPES, (value) =>
  TYPES.filter((type) => propertySubTypeOf(type) === value).map((type) => ({ type })),
);

const types = conditionsOf(RESO_PROPERTY_TYPES, (value) =>
  TYPES.flatMap((type) => {
    const having = OPERATIONS.filter((operation) => propertyTypeOf(type, operation) === value);
    if (having.length === 0) return [];
    if (having.length === OPERATIONS.length) return [{ type }];
    return [{ type, ...anyOf(having.map((operation) => ({ operation }))) }];
  }),
);

/** The fields that a filter may compare: all that stand in a column of the listing's own. */
export const FILTERED: Readonly<Partial<Record<keyof ResoProperty, FieldColumn>>> = {
  ListingKey: { kind: "key", column: "id" },
  ListingId: { kind: "key", column: "id" },
  StandardStatus: { kind: "lookup", conditions: statuses },
  PropertyType: { kind: "lookup", conditions: types },
  PropertySubType: { kind: "lookup", conditions: subTypes },
  ListPrice: { kind: "amount", column: "price" },
  ListPriceCurrency: { kind: "text", column: "currency" },
  BedroomsTotal: { kind: "whole", column: "bedrooms" },
  BathroomsTotalInteger: { kind: "ceiling", column: "bathrooms" },
  BathroomsTotalDecimal: { kind: "decimal", column: "bathrooms" },
  LivingArea: { kind: "decimal", column: "areaSqft" },
  LivingAreaUnits: {
    kind: "lookup",
    conditions: new Map<string | null, Condition>([
      ["Square Feet", { areaSqft: { not: null } }],
      [null, { areaSqft: null }],
    ]),
  },
  LotSizeSquareFeet: { kind: "decimal", column: "lotSqft" },
  YearBuilt: { kind: "whole", column: "yearBuilt" },
  // By its index, and then to the letter, as OData compares texts.
  City: { kind: "text", column: "city", equals: (city) => ({ cityKey: cityKeyOf(city), city }) },
  StateOrProvince: { kind: "text", column: "region" },
  PostalCode: { kind: "text", column: "postalCode" },
  Country: { kind: "text", column: "country" },
  Latitude: { kind: "decimal", column: "lat" },
  Longitude: { kind: "decimal", column: "lng" },
  PublicRemarks: { kind: "text", column: "description" },
  ListAgentKey: { kind: "reference", column: "agentId" },
  OriginalEntryTimestamp: { kind: "time", column: "createdAt" },
  ModificationTimestamp: { kind: "time", column: "updatedAt" },
};
