import { createProperty, PROPERTY_OPERATIONS, PROPERTY_TYPES } from "@orrery/domain";
import { describe, expect, it } from "vitest";
import { addressKey } from "./listing.ts";
import { LISTINGS } from "./listings.ts";
import { PLACES } from "./places.ts";

describe("the demonstration's listings", () => {
  it("are two hundred, each at an address of its own, of every type, to buy and to rent", () => {
    expect(LISTINGS).toHaveLength(200);
    expect(new Set(LISTINGS.map(({ address }) => addressKey(address))).size).toBe(200);
    expect(new Set(LISTINGS.map(({ type }) => type))).toEqual(new Set(PROPERTY_TYPES));
    expect(new Set(LISTINGS.map(({ operation }) => operation))).toEqual(new Set(PROPERTY_OPERATIONS));
    expect(new Set(LISTINGS.map(({ address }) => address.city)).size).toBeGreaterThan(20);
  });

  it("are what the operation takes as it stands", () => {
    for (const { agent, ageHours, price, ...listing } of LISTINGS) {
      const taken = createProperty.input.safeParse({ ...listing, price });
      expect(taken, listing.title).toMatchObject({ success: true, data: { ...listing, price: String(price) } });
    }
  });

  it("are described in two sentences, and lie where their city is", () => {
    for (const { description, address, features } of LISTINGS) {
      expect(description.match(/\.( |$)/g)).toHaveLength(2);
      expect(features.length).toBeGreaterThan(1);
      const near = PLACES.filter(
        ({ lat, lng }) => Math.abs(lat - address.lat) < 0.06 && Math.abs(lng - address.lng) < 0.06,
      );
      expect(near.map(({ city }) => city).concat(address.city === "Kendall" ? "Kendall" : [])).toContain(address.city);
    }
  });

  it("cost what such a thing costs, and are sold or rented as they were offered", () => {
    for (const { operation, price, status, bedrooms, bathrooms, areaSqft } of LISTINGS) {
      const [least, most] = operation === "rent" ? [1_000, 30_000] : [40_000, 6_000_000];
      expect(price).toBeGreaterThanOrEqual(least);
      expect(price).toBeLessThanOrEqual(most);
      if (status === "sold") expect(operation).toBe("sale");
      if (status === "rented") expect(operation).toBe("rent");
      if (bedrooms !== null) expect(Math.min(bathrooms ?? 0, areaSqft ?? 0)).toBeGreaterThan(0);
    }
  });
});
