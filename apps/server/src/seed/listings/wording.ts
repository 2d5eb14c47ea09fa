import type { Random } from "../random.ts";
import type { ListingSeed, ListingType } from "./listing.ts";

const NOUNS: Readonly<Record<ListingType, string>> = {
  house: "house",
  apartment: "apartment",
  condo: "condo",
  townhouse: "townhouse",
  land: "plot",
  commercial: "shop",
  office: "office",
  other: "warehouse",
};

const NUMBERS = ["Studio", "One", "Two", "Three", "Four", "Five", "Six"];

type Named = Pick<ListingSeed, "type" | "bedrooms">;

/** "three-bedroom house", "studio apartment", "plot". */
function nounOf({ type, bedrooms }: Named): string {
  const number = bedrooms === null ? undefined : NUMBERS[bedrooms]?.toLowerCase();
  if (number === undefined || type === "commercial") return NOUNS[type];
  return bedrooms === 0 ? `${number} ${NOUNS[type]}` : `${number}-bedroom ${NOUNS[type]}`;
}

const ADJECTIVES = ["Sunny", "Quiet", "Renovated", "Spacious", "Charming", "Modern", "Bright", "Well-kept", "Stylish"];
const ADJECTIVES_OF_GROUND = ["Level", "Green", "Secluded", "Sunny", "Fenced"];

/** "Sunny three-bedroom house in Palmetto Bay". */
export function titleOf(named: Named, where: string, random: Random): string {
  const adjective = random.pick(named.type === "land" ? ADJECTIVES_OF_GROUND : ADJECTIVES);
  return `${adjective} ${nounOf(named)} in ${where}`;
}

type Described = Named & Pick<ListingSeed, "areaSqft" | "lotSqft" | "yearBuilt" | "features" | "operation">;

/** Two sentences: what it is, and what it comes with. @param where "Brickell" */
export function describe(listing: Described, where: string): string {
  const { areaSqft, lotSqft, yearBuilt, features, operation } = listing;
  const sqft = areaSqft ?? lotSqft;
  const size = sqft === null ? "" : ` of ${sqft.toLocaleString("en-US")} sq ft`;
  const built = yearBuilt === null ? "" : `, built in ${yearBuilt}`;
  const noun = nounOf(listing);
  const article = /^[aeiou]/.test(noun) && !noun.startsWith("one") ? "An" : "A";
  const offer = operation === "rent" ? "To let" : "For sale";
  return `${article} ${noun}${size} in ${where}${built}. ${offer} with ${enumerated(features)}.`;
}

function enumerated(features: readonly string[]): string {
  const last = features.at(-1) ?? "";
  return features.length < 2 ? last : `${features.slice(0, -1).join(", ")} and ${last}`;
}
