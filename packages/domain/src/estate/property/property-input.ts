import { invalidInput } from "@orrery/operation";
import { z } from "zod";
import { amount, currency, withCurrency } from "../../fields/money.ts";
import { formText, orNull, text } from "../../fields/text.ts";
import { EstateAgentId } from "../estate-agent/estate-agent.ts";
import { PROPERTY_OPERATIONS, PROPERTY_STATUSES, PROPERTY_TYPES, type PropertyRow } from "./property.ts";

export const CITY_MAX = 100;
const FEATURES_MAX = 100;
/** Land is large, and this keeps nonsense out: about 93,000 square kilometres. */
const SQFT_MAX = 1_000_000_000_000;

const country = z
  .string()
  .regex(/^[A-Z]{2}$/, { error: "Must be an ISO 3166-1 alpha-2 code such as US." })
  .nullable();

/** Where a property is. What is absent stays as it is (or is none), null is none. */
const address = z.object({
  line1: formText(300).optional(),
  line2: formText(300).optional(),
  city: formText(CITY_MAX).optional(),
  region: formText(100).optional(),
  postalCode: formText(20).optional(),
  country: country.optional(),
  lat: z.number().min(-90).max(90).nullable().optional().describe("Degrees north (WGS 84), with `lng`."),
  lng: z.number().min(-180).max(180).nullable().optional().describe("Degrees east (WGS 84), with `lat`."),
});

const sqft = z.number().min(0).max(SQFT_MAX).nullable();

/** What a property may carry besides its title and status; null is none. */
export const propertyFields = {
  description: formText(20_000),
  operation: z.enum(PROPERTY_OPERATIONS).nullable(),
  type: z.enum(PROPERTY_TYPES).nullable(),
  price: amount.nullable(),
  currency: currency.nullable(),
  bedrooms: z.int().min(0).max(1_000).nullable(),
  bathrooms: z.number().min(0).max(1_000).nullable().describe("2.5 is two and one without a bath or shower."),
  areaSqft: sqft,
  lotSqft: sqft,
  yearBuilt: z.int().min(1_000).max(2_100).nullable(),
  address: address.nullable().describe("What is absent in it stays; null empties all of it."),
  features: z
    .array(text(100))
    .max(FEATURES_MAX, { error: `Must be at most ${FEATURES_MAX}.` })
    .nullable()
    .transform((given) => [...new Set(given ?? [])]),
  agentId: EstateAgentId.nullable(),
};

/** What a new property is made of, whoever makes it: only its title is required, and it is a draft unless told. */
export const NewProperty = z.object({
  title: text(200),
  status: z.enum(PROPERTY_STATUSES).default("draft"),
  description: orNull(propertyFields.description),
  operation: orNull(propertyFields.operation),
  type: orNull(propertyFields.type),
  price: orNull(propertyFields.price),
  currency: orNull(propertyFields.currency),
  bedrooms: orNull(propertyFields.bedrooms),
  bathrooms: orNull(propertyFields.bathrooms),
  areaSqft: orNull(propertyFields.areaSqft),
  lotSqft: orNull(propertyFields.lotSqft),
  yearBuilt: orNull(propertyFields.yearBuilt),
  address: orNull(propertyFields.address),
  features: propertyFields.features.optional().transform((given) => given ?? []),
  agentId: orNull(propertyFields.agentId),
});

/**
 * The columns of a new property.
 * @throws Failure INVALID_INPUT for a place with one coordinate
 */
export function newPropertyColumns({ address, ...fields }: z.output<typeof NewProperty>, now: Date) {
  const place = addressColumns(address);
  return {
    ...fields,
    ...place,
    cityKey: cityKeyOf(place.city),
    currency: withCurrency(fields.price, fields.currency),
    firstActiveAt: fields.status === "active" ? now : null,
  };
}

type Address = z.output<typeof address>;
export type AddressColumns = { -readonly [Part in keyof Address]-?: PropertyRow[Part] };

const NO_ADDRESS: AddressColumns = {
  line1: null,
  line2: null,
  city: null,
  region: null,
  postalCode: null,
  country: null,
  lat: null,
  lng: null,
};

export const ADDRESS_PARTS = Object.keys(NO_ADDRESS) as (keyof AddressColumns)[];

/**
 * An address merged into what was there (JSON merge patch).
 * @throws Failure INVALID_INPUT for a place with one coordinate
 */
export function addressColumns(given: Address | null, before: AddressColumns = NO_ADDRESS): AddressColumns {
  const merged = { ...NO_ADDRESS };
  if (given !== null) {
    for (const part of ADDRESS_PARTS) {
      Object.assign(merged, { [part]: given[part] === undefined ? before[part] : given[part] });
    }
  }
  if ((merged.lat === null) !== (merged.lng === null)) {
    const path = merged.lat === null ? "address.lat" : "address.lng";
    throw invalidInput([{ path, message: "A place has both lat and lng, or neither." }]);
  }
  return merged;
}

/** What a city is found by, however it is written. */
export const cityKeyOf = (city: string | null) => city?.normalize("NFC").toLowerCase() ?? null;
