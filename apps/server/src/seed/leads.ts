import { AGENTS } from "./agents.ts";
import { LISTINGS } from "./listings/listings.ts";

/** A lead of the demonstration, its agent and listing by their place in the lists. */
export interface LeadSeed {
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly source: string;
  /** Undefined for one that asks about an address of its own. */
  readonly listing: number | undefined;
  readonly propertyAddress: string | null;
  readonly notes: string | null;
  readonly agent: number | undefined;
  readonly dealValue: number | null;
  /** The moves on the board, from `new` on. */
  readonly moves: readonly ("contacted" | "qualified" | "visiting" | "negotiating" | "won" | "lost")[];
  /** How long ago it came. */
  readonly ageHours: number;
}

const NAMES = [
  ["John", "Smith"],
  ["Jane", "Doe"],
  ["Carlos", "Mendoza"],
  ["Emily", "Nguyen"],
  ["Ahmed", "Farouk"],
  ["Sofia", "Rossi"],
  ["Liam", "O'Brien"],
  ["Mei", "Chen"],
  ["David", "Goldberg"],
  ["Fatima", "Hassan"],
  ["Olivia", "Martin"],
  ["Noah", "Williams"],
  ["Isabella", "Garcia"],
  ["Ethan", "Clark"],
  ["Yuki", "Tanaka"],
  ["Grace", "Lee"],
  ["Samuel", "Adeyemi"],
  ["Chloe", "Dubois"],
  ["Lucas", "Silva"],
  ["Hannah", "Schmidt"],
  ["Victor", "Petrov"],
  ["Amara", "Diallo"],
  ["Daniel", "Kim"],
  ["Natalie", "Brown"],
  ["Omar", "Khalil"],
  ["Lena", "Fischer"],
  ["Marcus", "Green"],
  ["Paula", "Ortiz"],
  ["Ryan", "Murphy"],
  ["Ingrid", "Larsen"],
  ["Diego", "Torres"],
  ["Zara", "Malik"],
  ["Peter", "Novak"],
  ["Maria", "Costa"],
  ["James", "Walker"],
  ["Elena", "Popescu"],
  ["Kofi", "Mensah"],
  ["Julia", "Weber"],
  ["Andre", "Moreau"],
  ["Ruth", "Levi"],
] as const;

const SOURCES = ["website", "zillow", "referral", "open-house", "facebook"];

/** Most leads are new, few are decided. */
const JOURNEYS: readonly LeadSeed["moves"][] = [
  [],
  ["contacted"],
  [],
  ["contacted", "qualified"],
  ["contacted"],
  [],
  ["qualified", "visiting"],
  ["qualified", "negotiating"],
  ["negotiating", "won"],
  ["contacted", "lost"],
];

const NOTES = [
  "Interested in 3BR homes",
  null,
  "Would like to visit on a Saturday",
  "Asks about schools nearby",
  null,
  "Pre-approved, wants to move before summer",
  "Is the price negotiable?",
];

const HOURS_BETWEEN = 17;
const CLOSED: readonly string[] = ["sold", "rented"];
const OPEN: readonly string[] = ["active", "reserved"];

/** Forty leads over four weeks. The cycles have lengths without common factors, so that all combinations turn up. */
export const LEADS: readonly LeadSeed[] = NAMES.map(([first, last], index) => {
  const moves = JOURNEYS[index % JOURNEYS.length] ?? [];
  // Whoever has bought has bought one of ours.
  const asksForListing = index % 4 !== 3 || moves.at(-1) === "won";
  const listing = asksForListing ? listingFor(index, moves.at(-1) === "won") : undefined;
  return {
    name: `${first} ${last}`,
    email: `${first}.${last.replaceAll("'", "")}@example.com`.toLowerCase(),
    phone: index % 6 === 5 ? null : `(786) 555-0${String(100 + index)}`,
    source: SOURCES[index % SOURCES.length] ?? "website",
    listing,
    propertyAddress: asksForListing ? null : `${100 + index} Sunset Dr, Miami, FL`,
    notes: NOTES[index % NOTES.length] ?? null,
    agent: moves.length === 0 && index % 3 === 0 ? undefined : (index * 3) % AGENTS.length,
    dealValue: moves.length > 1 ? dealValueOf(listing) : null,
    moves,
    ageHours: index * HOURS_BETWEEN,
  };
});

/** Nobody asks about a listing before it is there, or about one that is a draft; who won has what was sold or rented. */
function listingFor(lead: number, won: boolean): number | undefined {
  const there = LISTINGS.flatMap(({ status, ageHours }, index) =>
    ageHours >= lead * HOURS_BETWEEN && (won ? CLOSED : OPEN).includes(status) ? [index] : [],
  );
  return there[(lead * 11) % there.length];
}

/** Its price, or a year's rent; of an address of their own, a round sum. */
function dealValueOf(listing: number | undefined): number {
  const { operation, price } = LISTINGS[listing ?? -1] ?? { operation: "sale", price: 600_000 };
  return operation === "rent" ? 12 * price : price;
}
