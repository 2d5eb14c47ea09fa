import type { PROPERTY_OPERATIONS, PROPERTY_STATUSES, PROPERTY_TYPES } from "../property/property.ts";

type Status = (typeof PROPERTY_STATUSES)[number];
type Type = (typeof PROPERTY_TYPES)[number];
type Operation = (typeof PROPERTY_OPERATIONS)[number];

/**
 * The values of RESO's lookups that listings of ours have (Data Dictionary 2.0), by the names that people read: `Edm.String`
 * lookups, which RESO asks new services for.
 */
export const STANDARD_STATUSES = ["Active", "Pending", "Closed"] as const;
export type StandardStatus = (typeof STANDARD_STATUSES)[number];

export const RESO_PROPERTY_TYPES = [
  "Residential",
  "Residential Lease",
  "Land",
  "Commercial Sale",
  "Commercial Lease",
] as const;
export type ResoPropertyType = (typeof RESO_PROPERTY_TYPES)[number];

export const RESO_PROPERTY_SUB_TYPES = [
  "Single Family Residence",
  "Apartment",
  "Condominium",
  "Townhouse",
  "Office",
] as const;
export type ResoPropertySubType = (typeof RESO_PROPERTY_SUB_TYPES)[number];

export const AREA_UNITS = ["Square Feet"] as const;
export const MEDIA_CATEGORIES = ["Photo"] as const;

const STATUS: Readonly<Record<Status, StandardStatus | null>> = {
  draft: null,
  active: "Active",
  reserved: "Pending",
  sold: "Closed",
  rented: "Closed",
  archived: null,
};

const SUB_TYPE: Readonly<Record<Type, ResoPropertySubType | null>> = {
  house: "Single Family Residence",
  apartment: "Apartment",
  condo: "Condominium",
  townhouse: "Townhouse",
  land: null,
  commercial: null,
  office: "Office",
  other: null,
};

/** Null for what no feed shows: drafts, and what was archived. */
export const standardStatusOf = (status: string): StandardStatus | null => STATUS[status as Status] ?? null;

/** Null where the dictionary has no word for it, or nothing is known. What is not said to be for rent is for sale. */
export function propertyTypeOf(type: string | null, operation: string | null): ResoPropertyType | null {
  const rent = operation === ("rent" satisfies Operation);
  switch (type as Type | null) {
    case "house":
    case "apartment":
    case "condo":
    case "townhouse":
      return rent ? "Residential Lease" : "Residential";
    case "commercial":
    case "office":
      return rent ? "Commercial Lease" : "Commercial Sale";
    case "land":
      return "Land";
    default:
      return null;
  }
}

export const propertySubTypeOf = (type: string | null): ResoPropertySubType | null =>
  type === null ? null : (SUB_TYPE[type as Type] ?? null);
