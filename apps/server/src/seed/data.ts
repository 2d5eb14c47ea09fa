/** The demonstration brokerage: always the same, so that examples in the documentation hold. */

export interface AgentSeed {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

export interface PropertySeed {
  readonly title: string;
  readonly addressLine: string;
  readonly city: string;
  readonly region: string;
  readonly postalCode: string;
}

export const AGENTS: readonly AgentSeed[] = [
  { name: "Sarah Johnson", email: "sarah@demo.example", phone: "(305) 555-0101" },
  { name: "Miguel Alvarez", email: "miguel@demo.example", phone: "(305) 555-0102" },
  { name: "Priya Raman", email: "priya@demo.example", phone: "(305) 555-0103" },
  { name: "Tom Becker", email: "tom@demo.example", phone: "(305) 555-0104" },
  { name: "Aisha Okafor", email: "aisha@demo.example", phone: "(305) 555-0105" },
];

export const PROPERTIES: readonly PropertySeed[] = [
  property("Four-bedroom house with garden", "456 Oak Ave", "Miami", "33133"),
  property("Bungalow near the park", "123 Main St", "Miami", "33130"),
  property("Bay-view condo on the 18th floor", "900 Brickell Bay Dr", "Miami", "33131"),
  property("Townhouse with two-car garage", "77 Coral Way", "Coral Gables", "33134"),
  property("Art Deco studio", "1420 Collins Ave", "Miami Beach", "33139"),
  property("Canal-front villa", "12 Hibiscus Ln", "Fort Lauderdale", "33301"),
  property("Loft in a converted warehouse", "250 NW 24th St", "Miami", "33127"),
  property("Family home by the school", "8 Banyan Ct", "Kendall", "33156"),
  property("Penthouse with roof terrace", "3 Ocean Blvd", "Hollywood", "33019"),
  property("Starter apartment", "61 Palm Rd", "Hialeah", "33010"),
  property("Plot with building permit", "Lot 9, Mango Trail", "Homestead", "33030"),
  property("Corner shop with flat above", "510 Flagler St", "Miami", "33128"),
];

function property(title: string, addressLine: string, city: string, postalCode: string): PropertySeed {
  return { title, addressLine, city, region: "FL", postalCode };
}
