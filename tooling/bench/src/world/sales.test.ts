import { describe, expect, it } from "vitest";
import { excerptVaried, type Sale } from "./sales.ts";

const sale: Sale = {
  ...{ at: 0, parcel: "7129300520", price: 200_000, bedrooms: 3, bathrooms: 1, area: 1_180, lot: 5_650, year: 1955 },
  ...{ condition: "Average", grade: "7 Average", zipcode: "98178", lat: 47.5112, lng: -122.257, waterfront: false },
};

describe("sales made of an excerpt", () => {
  const made = excerptVaried([sale, { ...sale, parcel: "6414100192" }], 1_001);

  it("are as many as wanted, in their order, and the same every time", () => {
    expect(made.map(({ at }) => at)).toEqual(Array.from({ length: 1_001 }, (_, at) => at));
    expect(excerptVaried([sale, { ...sale, parcel: "6414100192" }], 1_001)).toEqual(made);
  });

  it("differ in price, size and place, near what they were made of", () => {
    for (const varied of ["price", "area", "lot"] as const) {
      expect(new Set(made.map((each) => each[varied])).size).toBeGreaterThan(500);
      for (const each of made) expect(Math.abs(each[varied] / sale[varied] - 1)).toBeLessThanOrEqual(0.26);
    }
    for (const each of made) expect(Math.hypot(each.lat - sale.lat, each.lng - sale.lng)).toBeLessThan(0.02);
  });

  it("have parcels of their own", () => {
    expect(new Set(made.map(({ parcel }) => parcel)).size).toBe(1_001);
  });
});
