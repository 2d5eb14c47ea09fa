import type { ListingSeed, ListingType } from "./listing.ts";
import { describe } from "./wording.ts";

/** The twelve that stand first, by hand: examples speak of them. Apartments are let; all else is sold. */
export const FIRST_LISTINGS: readonly Omit<ListingSeed, "agent" | "ageHours">[] = [
  listing("Four-bedroom house with garden", "house", 750_000, {
    at: ["456 Oak Ave", "Miami", "33133", 25.7281, -80.2437],
    sizes: [4, 3, 2_400, 7_500, 1998],
    features: ["garden", "pool", "two-car garage"],
  }),
  listing("Bungalow near the park", "house", 540_000, {
    at: ["123 Main St", "Miami", "33130", 25.7665, -80.2052],
    sizes: [3, 2, 1_450, 5_200, 1938],
    features: ["porch", "garden", "hardwood floors"],
  }),
  listing("Bay-view condo on the 18th floor", "condo", 890_000, {
    at: ["900 Brickell Bay Dr", "Miami", "33131", 25.7649, -80.1899],
    sizes: [2, 2.5, 1_320, null, 2008],
    features: ["bay view", "gym", "concierge", "covered parking"],
  }),
  listing("Townhouse with two-car garage", "townhouse", 715_000, {
    at: ["77 Coral Way", "Coral Gables", "33134", 25.7497, -80.2595],
    sizes: [3, 2.5, 1_900, 2_400, 2014],
    features: ["two-car garage", "patio", "impact windows"],
  }),
  listing("Art Deco studio", "apartment", 2_100, {
    at: ["1420 Collins Ave", "Miami Beach", "33139", 25.7868, -80.1306],
    sizes: [0, 1, 420, null, 1936],
    features: ["steps to the beach", "terrazzo floors"],
  }),
  listing("Canal-front villa", "house", 1_950_000, {
    at: ["12 Hibiscus Ln", "Fort Lauderdale", "33301", 26.1135, -80.1272],
    sizes: [5, 4.5, 4_100, 11_800, 2016],
    features: ["private dock", "pool", "summer kitchen"],
  }),
  listing("Loft in a converted warehouse", "apartment", 3_400, {
    at: ["250 NW 24th St", "Miami", "33127", 25.8003, -80.1994],
    sizes: [1, 1.5, 980, null, 1948],
    features: ["high ceilings", "exposed brick", "covered parking"],
  }),
  listing("Family home by the school", "house", 825_000, {
    at: ["8 Banyan Ct", "Kendall", "33156", 25.6698, -80.3301],
    sizes: [4, 2.5, 2_250, 9_100, 1984],
    features: ["garden", "screened patio", "two-car garage"],
  }),
  listing("Penthouse with roof terrace", "condo", 1_480_000, {
    at: ["3 Ocean Blvd", "Hollywood", "33019", 26.0118, -80.1159],
    sizes: [3, 3, 2_300, null, 2019],
    features: ["roof terrace", "ocean view", "concierge"],
  }),
  listing("Starter apartment", "apartment", 1_750, {
    at: ["61 Palm Rd", "Hialeah", "33010", 25.8322, -80.2806],
    sizes: [1, 1, 640, null, 1979],
    features: ["balcony", "laundry room"],
  }),
  listing("Plot with building permit", "land", 210_000, {
    at: ["Lot 9, Mango Trail", "Homestead", "33030", 25.4747, -80.4861],
    sizes: [null, null, null, 21_800, null],
    features: ["building permit", "paved road"],
  }),
  listing("Corner shop with flat above", "commercial", 1_100_000, {
    at: ["510 Flagler St", "Miami", "33128", 25.7741, -80.1993],
    sizes: [2, 2, 2_800, 2_100, 1926],
    features: ["corner position", "storage room", "street parking"],
  }),
];

interface Facts {
  readonly at: readonly [line1: string, city: string, postalCode: string, lat: number, lng: number];
  readonly sizes: readonly [
    bedrooms: number | null,
    bathrooms: number | null,
    areaSqft: number | null,
    lotSqft: number | null,
    yearBuilt: number | null,
  ];
  readonly features: readonly string[];
}

function listing(title: string, type: ListingType, price: number, { at, sizes, features }: Facts) {
  const [line1, city, postalCode, lat, lng] = at;
  const [bedrooms, bathrooms, areaSqft, lotSqft, yearBuilt] = sizes;
  const facts = {
    title,
    status: "active",
    operation: type === "apartment" ? "rent" : "sale",
    type,
    price,
    bedrooms,
    bathrooms,
    areaSqft,
    lotSqft,
    yearBuilt,
    address: { line1, line2: null, city, region: "FL", postalCode, country: "US", lat, lng },
    features,
  } as const;
  return { ...facts, description: describe(facts, city) };
}
