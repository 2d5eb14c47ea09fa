import { createWorld, type TestWorld } from "@orrery/testkit";
import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newProperty } from "../property/testing.ts";
import { updateProperty } from "../property/update-property.ts";
import { getResoProperty } from "./get-reso-property.ts";
import { listResoProperties } from "./list-reso-properties.ts";

type Row = Record<string, string | number | null>;
interface Answer {
  readonly value: Row[];
  readonly "@odata.count"?: number;
  readonly "@odata.nextLink"?: string;
  readonly "@odata.context": string;
}

const list = async (world: TestWorld, input: object) =>
  (await world.invoke(listResoProperties, input)).output as unknown as Answer;

/** The options of the address of the next page, as the surface reads them. */
function optionsOf(link: string): object {
  const options = [...new URL(link).searchParams].map(([name, value]) => [name.slice(1), value] as const);
  return Object.fromEntries(
    options.map(([name, value]) => [
      name,
      name === "top" ? Number(value) : name === "count" ? value === "true" : value,
    ]),
  );
}

async function walk(
  world: TestWorld,
  input: object,
  between: (page: Answer) => Promise<unknown> = async () => undefined,
) {
  const rows: Row[] = [];
  for (let asked: object | undefined = input; asked !== undefined; ) {
    const page: Answer = await list(world, asked);
    rows.push(...page.value);
    await between(page);
    const next: string | undefined = page["@odata.nextLink"];
    asked = next === undefined ? undefined : optionsOf(next);
  }
  return rows;
}

const LISTINGS = [
  {
    ...{
      status: "active",
      operation: "sale",
      type: "house",
      price: "750000.50",
      currency: "USD",
      bedrooms: 4,
      bathrooms: 2.5,
    },
    ...{ areaSqft: 2400, lotSqft: 7242.5, yearBuilt: 1955, description: "100% light, a_b \\ c" },
    address: {
      line1: "1 Oak",
      city: "Seattle",
      region: "WA",
      postalCode: "98178",
      country: "US",
      lat: 47.5,
      lng: -122.25,
    },
  },
  {
    status: "active",
    operation: "rent",
    type: "apartment",
    price: 2_400,
    bedrooms: 1,
    bathrooms: 1,
    address: { city: "seattle" },
  },
  {
    status: "reserved",
    operation: "sale",
    type: "condo",
    price: 310_000,
    bedrooms: 2,
    bathrooms: 2,
    address: { city: "O'Fallon" },
  },
  {
    status: "sold",
    type: "townhouse",
    price: 410_000,
    bathrooms: 0.5,
    yearBuilt: 2001,
    description: "100 light, axb c",
  },
  {
    status: "rented",
    operation: "rent",
    type: "office",
    areaSqft: 900,
    address: { city: "Tacoma", postalCode: "98402" },
  },
  { status: "active", type: "land", lotSqft: 43_560, price: 99_000 },
  { status: "active", operation: "sale", type: "other" },
  { status: "active" },
] as const;

