import {
  AREA_UNITS,
  MEDIA_CATEGORIES,
  RESO_PROPERTY_SUB_TYPES,
  RESO_PROPERTY_TYPES,
  STANDARD_STATUSES,
} from "./reso-lookups.ts";
import type { ResoMedia, ResoProperty } from "./reso-property.ts";

/** A field as the service's `$metadata` declares it. */
export interface ResoField {
  readonly type: "Edm.String" | "Edm.Decimal" | "Edm.Int32" | "Edm.Int64" | "Edm.DateTimeOffset";
  readonly nullable: boolean;
  readonly maxLength?: number;
  readonly precision?: number;
  readonly scale?: number | "variable";
  /** The lookup's name in the Data Dictionary, and which of its values there are; open where that is undefined. */
  readonly lookup?: { readonly name: string; readonly values?: readonly string[] };
  readonly description?: string;
}

/** One event of the log, as RESO's replication reads it (RCP-27). */
export interface EntityEvent {
  readonly EntityEventSequence: number;
  readonly ResourceName: "Property";
  readonly ResourceRecordKey: string;
}

const key = { type: "Edm.String", nullable: false, maxLength: 255 } as const;
const text = (maxLength: number) => ({ type: "Edm.String", nullable: true, maxLength }) as const;
const lookup = (name: string, values?: readonly string[]) =>
  ({ type: "Edm.String", nullable: true, lookup: { name, ...(values && { values }) } }) as const;
const whole = { type: "Edm.Int32", nullable: true } as const;
const size = { type: "Edm.Decimal", nullable: true, scale: "variable" } as const;
const moment = { type: "Edm.DateTimeOffset", nullable: false, precision: 3 } as const;

/** Lookups are `Edm.String`s with the values that people read, which RESO asks new services for. */
export const PROPERTY_FIELDS: Readonly<Record<keyof ResoProperty, ResoField>> = {
  ListingKey: key,
  ListingId: { ...key, description: "The same as ListingKey." },
  StandardStatus: { ...lookup("StandardStatus", STANDARD_STATUSES), nullable: false },
  PropertyType: lookup("PropertyType", RESO_PROPERTY_TYPES),
  PropertySubType: lookup("PropertySubType", RESO_PROPERTY_SUB_TYPES),
  ListPrice: { type: "Edm.Decimal", nullable: true, precision: 14, scale: 2 },
  ListPriceCurrency: { ...text(3), description: "Local field: ISO 4217." },
  BedroomsTotal: whole,
  BathroomsTotalInteger: { ...whole, description: "Each bathroom counts as one, whole or not." },
  BathroomsTotalDecimal: { ...size, description: "Local field: 2.5 is two, and one without a bath or shower." },
  LivingArea: size,
  LivingAreaUnits: lookup("AreaUnits", AREA_UNITS),
  LotSizeSquareFeet: size,
  YearBuilt: whole,
  UnparsedAddress: text(1_000),
  City: { ...text(100), lookup: { name: "City" } },
  StateOrProvince: { ...text(100), lookup: { name: "StateOrProvince" } },
  PostalCode: text(20),
  Country: { ...text(2), lookup: { name: "Country" }, description: "ISO 3166-1 alpha-2." },
  Latitude: size,
  Longitude: size,
  PublicRemarks: text(20_000),
  ListAgentKey: text(255),
  ListAgentFullName: text(200),
  PhotosCount: { ...whole, nullable: false },
  OriginalEntryTimestamp: moment,
  ModificationTimestamp: moment,
};

export const MEDIA_FIELDS: Readonly<Record<keyof ResoMedia, ResoField>> = {
  MediaKey: key,
  ResourceName: { ...lookup("ResourceName", ["Property"]), nullable: false },
  ResourceRecordKey: key,
  MediaCategory: { ...lookup("MediaCategory", MEDIA_CATEGORIES), nullable: false },
  MediaURL: { type: "Edm.String", nullable: false, maxLength: 8_000 },
  Order: { ...whole, nullable: false, description: "From 0 on." },
  ShortDescription: text(500),
  ImageWidth: { ...whole, nullable: false },
  ImageHeight: { ...whole, nullable: false },
};

export const ENTITY_EVENT_FIELDS: Readonly<Record<keyof EntityEvent, ResoField>> = {
  EntityEventSequence: { type: "Edm.Int64", nullable: false },
  ResourceName: { ...lookup("ResourceName", ["Property"]), nullable: false },
  ResourceRecordKey: key,
};

/** The service's root on every server. */
export const RESO_PATH = "/reso/odata";

/** The namespace that RESO's own metadata has. */
export const RESO_NAMESPACE = "org.reso.metadata";

export interface ResoResource {
  readonly name: "Property" | "Media" | "EntityEvent";
  readonly key: string;
  readonly fields: Readonly<Record<string, ResoField>>;
  /** Collections that `$expand` brings along: the resource's name. */
  readonly expands: readonly "Media"[];
  /** Whether it is asked for by itself. */
  readonly isSet: boolean;
}

export const RESO_RESOURCES: readonly ResoResource[] = [
  { name: "Property", key: "ListingKey", fields: PROPERTY_FIELDS, expands: ["Media"], isSet: true },
  { name: "Media", key: "MediaKey", fields: MEDIA_FIELDS, expands: [], isSet: false },
  { name: "EntityEvent", key: "EntityEventSequence", fields: ENTITY_EVENT_FIELDS, expands: [], isSet: true },
];
