import { CLIENTS } from "./clients.ts";
import { LISTINGS } from "./listings/listings.ts";

/** A showing of the demonstration, its client and listing by their place in the lists. No client sees a listing twice. */
export interface ShowingSeed {
  readonly client: number;
  readonly listing: number;
  readonly note: string | null;
  readonly decision: "confirmed" | "declined" | undefined;
  /** Why it is declined. */
  readonly reason: string | null;
  /** From the day of the seed on; 0 is tomorrow, as a showing is for the future alone. */
  readonly inDays: number;
  /** UTC: South Florida is four or five hours behind. */
  readonly hour: number;
}

const NOTES = ["After work, please", null, "With my parents", "Second visit", null, "Can we see the roof?", null];
const DECISIONS = ["confirmed", undefined, "confirmed", "declined", undefined] as const;
const REASONS = ["The owner is away that week", "An offer was accepted yesterday", "The tenants need more notice"];
/** Ten in the morning to six in the afternoon, or an hour later. */
const HOURS = [15, 17, 21, 19, 22, 14];

const SEARCHING = CLIENTS.flatMap(({ buyingStage, listing }, client) =>
  buyingStage === "Touring" || buyingStage === "Offer" || buyingStage === "Searching" ? [{ client, listing }] : [],
);
const ON_THE_MARKET = LISTINGS.flatMap(({ status }, index) => (status === "active" ? [index] : []));
const COUNT = 24;

/** Two dozen showings, requested, confirmed and declined; first each client sees the listing that they asked about. */
export const SHOWINGS: readonly ShowingSeed[] = Array.from({ length: COUNT }, (_, index) => {
  const { client, listing } = SEARCHING[index % SEARCHING.length] ?? { client: 0, listing: undefined };
  const asked = index < SEARCHING.length && listing !== undefined && ON_THE_MARKET.includes(listing);
  const decision = DECISIONS[index % DECISIONS.length];
  return {
    client,
    listing: asked ? listing : (ON_THE_MARKET[(index * 29) % ON_THE_MARKET.length] ?? 0),
    note: NOTES[index % NOTES.length] ?? null,
    decision,
    reason: decision === "declined" ? (REASONS[index % REASONS.length] ?? null) : null,
    inDays: (index * 3) % 11,
    hour: HOURS[index % HOURS.length] ?? 15,
  };
});
