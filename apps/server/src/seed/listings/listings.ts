import { AGENTS } from "../agents.ts";
import { type Random, randomFrom } from "../random.ts";
import { FIRST_LISTINGS } from "./first-listings.ts";
import type { ListingSeed, ListingType } from "./listing.ts";
import { PLACES, type Place, type PlaceKind, STREETS } from "./places.ts";
import { describe, titleOf } from "./wording.ts";

const COUNT = 200;
/** The newest came today, the oldest three months ago. */
const HOURS_BETWEEN = 11;

/** What is built where; what is named twice is built twice as often. */
const TYPES: Readonly<Record<PlaceKind, readonly ListingType[]>> = {
  urban: ["condo", "apartment", "condo", "office", "apartment", "townhouse", "commercial"],
  beach: ["condo", "apartment", "condo", "house", "townhouse"],
  suburban: ["house", "townhouse", "house", "apartment", "house", "condo", "commercial", "office"],
  rural: ["land", "house", "land", "other", "house"],
};

/** How it is built and priced. All ranges are [least, most]. */
interface Market {
  /** Undefined where nobody lives. */
  readonly bedrooms?: readonly [number, number];
  /** Square feet without bedrooms, and for each of them. */
  readonly areaSqft?: readonly [base: number, perBedroom: number];
  readonly lotSqft?: readonly [number, number];
  readonly yearBuilt?: readonly [number, number];
  /** Dollars for a square foot of the area, or of the lot where nothing is built. */
  readonly dollarsPerSqft: number;
  /** How many of them are let. */
  readonly letShare: number;
  readonly features: readonly string[];
}

const MARKETS: Readonly<Record<ListingType, Market>> = {
  house: {
    bedrooms: [2, 6],
    areaSqft: [650, 480],
    lotSqft: [5_000, 19_000],
    yearBuilt: [1925, 2023],
    dollarsPerSqft: 340,
    letShare: 0.15,
    features: ["pool", "garden", "two-car garage", "impact windows", "screened patio", "fruit trees", "new roof"],
  },
  townhouse: {
    bedrooms: [2, 4],
    areaSqft: [600, 430],
    lotSqft: [1_600, 3_200],
    yearBuilt: [1978, 2023],
    dollarsPerSqft: 345,
    letShare: 0.3,
    features: ["one-car garage", "patio", "community pool", "impact windows", "walk-in closets", "gated entrance"],
  },
  condo: {
    bedrooms: [0, 3],
    areaSqft: [480, 410],
    yearBuilt: [1968, 2024],
    dollarsPerSqft: 440,
    letShare: 0.3,
    features: ["balcony", "gym", "concierge", "covered parking", "community pool", "water view", "storage locker"],
  },
  apartment: {
    bedrooms: [0, 3],
    areaSqft: [420, 330],
    yearBuilt: [1930, 2022],
    dollarsPerSqft: 400,
    letShare: 1,
    features: ["balcony", "laundry room", "central air", "bicycle storage", "street parking", "pets welcome"],
  },
  land: {
    lotSqft: [7_000, 64_000],
    dollarsPerSqft: 14,
    letShare: 0,
    features: ["paved road", "city water", "building permit", "fruit trees", "cleared ground", "survey at hand"],
  },
  commercial: {
    areaSqft: [2_600, 0],
    lotSqft: [3_000, 9_000],
    yearBuilt: [1926, 2015],
    dollarsPerSqft: 390,
    letShare: 0.4,
    features: ["large shop window", "storage room", "street parking", "loading bay", "corner position"],
  },
  office: {
    areaSqft: [2_200, 0],
    yearBuilt: [1965, 2021],
    dollarsPerSqft: 330,
    letShare: 0.6,
    features: ["meeting rooms", "fiber internet", "covered parking", "kitchenette", "reception desk", "security"],
  },
  other: {
    areaSqft: [6_000, 0],
    lotSqft: [12_000, 40_000],
    yearBuilt: [1970, 2012],
    dollarsPerSqft: 150,
    letShare: 0.5,
    features: ["loading docks", "three-phase power", "fenced yard", "clear height of 20 feet", "truck parking"],
  },
};