describe("a filter on listings", () => {
  let world: TestWorld;
  let all: Row[];
  beforeAll(async () => {
    world = await createWorld();
    for (const listing of LISTINGS) await newProperty(world, listing);
    await newProperty(world, { status: "draft", price: 1 });
    await newProperty(world, { status: "archived", price: 1 });
    all = (await list(world, {})).value;
  });

  const keys = async (filter: string) => (await list(world, { filter })).value.map(({ ListingKey }) => ListingKey);
  const keysWhere = (test: (row: Row) => boolean) => all.filter(test).map(({ ListingKey }) => ListingKey);

  it("is asked of what a feed shows: neither drafts nor what was archived", () => {
    expect(all.map(({ StandardStatus }) => StandardStatus)).toEqual([
      ...["Active", "Active", "Pending", "Closed", "Closed", "Active", "Active", "Active"],
    ]);
  });

  it.each<[string, (row: Row) => boolean]>([
    ["City eq 'Seattle'", (row) => row.City === "Seattle"],
    ["City ne 'Seattle'", (row) => row.City !== "Seattle"],
    ["not (City eq 'Seattle')", (row) => row.City !== "Seattle"],
    ["City eq 'O''Fallon'", (row) => row.City === "O'Fallon"],
    ["City in ('Seattle','Tacoma')", (row) => ["Seattle", "Tacoma"].includes(`${row.City}`)],
    ["not (City in ('Seattle','Tacoma'))", (row) => !["Seattle", "Tacoma"].includes(`${row.City}`)],
    ["City eq null", (row) => row.City === null],
    ["City ne null", (row) => row.City !== null],
    ["City gt 'Seattlf'", (row) => row.City === "seattle" || row.City === "Tacoma"],
    ["startswith(City,'Sea')", (row) => `${row.City}`.startsWith("Sea")],
    ["endswith(City,'tle')", (row) => `${row.City}`.endsWith("tle")],
    ["contains(PublicRemarks,'100%')", (row) => `${row.PublicRemarks}`.includes("100%")],
    ["contains(PublicRemarks,'a_b')", (row) => `${row.PublicRemarks}`.includes("a_b")],
    ["contains(PublicRemarks,'\\ c')", (row) => `${row.PublicRemarks}`.includes("\\ c")],
    // Of an unknown text it is unknown, so not so.
    [
      "not contains(PublicRemarks,'100%')",
      (row) => row.PublicRemarks !== null && !`${row.PublicRemarks}`.includes("100%"),
    ],
    ["City eq '%'", () => false],
    ["City eq ''' or 1=1 --'", () => false],
    ["StandardStatus eq 'Closed'", (row) => row.StandardStatus === "Closed"],
    ["StandardStatus ne 'Closed'", (row) => row.StandardStatus !== "Closed"],
    ["StandardStatus in ('Active','Pending')", (row) => row.StandardStatus !== "Closed"],
    ["StandardStatus eq 'Expired'", () => false],
    ["PropertyType eq 'Residential'", (row) => row.PropertyType === "Residential"],
    ["PropertyType ne 'Residential'", (row) => row.PropertyType !== "Residential"],
    ["PropertyType eq null", (row) => row.PropertyType === null],
    ["PropertySubType eq 'Townhouse'", (row) => row.PropertySubType === "Townhouse"],
    ["not (PropertySubType eq null)", (row) => row.PropertySubType !== null],
    ["LivingAreaUnits eq 'Square Feet'", (row) => row.LivingArea !== null],
    ["ListPrice eq 750000.5", (row) => row.ListPrice === 750_000.5],
    ["ListPrice ge 310000 and ListPrice lt 750000.50", (row) => [310_000, 410_000].includes(Number(row.ListPrice))],
    ["310000 lt ListPrice", (row) => Number(row.ListPrice) > 310_000],
    ["ListPrice gt 1e5", (row) => Number(row.ListPrice) > 100_000],
    ["not (ListPrice gt 100000)", (row) => row.ListPrice === null || Number(row.ListPrice) <= 100_000],
    ["ListPrice lt 999999999999999", (row) => row.ListPrice !== null],
    ["ListPrice gt null", () => false],
    ["not (ListPrice gt null)", () => true],
    ["BedroomsTotal gt 1.5", (row) => Number(row.BedroomsTotal) >= 2],
    ["BedroomsTotal eq 1.5", () => false],
    ["BathroomsTotalInteger eq 3", (row) => row.BathroomsTotalInteger === 3],
    ["BathroomsTotalInteger ne 1", (row) => row.BathroomsTotalInteger !== 1],
    ["BathroomsTotalInteger le 1", (row) => row.BathroomsTotalInteger === 1],
    ["BathroomsTotalInteger gt 2", (row) => Number(row.BathroomsTotalInteger) > 2],
    ["Latitude lt 48 and Longitude eq -122.25", (row) => row.Longitude === -122.25],
    ["ListingKey eq 'x'", () => false],
    ["ListingKey ne 'x'", () => true],
    ["ListAgentKey eq null", () => true],
    ["OriginalEntryTimestamp eq null", () => false],
    ["ModificationTimestamp gt 2026-01-01T00:00:00Z", (row) => `${row.ModificationTimestamp}` > "2026"],
    ["ModificationTimestamp gt 9998-01-01", () => false],
    ["City eq 'Seattle' or City eq 'Tacoma' and BedroomsTotal eq 9", (row) => row.City === "Seattle"],
    ["(City eq 'Seattle' or City eq 'Tacoma') and BedroomsTotal eq 9", () => false],
  ])("leaves what it says: %s", async (filter, test) => {
    expect(await keys(filter)).toEqual(keysWhere(test));
  });

  it("finds a listing by its key, whichever case it is in", async () => {
    const key = `${all[2]?.ListingKey}`;
    expect(await keys(`ListingKey eq '${key.toUpperCase()}'`)).toEqual([key]);
    expect(await keys(`ListingKey gt '${key}'`)).toEqual(all.slice(3).map(({ ListingKey }) => ListingKey));
  });

  const number = fc.constantFrom("0", "1", "2", "2.5", "310000", "750000.5", "-1");
  const text = fc.constantFrom("'Seattle'", "'seattle'", "'Tacoma'", "'O''Fallon'", "'zz'");
  const test = fc.constantFrom("eq", "ne", "gt", "ge", "lt", "le");
  const numeric = fc.constantFrom(
    "ListPrice",
    "BedroomsTotal",
    "BathroomsTotalInteger",
    "BathroomsTotalDecimal",
    "YearBuilt",
  );
  const comparison = fc.oneof(
    fc.tuple(numeric, test, fc.oneof(number, fc.constant("null"))).map((parts) => parts.join(" ")),
    fc
      .tuple(fc.constant("City"), fc.constantFrom("eq", "ne"), fc.oneof(text, fc.constant("null")))
      .map((parts) => parts.join(" ")),
    fc
      .tuple(
        fc.constant("PropertyType"),
        fc.constantFrom("eq", "ne"),
        fc.constantFrom("'Residential'", "'Land'", "null"),
      )
      .map((parts) => parts.join(" ")),
  );
  const { filter: anyFilter } = fc.letrec<{ filter: string }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 3 },
      comparison,
      fc
        .tuple(tie("filter"), fc.constantFrom("and", "or"), tie("filter"))
        .map(([one, by, other]) => `(${one}) ${by} (${other})`),
      tie("filter").map((inner) => `not (${inner})`),
    ),
  }));

  it("and its opposite leave each listing once, whatever they are made of", async () => {
    await fc.assert(
      fc.asyncProperty(anyFilter, async (filter) => {
        const both = [...(await keys(filter)), ...(await keys(`not (${filter})`))];
        expect(both.toSorted()).toEqual(all.map(({ ListingKey }) => ListingKey).toSorted());
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ["ListPrice eq 'x'", "ListPrice is compared with a number"],
    ["City eq 5", "City is compared with a text"],
    ["StandardStatus gt 'Active'", "values without an order"],
    ["ModificationTimestamp gt 2026-02-30T00:00:00Z", "ModificationTimestamp is compared with a time"],
    ["BedroomsTotal eq 3000000000", "up to 2147483647"],
    ["ListPrice gt 1e300", "up to 15 digits"],
    // Written out, it is longer than there was memory.
    ["ListPrice gt 1e-999999999", "up to 15 digits"],
    ["LivingArea gt 1e999", "compared with a number"],
    ["Bedrooms eq 3", "Property has no field Bedrooms"],
    ["toString eq 3", "Property has no field toString"],
    ["contains(ListPrice,'1')", "not in ListPrice"],
    ["UnparsedAddress eq 'x'", "no filtering by UnparsedAddress"],
  ])("is refused by name where it does not fit: %s", async (filter, words) => {
    await expect(list(world, { filter })).rejects.toMatchObject({
      code: "BAD_REQUEST",
      message: expect.stringContaining(words),
    });
  });
});

describe("listings for replication", () => {
  let world: TestWorld;
  beforeEach(async () => {
    world = await createWorld();
  });

  it("come once each, page by page, while others change, are added and leave", async () => {
    const made: string[] = [];
    for (let at = 0; at < 9; at += 1) made.push((await newProperty(world, { status: "active", price: 100 + at })).id);
    const [first = "", , , , , , , seventh = "", last = ""] = made;
    let pages = 0;
    const rows = await walk(world, { top: 2 }, async () => {
      pages += 1;
      if (pages !== 2) return;
      await world.invoke(updateProperty, { id: last, price: 1 });
      await world.invoke(updateProperty, { id: first, price: 1 });
      await world.invoke(updateProperty, { id: seventh, status: "archived" });
      made.push((await newProperty(world, { status: "active" })).id);
    });
    expect(rows.map(({ ListingKey }) => ListingKey)).toEqual(made.filter((id) => id !== seventh));
    expect(rows.at(-2)).toMatchObject({ ListingKey: last, ListPrice: 1 });
  });

  it("come by what has changed, and again where that changes meanwhile", async () => {
    const [one, two, three] = [await active(10), await active(20), await active(30)];
    const rows = await walk(world, { top: 1, orderby: "ModificationTimestamp asc" }, async ({ value }) => {
      if (value[0]?.ListingKey === two) await world.invoke(updateProperty, { id: one, price: 11 });
    });
    expect(rows.map(({ ListingKey, ListPrice }) => [ListingKey, ListPrice])).toEqual([
      [one, 10],
      [two, 20],
      [three, 30],
      [one, 11],
    ]);
  });

  const active = async (price?: number) =>
    (await newProperty(world, { status: "active", ...(price !== undefined && { price }) })).id;

  it.each([
    "ListingKey",
    "ListingKey desc",
    "ListPrice",
    "ListPrice desc",
    "OriginalEntryTimestamp desc",
    "ModificationTimestamp desc,ListingKey desc",
  ])("come in the order by %s on every page, those without a value last", async (orderby) => {
    for (const price of [300, undefined, 100, 200, undefined]) await active(price);
    const whole = (await list(world, { orderby })).value;
    expect(await walk(world, { orderby, top: 2 })).toEqual(whole);
    const field = orderby.split(/[ ,]/)[0] ?? "";
    const values = whole.map((row) => row[field] ?? null);
    const known = values.filter((value) => value !== null).toSorted((a, b) => (a < b ? -1 : 1));
    const expected = orderby.includes("desc") ? known.toReversed() : known;
    expect(values).toEqual([...expected, ...values.filter((value) => value === null)]);
  });

  it("are counted whole, whatever the page", async () => {
    for (const price of [1, 2, 3]) await active(price);
    const asked = { filter: "ListPrice ge 2", count: true };
    expect(await list(world, { ...asked, top: 0 })).toMatchObject({ "@odata.count": 2, value: [] });
    const page = await list(world, { ...asked, top: 1 });
    expect(page["@odata.count"]).toBe(2);
    expect(await list(world, optionsOf(page["@odata.nextLink"] ?? ""))).toMatchObject({
      "@odata.count": 2,
      value: [{ ListPrice: 3 }],
    });
  });

  it("can be skipped, so many, and not with a token or by price", async () => {
    const made = [await active(1), await active(2), await active(3), await active(4)];
    const page = await list(world, { skip: 1, top: 2 });
    expect(page.value.map(({ ListingKey }) => ListingKey)).toEqual(made.slice(1, 3));
    expect(await walk(world, { skip: 1, top: 2 })).toHaveLength(3);
    await expect(list(world, { skip: 10_001 })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(list(world, { skip: 1, orderby: "ListPrice" })).rejects.toMatchObject({ reason: "ODATA_UNSUPPORTED" });
    const { skiptoken } = optionsOf(page["@odata.nextLink"] ?? "") as { skiptoken: string };
    await expect(list(world, { skip: 1, skiptoken })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  it("take a token that was given for this organization and this order alone", async () => {
    await active(1);
    await active(2);
    const page = await list(world, { top: 1 });
    const next = optionsOf(page["@odata.nextLink"] ?? "");
    const refused = { reason: "INVALID_CURSOR" };
    await expect(list(await createWorld(), next)).rejects.toMatchObject(refused);
    await expect(list(world, { ...next, orderby: "ListPrice" })).rejects.toMatchObject(refused);
    await expect(list(world, { ...next, skiptoken: "AAAA" })).rejects.toMatchObject(refused);
  });

  it("hold at most 1,000, and as many as the client prefers if that is less", async () => {
    for (const price of [1, 2, 3]) await active(price);
    expect((await list(world, { pageSize: 2 })).value).toHaveLength(2);
    expect((await list(world, { pageSize: 1, top: 2 })).value).toHaveLength(1);
    expect((await list(world, { top: 1_000_000 })).value).toHaveLength(3);
  });

  it("show the selected fields alone, and the photos where they are expanded", async () => {
    await active(5);
    expect((await list(world, { select: "ListPrice,City" })).value).toEqual([{ ListPrice: 5, City: null }]);
    for (const select of ["ListPrice", "ListPrice,Media"]) {
      expect((await list(world, { select, expand: "Media" })).value).toEqual([{ ListPrice: 5, Media: [] }]);
    }
    const whole = (await list(world, {})).value;
    expect((await list(world, { select: "*" })).value).toEqual(whole);
    expect((await list(world, { select: Object.keys(whole[0] ?? {}).join(",") })).value).toEqual(whole);
    for (const input of [
      { select: "Nope" },
      { select: "*,Nope" },
      { select: "" },
      { expand: "Nope" },
      { orderby: "Nope" },
      { orderby: "City up" },
    ]) {
      await expect(list(world, input)).rejects.toMatchObject({ reason: "INVALID_INPUT" });
    }
    for (const input of [
      { expand: "Media($top=1)" },
      { expand: "*" },
      { orderby: "City" },
      { orderby: "ListPrice,City" },
    ]) {
      await expect(list(world, input)).rejects.toMatchObject({ reason: "ODATA_UNSUPPORTED" });
    }
  });

  it("are one organization's, as are single ones, and a draft is not there", async () => {
    const key = await active(1);
    const draft = (await newProperty(world, {})).id;
    const other = await createWorld();
    expect((await list(other, {})).value).toEqual([]);
    const single = (await world.invoke(getResoProperty, { key, select: "ListPrice" })).output;
    expect(single).toMatchObject({
      ListPrice: 1,
      "@odata.context": expect.stringMatching(/#Property\(ListPrice\)\/\$entity$/),
    });
    const refused = { reason: "PROPERTY_NOT_FOUND" };
    await expect(other.invoke(getResoProperty, { key })).rejects.toMatchObject(refused);
    await expect(world.invoke(getResoProperty, { key: draft })).rejects.toMatchObject(refused);
  });
});
