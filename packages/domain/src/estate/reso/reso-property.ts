import type { PropertyRow, ShownProperty } from "../property/property.ts";
import type { ShownImage } from "../property-image/property-image.ts";
import {
  propertySubTypeOf,
  propertyTypeOf,
  type ResoPropertySubType,
  type ResoPropertyType,
  type StandardStatus,
  standardStatusOf,
} from "./reso-lookups.ts";

/** What of a property a RESO listing is made of; `agent` is the listing's. */
export type ResoListing = Omit<
  PropertyRow,
  "organizationId" | "title" | "features" | "publications" | "version" | "images"
> & {
  readonly agent: { readonly name: string } | null;
  readonly images: readonly Pick<ShownProperty["images"][number], keyof ResoImage>[];
};

type ResoImage = Pick<ShownImage, "id" | "url" | "position" | "caption" | "width" | "height">;

/** A photo of the Media resource (Data Dictionary 2.0). */
export interface ResoMedia {
  readonly MediaKey: string;
  readonly ResourceName: "Property";
  readonly ResourceRecordKey: string;
  readonly MediaCategory: "Photo";
  readonly MediaURL: string;
  /** From 0 on: "element zero is the primary photo". */
  readonly Order: number;
  readonly ShortDescription: string | null;
  readonly ImageWidth: number;
  readonly ImageHeight: number;
}

/**
 * A listing of the Property resource (RESO Data Dictionary 2.0, https://ddwiki.reso.org). Areas are in square feet, times are
 * RFC 3339 in UTC, places are WGS 84. Two fields are local, as the dictionary provides for: `BathroomsTotalDecimal` (it has
 * whole bathrooms alone), and `ListPriceCurrency` (ISO 4217; it has none).
 */
export interface ResoProperty {
  readonly ListingKey: string;
  readonly ListingId: string;
  readonly StandardStatus: StandardStatus;
  readonly PropertyType: ResoPropertyType | null;
  readonly PropertySubType: ResoPropertySubType | null;
  readonly ListPrice: number | null;
  readonly ListPriceCurrency: string | null;
  readonly BedroomsTotal: number | null;
  /** Each bathroom counts as one, whole or not: 2.5 are 3. */
  readonly BathroomsTotalInteger: number | null;
  readonly BathroomsTotalDecimal: number | null;
  readonly LivingArea: number | null;
  readonly LivingAreaUnits: "Square Feet" | null;
  readonly LotSizeSquareFeet: number | null;
  readonly YearBuilt: number | null;
  readonly UnparsedAddress: string | null;
  readonly City: string | null;
  readonly StateOrProvince: string | null;
  readonly PostalCode: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly Country: string | null;
  readonly Latitude: number | null;
  readonly Longitude: number | null;
  readonly PublicRemarks: string | null;
  readonly ListAgentKey: string | null;
  readonly ListAgentFullName: string | null;
  readonly PhotosCount: number;
  readonly OriginalEntryTimestamp: string;
  readonly ModificationTimestamp: string;
}

/** The listing as RESO names it; undefined where no feed shows it (a draft, or archived). */
export function toResoProperty(row: ResoListing): ResoProperty | undefined {
  const status = standardStatusOf(row.status);
  if (status === null) return undefined;
  return {
    ListingKey: row.id,
    ListingId: row.id,
    StandardStatus: status,
    PropertyType: propertyTypeOf(row.type, row.operation),
    PropertySubType: propertySubTypeOf(row.type),
    // At most 14 digits (Decimal(14,2)), which a double carries exactly.
    ListPrice: row.price === null ? null : row.price.toNumber(),
    ListPriceCurrency: row.currency,
    BedroomsTotal: row.bedrooms,
    BathroomsTotalInteger: row.bathrooms === null ? null : Math.ceil(row.bathrooms),
    BathroomsTotalDecimal: row.bathrooms,
    LivingArea: row.areaSqft,
    LivingAreaUnits: row.areaSqft === null ? null : "Square Feet",
    LotSizeSquareFeet: row.lotSqft,
    YearBuilt: row.yearBuilt,
    UnparsedAddress: unparsedAddress(row),
    City: row.city,
    StateOrProvince: row.region,
    PostalCode: row.postalCode,
    Country: row.country,
    Latitude: row.lat,
    Longitude: row.lng,
    PublicRemarks: row.description,
    ListAgentKey: row.agentId,
    ListAgentFullName: row.agent?.name ?? null,
    PhotosCount: row.images.length,
    OriginalEntryTimestamp: row.createdAt.toISOString(),
    ModificationTimestamp: row.updatedAt.toISOString(),
  };
}

/** Its photos, in the order in which they are shown. */
export const toResoMedia = ({ id, images }: Pick<ResoListing, "id" | "images">): ResoMedia[] =>
  images.map((image) => ({
    MediaKey: image.id,
    ResourceName: "Property",
    ResourceRecordKey: id,
    MediaCategory: "Photo",
    MediaURL: image.url,
    Order: image.position - 1,
    ShortDescription: image.caption,
    ImageWidth: image.width,
    ImageHeight: image.height,
  }));

/** What of it is known, in one line: "456 Oak Ave, Apt 2, Miami, FL 33101". */
function unparsedAddress({ line1, line2, city, region, postalCode }: ResoListing): string | null {
  const state = [region, postalCode].filter((part) => part !== null).join(" ");
  const whole = [line1, line2, city, state].filter((part) => part !== null && part !== "").join(", ");
  return whole === "" ? null : whole;
}
