import type { Listing } from "./portal-spec.ts";
import type { PublishOptions } from "./publishing-ports.ts";

/** A property of Kyero's import format, version 3, by its elements' names and in their order. What is undefined has no element. */
export interface KyeroListing {
  readonly id: string;
  readonly date: string;
  readonly ref: string;
  readonly price: number;
  readonly currency: string;
  readonly price_freq: "sale" | "month";
  readonly part_ownership: 0 | 1;
  readonly leasehold: 0 | 1;
  readonly new_build: 0 | 1;
  readonly type: string;
  readonly town: string;
  readonly province: string;
  readonly country: string | undefined;
  readonly location: { readonly latitude: number; readonly longitude: number } | undefined;
  readonly location_detail: string | undefined;
  readonly beds: number;
  readonly baths: number;
  readonly pool: 0 | 1;
  readonly surface_area: { readonly built: number | undefined; readonly plot: number | undefined } | undefined;
  readonly desc: { readonly en: string };
  readonly features: readonly string[];
  readonly images: readonly string[];
}

/** Kyero's own names. */
const TYPES: Readonly<Record<string, string>> = {
  house: "House",
  apartment: "Apartment",
  condo: "Apartment",
  townhouse: "Town house",
  land: "Land",
  commercial: "Commercial",
  office: "Office",
};

/** A feature of more characters is left out, as is what comes after so many. */
const FEATURE_MAX = 35;
const FEATURES_MAX = 50;

const SQUARE_METRES_PER_SQFT = 0.09290304;

/** A listing that keeps to the portal's spec, as Kyero's feed has it. Prices are whole, areas are whole square metres. */
export function toKyeroListing(listing: Listing, options: PublishOptions): KyeroListing {
  const { id, address, price, currency, bedrooms, bathrooms, features } = listing;
  return {
    id,
    // "YYYY-MM-DD HH:MM:SS": whoever reads the feed takes a listing anew where this is another.
    date: listing.updatedAt.slice(0, 19).replace("T", " "),
    ref: options.reference ?? id.slice(-12).toUpperCase(),
    price: Math.round(price ?? 0),
    currency: currency ?? "",
    price_freq: listing.operation === "rent" ? "month" : "sale",
    part_ownership: flag(options.partOwnership),
    leasehold: flag(options.leasehold),
    new_build: flag(options.newBuild),
    type: TYPES[listing.type ?? ""] ?? "",
    town: address.city ?? "",
    province: address.region ?? "",
    country: address.country === null ? undefined : countryName(address.country),
    location: locationOf(address),
    location_detail: options.locationDetail,
    beds: bedrooms ?? 0,
    // The format has whole bathrooms alone.
    baths: Math.floor(bathrooms ?? 0),
    pool: flag(features.some((feature) => /\bpool\b/i.test(feature))),
    surface_area: surfaceOf(listing),
    desc: { en: listing.description ?? "" },
    features: features.filter((feature) => feature.length <= FEATURE_MAX).slice(0, FEATURES_MAX),
    images: listing.images.map(({ url }) => url),
  };
}

const flag = (value: boolean | undefined) => (value === true ? 1 : 0);

const NAMES = new Intl.DisplayNames("en", { type: "region" });

/** In English and in lower case, as the format's own example has it. */
const countryName = (code: string) => (NAMES.of(code) ?? code).toLowerCase();

function locationOf({ lat, lng }: Listing["address"]) {
  return lat === null || lng === null ? undefined : { latitude: degrees(lat), longitude: degrees(lng) };
}

/** To a decimetre: the format has 15 characters for them, and no exponent. */
const degrees = (value: number) => Number(value.toFixed(6));

function surfaceOf({ areaSqft, lotSqft }: Listing) {
  if (areaSqft === null && lotSqft === null) return undefined;
  return { built: metres(areaSqft), plot: metres(lotSqft) };
}

const metres = (sqft: number | null) => (sqft === null ? undefined : Math.round(sqft * SQUARE_METRES_PER_SQFT));
