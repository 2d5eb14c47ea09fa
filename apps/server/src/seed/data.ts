/** The demonstration brokerage: always the same, so that examples in the documentation hold. */

export interface AgentSeed {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

export interface PropertySeed {
  readonly title: string;
  readonly status: "active";
  readonly operation: "sale" | "rent";
  readonly type: "house" | "condo" | "townhouse" | "apartment" | "land" | "commercial";
  readonly price: number;
  readonly bedrooms: number | null;
  readonly bathrooms: number | null;
  readonly areaSqft: number | null;
  readonly address: {
    readonly line1: string;
    readonly city: string;
    readonly region: string;
    readonly postalCode: string;
    readonly country: string;
  };
}

export const AGENTS: readonly AgentSeed[] = [
  { name: "Sarah Johnson", email: "sarah@demo.example", phone: "(305) 555-0101" },
  { name: "Miguel Alvarez", email: "miguel@demo.example", phone: "(305) 555-0102" },
  { name: "Priya Raman", email: "priya@demo.example", phone: "(305) 555-0103" },
  { name: "Tom Becker", email: "tom@demo.example", phone: "(305) 555-0104" },
  { name: "Aisha Okafor", email: "aisha@demo.example", phone: "(305) 555-0105" },
];

export const PROPERTIES: readonly PropertySeed[] = [
  property("Four-bedroom house with garden", "456 Oak Ave", "Miami", "33133", "house", 750_000, [4, 3, 2_400]),
  property("Bungalow near the park", "123 Main St", "Miami", "33130", "house", 540_000, [3, 2, 1_450]),
  property(
    "Bay-view condo on the 18th floor",
    "900 Brickell Bay Dr",
    "Miami",
    "33131",
    "condo",
    890_000,
    [2, 2.5, 1_320],
  ),
  property(
    "Townhouse with two-car garage",
    "77 Coral Way",
    "Coral Gables",
    "33134",
    "townhouse",
    715_000,
    [3, 2.5, 1_900],
  ),
  property("Art Deco studio", "1420 Collins Ave", "Miami Beach", "33139", "apartment", 2_100, [0, 1, 420]),
  property("Canal-front villa", "12 Hibiscus Ln", "Fort Lauderdale", "33301", "house", 1_950_000, [5, 4.5, 4_100]),
  property("Loft in a converted warehouse", "250 NW 24th St", "Miami", "33127", "apartment", 3_400, [1, 1.5, 980]),
  property("Family home by the school", "8 Banyan Ct", "Kendall", "33156", "house", 825_000, [4, 2.5, 2_250]),
  property("Penthouse with roof terrace", "3 Ocean Blvd", "Hollywood", "33019", "condo", 1_480_000, [3, 3, 2_300]),
  property("Starter apartment", "61 Palm Rd", "Hialeah", "33010", "apartment", 1_750, [1, 1, 640]),
  property("Plot with building permit", "Lot 9, Mango Trail", "Homestead", "33030", "land", 210_000),
  property("Corner shop with flat above", "510 Flagler St", "Miami", "33128", "commercial", 1_100_000, [2, 2, 2_800]),
];

/** Apartments are let, by the month; all else is sold. */
function property(
  title: string,
  line1: string,
  city: string,
  postalCode: string,
  type: PropertySeed["type"],
  price: number,
  [bedrooms, bathrooms, areaSqft]: readonly [number | null, number | null, number | null] = [null, null, null],
): PropertySeed {
  const operation = type === "apartment" ? "rent" : "sale";
  const address = { line1, city, region: "FL", postalCode, country: "US" };
  return { title, status: "active", operation, type, price, bedrooms, bathrooms, areaSqft, address };
}
