import { Prisma } from "@orrery/db";
import { describe, expect, it } from "vitest";
import { PROPERTY_OPERATIONS, PROPERTY_TYPES } from "../property/property.ts";
import { propertyTypeOf, RESO_PROPERTY_TYPES } from "./reso-lookups.ts";
import { type ResoListing, toResoMedia, toResoProperty } from "./reso-property.ts";

const LISTING: ResoListing = {
  id: "0197d3a0-0000-7000-8000-000000000001",
  description: "Light on three sides.",
  status: "active",
  operation: "sale",
  type: "house",
  price: new Prisma.Decimal("750000.5"),
  currency: "USD",
  bedrooms: 4,
  bathrooms: 2.5,
  areaSqft: 2400,
  lotSqft: 7242,
  yearBuilt: 1955,
  line1: "456 Oak Ave",
  line2: "Apt 2",
  city: "Miami",
  region: "FL",
  postalCode: "33101",
  country: "US",
  lat: 25.77,
  lng: -80.19,
  agentId: "0197d3a0-0000-7000-8000-000000000002",
  agent: { name: "Sarah Johnson" },
  images: [
    { id: "first", url: "https://files.test/a.jpg", position: 1, caption: null, width: 800, height: 600 },
    { id: "second", url: "https://files.test/b.jpg", position: 2, caption: "Kitchen", width: 640, height: 480 },
  ],
  createdAt: new Date("2026-01-02T03:04:05.678Z"),
  updatedAt: new Date("2026-02-03T04:05:06.789Z"),
};

const NOTHING_KNOWN: ResoListing = {
  ...LISTING,
  ...{ description: null, operation: null, type: null, price: null, currency: null, bedrooms: null, bathrooms: null },
  ...{ areaSqft: null, lotSqft: null, yearBuilt: null, line1: null, line2: null, city: null, region: null },
  ...{ postalCode: null, country: null, lat: null, lng: null, agentId: null, agent: null, images: [] },
};

describe("a property in RESO's names", () => {
  it("has every field that is known", () => {
    expect(toResoProperty(LISTING)).toEqual({
      ListingKey: LISTING.id,
      ListingId: LISTING.id,
      StandardStatus: "Active",
      PropertyType: "Residential",
      PropertySubType: "Single Family Residence",
      ListPrice: 750_000.5,
      ListPriceCurrency: "USD",
      BedroomsTotal: 4,
      BathroomsTotalInteger: 3,
      BathroomsTotalDecimal: 2.5,
      LivingArea: 2400,
      LivingAreaUnits: "Square Feet",
      LotSizeSquareFeet: 7242,
      YearBuilt: 1955,
      UnparsedAddress: "456 Oak Ave, Apt 2, Miami, FL 33101",
      City: "Miami",
      StateOrProvince: "FL",
      PostalCode: "33101",
      Country: "US",
      Latitude: 25.77,
      Longitude: -80.19,
      PublicRemarks: "Light on three sides.",
      ListAgentKey: LISTING.agentId,
      ListAgentFullName: "Sarah Johnson",
      PhotosCount: 2,
      OriginalEntryTimestamp: "2026-01-02T03:04:05.678Z",
      ModificationTimestamp: "2026-02-03T04:05:06.789Z",
    });
  });

  it("is null wherever nothing is known", () => {
    const { ListingKey, ListingId, StandardStatus, PhotosCount, ...rest } = { ...toResoProperty(NOTHING_KNOWN) };
    const { OriginalEntryTimestamp, ModificationTimestamp, ...unknown } = rest;
    expect(PhotosCount).toBe(0);
    expect(new Set(Object.values(unknown))).toEqual(new Set([null]));
  });

  it.each([
    ["active", "Active"],
    ["reserved", "Pending"],
    ["sold", "Closed"],
    ["rented", "Closed"],
    ["draft", undefined],
    ["archived", undefined],
  ])("shows what is %s as %s", (status, standard) => {
    expect(toResoProperty({ ...LISTING, status })?.StandardStatus).toBe(standard);
  });

  it("gives a rented flat and an office for rent the lease's types, and none to what the dictionary has no word for", () => {
    const typed = (type: string | null, operation: string | null) => {
      const { PropertyType, PropertySubType } = toResoProperty({ ...LISTING, type, operation }) ?? {};
      return [PropertyType, PropertySubType];
    };
    expect(typed("apartment", "rent")).toEqual(["Residential Lease", "Apartment"]);
    expect(typed("office", "rent")).toEqual(["Commercial Lease", "Office"]);
    expect(typed("land", null)).toEqual(["Land", null]);
    expect(typed("other", "sale")).toEqual([null, null]);
    expect(typed(null, null)).toEqual([null, null]);
  });

  it("uses every property type that it declares", () => {
    const given = PROPERTY_TYPES.flatMap((type) =>
      PROPERTY_OPERATIONS.map((operation) => propertyTypeOf(type, operation)),
    );
    expect(new Set(given)).toEqual(new Set([...RESO_PROPERTY_TYPES, null]));
  });

  it("leaves unknown parts of an address out", () => {
    const of = (parts: Partial<ResoListing>) => toResoProperty({ ...NOTHING_KNOWN, ...parts })?.UnparsedAddress;
    expect(of({ city: "Miami", postalCode: "33101" })).toBe("Miami, 33101");
    expect(of({ line1: "1 Main St", region: "FL" })).toBe("1 Main St, FL");
  });

  it("has its photos in their order, from zero on", () => {
    expect(toResoMedia(LISTING)).toEqual([
      expect.objectContaining({ MediaKey: "first", Order: 0, ResourceRecordKey: LISTING.id, ShortDescription: null }),
      expect.objectContaining({ MediaKey: "second", Order: 1, MediaURL: "https://files.test/b.jpg", ImageWidth: 640 }),
    ]);
  });
});
