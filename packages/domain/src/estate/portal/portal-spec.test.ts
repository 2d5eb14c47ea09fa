import { describe, expect, it } from "vitest";
import { breachesOf, type Listing, PORTAL_SPECS, type PortalSpec } from "./portal-spec.ts";
import { PORTALS, type PortalName } from "./portals.ts";

const IMAGE = { url: "https://example.com/1.jpg", thumbnailUrl: "https://example.com/1.thumb.jpg" };

/** A listing that every portal takes. */
const GOOD = {
  title: "Bay House",
  description: "A bright house by the bay.",
  status: "active",
  operation: "sale",
  type: "house",
  price: 750_000,
  currency: "USD",
  address: { line1: "456 Oak Ave", city: "Miami", region: "FL", country: "US" },
  features: [],
  images: [IMAGE],
} as unknown as Listing;

const images = (count: number) => ({ images: Array(count).fill(IMAGE) });

const fieldsOf = (portal: PortalName, over: object) =>
  breachesOf(portal, PORTAL_SPECS[portal], { ...GOOD, ...over } as Listing).map(
    ({ field, rule }) => `${field} ${rule}`,
  );

it.each(PORTALS.map(({ name }) => name))(
  "%s takes a whole listing, active or reserved, and in no other status",
  (name) => {
    for (const status of ["active", "reserved"]) expect(fieldsOf(name, { status })).toEqual([]);
    for (const status of ["draft", "sold", "rented", "archived"])
      expect(fieldsOf(name, { status })).toEqual(["status status"]);
  },
);

it.each(PORTALS.map(({ name }) => name))(
  "%s says of each field that it requires that it is missing, of all at once",
  (name) => {
    const { required } = PORTAL_SPECS[name];
    const nothing = Object.fromEntries(Object.keys(GOOD).map((field) => [field, null]));
    const bare = { ...nothing, title: "", status: "active", address: {}, features: [], images: [IMAGE] };
    expect(
      breachesOf(name, PORTAL_SPECS[name], {
        ...bare,
        address: { line1: null, city: null, region: null, country: null },
      } as never)
        .filter(({ rule }) => rule === "required")
        .map(({ field }) => field),
    ).toEqual([...required]);
  },
);

describe("an edge", () => {
  const longest = (max: number) => [{ at: "x".repeat(max) }, { over: "x".repeat(max + 1) }] as const;

  it.each<[PortalName, number, number]>([
    ["kyero", 1, 50],
    ["json-push", 1, 30],
    ["reso", 0, 50],
  ])("of how many pictures %s takes", (name, min, max) => {
    expect(PORTAL_SPECS[name].images).toEqual({ min, max });
    for (const count of [min, max]) expect(fieldsOf(name, images(count))).toEqual([]);
    if (min > 0) expect(fieldsOf(name, images(min - 1))).toEqual(["images min"]);
    expect(fieldsOf(name, images(max + 1))).toEqual(["images max"]);
  });

  it("of titles and descriptions, in characters and not in units of them", () => {
    const [{ at }, { over }] = longest(120);
    expect(fieldsOf("json-push", { title: at })).toEqual([]);
    expect(fieldsOf("json-push", { title: over })).toEqual(["title maxLength"]);
    expect(fieldsOf("json-push", { title: "🏡".repeat(120) })).toEqual([]);
    expect(fieldsOf("json-push", { title: "Four" })).toEqual(["title minLength"]);
    expect(fieldsOf("json-push", { title: "Fives" })).toEqual([]);
    expect(fieldsOf("json-push", { description: "x".repeat(19) })).toEqual(["description minLength"]);
    expect(fieldsOf("json-push", { description: "x".repeat(20) })).toEqual([]);
    expect(fieldsOf("json-push", { description: "x".repeat(5_001) })).toEqual(["description maxLength"]);
    expect(fieldsOf("reso", { description: "x".repeat(4_000) })).toEqual([]);
    expect(fieldsOf("reso", { description: "x".repeat(4_001) })).toEqual(["description maxLength"]);
  });

  it("of prices", () => {
    expect(fieldsOf("kyero", { price: 99_999_999 })).toEqual([]);
    expect(fieldsOf("kyero", { price: 100_000_000 })).toEqual(["price max"]);
    expect(fieldsOf("kyero", { price: 0.5 })).toEqual(["price min"]);
    expect(fieldsOf("json-push", { price: 999_999_999 })).toEqual([]);
    expect(fieldsOf("json-push", { price: 1_000_000_000 })).toEqual(["price max"]);
  });

  it("of types and currencies", () => {
    expect(fieldsOf("kyero", { type: "other", currency: "CHF" })).toEqual(["type oneOf", "currency oneOf"]);
    for (const currency of ["EUR", "GBP", "USD"]) expect(fieldsOf("kyero", { currency })).toEqual([]);
    expect(fieldsOf("reso", { type: "other", currency: "CHF" })).toEqual([]);
  });

  it("of operations and countries, where a portal has any", () => {
    const spec: PortalSpec = {
      ...{ required: [], lengths: { "address.city": { max: 5 } }, images: { min: 0, max: 50 }, price: {} },
      operations: ["rent"],
      countries: ["ES", "PT"],
    };
    expect(breachesOf("some", spec, GOOD).map(({ message }) => message)).toEqual([
      "This must be one of rent; it is sale.",
      "This must be one of ES, PT; it is US.",
    ]);
  });
});