/** Most are on the market. `closed` is sold, or rented. The cycle has no factor in common with any other. */
const STATUSES = [
  ...["active", "active", "active", "reserved", "active", "active", "closed", "active", "active", "active"],
  ...["draft", "active", "active", "closed", "active", "active", "active", "archived", "active"],
] as const;

/** The share of a price that a month's rent is. */
const RENT_SHARE = 1 / 140;
/** Of the buildings in which it is one unit of many. */
const FLOORS: Partial<Record<ListingType, number>> = { condo: 24, apartment: 6, office: 9 };
/** How far from the middle of its part of town a listing is, at most: a third of a mile. */
const DEGREES_AROUND = 0.005;

/** The listings of the demonstration, the newest first. */
export const LISTINGS: readonly ListingSeed[] = Array.from({ length: COUNT }, (_, index) => ({
  ...(FIRST_LISTINGS[index] ?? listingOf(index)),
  agent: (index * 2) % AGENTS.length,
  ageHours: 1 + index * HOURS_BETWEEN,
}));

function listingOf(index: number): Omit<ListingSeed, "agent" | "ageHours"> {
  const random = randomFrom(index);
  // Without a factor in common with the number of places, so that all of them have listings.
  const place = PLACES[(index * 7) % PLACES.length] as Place;
  const type = random.pick(TYPES[place.kind]);
  const { letShare, ...market } = MARKETS[type];
  const operation = random.chance(letShare) ? "rent" : "sale";
  const sizes = sizesOf(market, random);
  const facts = {
    type,
    operation,
    ...sizes,
    address: addressOf(index, place, type, random),
    features: random.some(market.features, random.whole(2, 4)),
  } as const;
  const status = STATUSES[index % STATUSES.length] ?? "active";
  return {
    ...facts,
    title: titleOf(facts, place.neighbourhood, random),
    description: describe(facts, place.neighbourhood),
    status: status !== "closed" ? status : operation === "rent" ? "rented" : "sold",
    price: priceOf(sizes.areaSqft ?? sizes.lotSqft ?? 0, market.dollarsPerSqft * place.priceLevel, operation, random),
  };
}

function sizesOf({ bedrooms, areaSqft, lotSqft, yearBuilt }: Omit<Market, "letShare">, random: Random) {
  const rooms = bedrooms ? random.whole(...bedrooms) : null;
  const [base, perBedroom] = areaSqft ?? [0, 0];
  return {
    bedrooms: rooms,
    // About two for three bedrooms, some with one that has neither bath nor shower.
    bathrooms: rooms === null ? null : Math.max(1, Math.round(rooms * 0.7) + (random.chance(0.4) ? 0.5 : 0)),
    areaSqft: areaSqft ? rounded((base + perBedroom * (rooms ?? 0)) * random.between(0.85, 1.25), 10) : null,
    lotSqft: lotSqft ? rounded(random.between(...lotSqft), 100) : null,
    yearBuilt: yearBuilt ? random.whole(...yearBuilt) : null,
  };
}

function addressOf(index: number, { city, postalCode, lat, lng, kind }: Place, type: ListingType, random: Random) {
  const floors = FLOORS[type];
  const around = () => random.between(-DEGREES_AROUND, DEGREES_AROUND);
  return {
    // The last digits are the listing's own, so that no two have one address.
    line1: `${random.whole(1, 24)}${String(index).padStart(3, "0")} ${random.pick(STREETS[kind])}`,
    line2:
      floors === undefined ? null : `Unit ${random.whole(1, floors)}${String(random.whole(1, 12)).padStart(2, "0")}`,
    city,
    region: "FL",
    postalCode,
    country: "US",
    lat: rounded(lat + around(), 0.0001),
    // The ocean is to the east.
    lng: rounded(lng + around() / (kind === "beach" ? 4 : 1), 0.0001),
  } as const;
}

function priceOf(sqft: number, dollarsPerSqft: number, operation: ListingSeed["operation"], random: Random): number {
  const price = sqft * dollarsPerSqft * random.between(0.85, 1.2);
  return operation === "rent" ? rounded(price * RENT_SHARE, 50) : rounded(price, 5_000);
}

/** To the nearest multiple, without the noise that binary fractions leave. */
function rounded(value: number, step: number): number {
  return Number((Math.round(value / step) * step).toFixed(4));
}
