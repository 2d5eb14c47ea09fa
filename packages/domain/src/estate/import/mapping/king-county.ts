import type { z } from "zod";
import type { Mapping } from "./mapping.ts";

/**
 * House sales of King County, Washington, in 2014 and 2015 (`kc_house_data.csv`, 21,597 rows). What is decided for each
 * odd value, and why, is in docs/import.md.
 */
export const KING_COUNTY: z.input<typeof Mapping> = {
  source: "king-county",
  // A row is a sale: 176 houses were sold more than once, never twice on a day.
  key: ["id", "date"],
  empty: ["", "?"],
  fields: {
    title: { parts: ["{bedrooms}-bedroom house in King County, {zipcode}"] },
    description: {
      parts: [
        "Bedrooms: {bedrooms}. Bathrooms: {bathrooms|digits}. Floors: {floors|digits}.",
        "{sqft_living|number} square feet, {sqft_above|number} of them above ground, on a lot of {sqft_lot|number} square feet.",
        { text: "Basement of {sqft_basement|number} square feet.", when: { column: "sqft_basement", above: 0 } },
        "Built in {yr_built}.",
        { text: "Renovated in {yr_renovated|digits}.", when: { column: "yr_renovated", above: 0 } },
        "Condition: {condition|lower}.",
        "Grade: {grade}.",
        "Sold on {date|mdy}.",
        "Parcel {id}.",
      ],
    },
    operation: { value: "sale" },
    type: { value: "house" },
    price: { column: "price", as: "number", decimals: 2 },
    currency: { value: "USD" },
    bedrooms: { column: "bedrooms", as: "number" },
    bathrooms: { column: "bathrooms", as: "number" },
    areaSqft: { column: "sqft_living", as: "number" },
    lotSqft: { column: "sqft_lot", as: "number" },
    yearBuilt: { column: "yr_built", as: "number" },
    "address.region": { value: "WA" },
    "address.postalCode": { column: "zipcode" },
    "address.country": { value: "US" },
    // Six decimals are 11 cm; the rest is what arithmetic left (47.721000000000004).
    "address.lat": { column: "lat", as: "number", decimals: 6 },
    "address.lng": { column: "long", as: "number", decimals: 6 },
    features: {
      items: [
        { text: "waterfront", when: { column: "waterfront", is: ["YES"] } },
        { text: "{view|lower} view", when: { column: "view", not: ["NONE"] } },
        { text: "basement", when: { column: "sqft_basement", above: 0 } },
        { text: "renovated", when: { column: "yr_renovated", above: 0 } },
      ],
    },
  },
  corrections: [
    {
      where: { id: "2402100895", date: "6/25/2014" },
      set: { bedrooms: "3" },
      why: "33 bedrooms and 1.75 bathrooms in 1,620 square feet: a 3 that was typed twice.",
    },
  ],
};
