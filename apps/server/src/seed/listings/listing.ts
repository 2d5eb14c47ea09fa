import type { PROPERTY_OPERATIONS, PROPERTY_STATUSES, PROPERTY_TYPES } from "@orrery/domain";

export type ListingType = (typeof PROPERTY_TYPES)[number];

/** A listing of the demonstration, its agent by the place in the list of them. Prices are in US dollars, a rent's a month. */
export interface ListingSeed {
  readonly title: string;
  readonly description: string;
  readonly status: (typeof PROPERTY_STATUSES)[number];
  readonly operation: (typeof PROPERTY_OPERATIONS)[number];
  readonly type: ListingType;
  readonly price: number;
  readonly bedrooms: number | null;
  readonly bathrooms: number | null;
  readonly areaSqft: number | null;
  readonly lotSqft: number | null;
  readonly yearBuilt: number | null;
  readonly address: {
    readonly line1: string;
    readonly line2: string | null;
    readonly city: string;
    readonly region: "FL";
    readonly postalCode: string;
    readonly country: "US";
    readonly lat: number;
    readonly lng: number;
  };
  readonly features: readonly string[];
  readonly agent: number;
  /** How long ago it came. */
  readonly ageHours: number;
}

/** What a listing is known by: nobody has two at one address. */
export const addressKey = ({ line1, line2, postalCode }: Record<"line1" | "line2" | "postalCode", string | null>) =>
  [line1, line2, postalCode].join("|");
