import { readFileSync } from "node:fs";
import { KING_COUNTY_CSV } from "@orrery/testkit";
import { describe, expect, it } from "vitest";
import { NewProperty } from "../../property/property-input.ts";
import { CellProblem } from "./cells.ts";
import { rowMapper, type Said } from "./map-row.ts";
import { Mapping } from "./mapping.ts";
import { MAPPINGS, mappingOf, missingColumns } from "./mappings.ts";

const mappingWith = (fields: object, more: object = {}) =>
  Mapping.parse({ source: "test", key: ["id"], fields, ...more });

/** What a row of `id`, `a` and `b` says. */
function said(fields: object, [a = "", b = ""]: readonly string[], more: object = {}): Said | string {
  const mapped = rowMapper(mappingWith(fields, more), ["id", "a", "b"])(["7", a, b]);
  return mapped instanceof CellProblem ? mapped.message : mapped.said;
}

describe("a field", () => {
  it("is a column's text, without spaces around it; null where the cell is empty, by whatever that is said", () => {
    const fields = { title: { column: "a" }, description: { column: "b" } };
    expect(said(fields, [" Bay House ", "  "])).toEqual({ title: "Bay House", description: null });
    expect(said(fields, ["?", "n/a"], { empty: ["", "?", "n/a"] })).toEqual({ title: null, description: null });
    expect(said(fields, ["?", ""])).toMatchObject({ title: "?" });
  });

  it.each([
    ["3", 3],
    ["221900.0", 221900],
    ["-122.257", -122.257],
    [".5", 0.5],
    ["1e3", 1000],
  ])("is a number: %s", (cell, number) => {
    expect(said({ price: { column: "a", as: "number" } }, [cell])).toEqual({ price: number });
  });

  it("is a number of so many decimals, without what arithmetic left", () => {
    expect(said({ "address.lat": { column: "a", as: "number", decimals: 6 } }, ["47.721000000000004"])).toEqual({
      "address.lat": 47.721,
    });
  });

  it.each(["1,000", "abc", "1.2.3", "0x10", "Infinity", "NaN", "--1", "$5"])("is no number: %s", (cell) => {
    expect(said({ price: { column: "a", as: "number" } }, [cell])).toBe(`a: ${JSON.stringify(cell)} is no number.`);
  });

  it.each([
    ["mdy", "10/13/2014", "2014-10-13"],
    ["mdy", "2/9/2014", "2014-02-09"],
    ["dmy", "13.10.2014", "2014-10-13"],
  ])("is a date, %s: %s", (as, cell, date) => {
    expect(said({ description: { column: "a", as } }, [cell])).toEqual({ description: date });
  });

  it.each(["13/10/2014", "2/30/2014", "2014-10-13", "1/1/14", "soon"])("is no date, mdy: %s", (cell) => {
    expect(said({ description: { column: "a", as: "mdy" } }, [cell])).toMatch(
      /^a: ".*" is no date such as 10\/31\/2026/,
    );
  });

  it("is one of the values that are known, and nothing else, not even what every object has", () => {
    const fields = { operation: { column: "a", values: { Verkauf: "sale", Miete: "rent" } } };
    expect(said(fields, ["Miete"])).toEqual({ operation: "rent" });
    expect(said(fields, ["Pacht"])).toBe('a: "Pacht" is none of Verkauf, Miete.');
    expect(said(fields, ["constructor"])).toBe('a: "constructor" is none of Verkauf, Miete.');
  });

  it("is a constant, several, or what a cell holds of several", () => {
    const fields = { currency: { value: "USD" }, features: { column: "a", split: "|" } };
    expect(said(fields, ["pool| garage ||"])).toEqual({ currency: "USD", features: ["pool", "garage"] });
    expect(said(fields, [""])).toMatchObject({ features: [] });
  });

  it("is put together of parts: those whose cells are empty, or whose conditions do not hold, are left out", () => {
    const fields = {
      title: { parts: ["{a|number} square feet", "in {b|lower}"], separator: ", " },
      features: {
        items: [
          { text: "large", when: { column: "a", above: 1000 } },
          { text: "{b|lower} view", when: { column: "b", not: ["NONE"] } },
          { text: "north", when: { column: "b", is: ["NORTH"] } },
        ],
      },
    };
    expect(said(fields, ["1180.0", "NORTH"])).toEqual({
      title: "1,180 square feet, in north",
      features: ["large", "north view", "north"],
    });
    expect(said(fields, ["", "NONE"])).toEqual({ title: "in none", features: [] });
    expect(said(fields, ["", ""])).toEqual({ title: null, features: [] });
    expect(said({ title: { parts: ["Built in {a|digits}"] } }, ["1991.0"])).toEqual({ title: "Built in 1991" });
  });

  it("is not touched where its column is missing and may be, so that what people wrote stays", () => {
    const map = rowMapper(mappingWith({ title: { column: "a" }, description: { column: "c", optional: true } }), [
      "id",
      "a",
    ]);
    expect(map(["7", "Bay"])).toEqual({ key: "7", said: { title: "Bay" } });
  });
});

describe("what tells rows apart", () => {
  it("is one column, or several, which no other several are alike to", () => {
    const map = (key: string[]) => rowMapper(Mapping.parse({ source: "test", key, fields: {} }), ["a", "b"]);
    expect(map(["a"])(["7", "x"])).toMatchObject({ key: "7" });
    expect(map(["a", "b"])(['1","2', "3"])).not.toEqual(map(["a", "b"])(["1", '2","3']));
  });

  it("is not empty, and not too long", () => {
    const map = rowMapper(mappingWith({}), ["id"]);
    expect(map([" "])).toEqual(new CellProblem("id", "is empty, and tells one row from another."));
    expect(map(["x".repeat(500)])).toMatchObject({ key: expect.any(String) });
    expect(map(["x".repeat(501)])).toEqual(new CellProblem("id", "is longer than 500 characters."));
  });
});

describe("a mapping", () => {
  it.each([
    ["{", "mapping: Must be JSON"],
    ["[]", 'mapping: There is no mapping "[]"'],
    ["nowhere", 'mapping: There is no mapping "nowhere"'],
    ["constructor", 'mapping: There is no mapping "constructor"'],
    ['{"key":["a"],"fields":{}}', "mapping.source:"],
    ['{"source":"King","key":["a"],"fields":{}}', "mapping.source: Must be lower-case"],
    ['{"source":"x","key":[],"fields":{}}', "mapping.key:"],
    ['{"source":"x","key":["a"],"fields":{"version":{"value":1}}}', "mapping.fields"],
    ['{"source":"x","key":["a"],"fields":{"title":{"parts":["{a"]}}}', "mapping.fields.title.parts.0"],
    ['{"source":"x","key":["a"],"fields":{"title":{"parts":["{a|upper}"]}}}', "mapping.fields.title.parts.0"],
    ['{"source":"x","key":["a"],"fields":{},"more":1}', "mapping: Unrecognized key"],
  ])("is refused with what is wrong with it: %s", (given, problem) => {
    expect(() => mappingOf(given)).toThrow(
      expect.objectContaining({
        reason: "INVALID_INPUT",
        details: { issues: expect.arrayContaining([expect.objectContaining({ path: problem.split(":")[0] })]) },
      }),
    );
  });

  it("names each column that it takes and the file has not, but for those that may be missing", () => {
    expect(missingColumns(MAPPINGS.plain as Mapping, ["title", "price"])).toEqual(["externalId"]);
    expect(missingColumns(MAPPINGS["king-county"] as Mapping, ["id", "date", "price"])).toContain("sqft_basement");
  });

  it("that is plain calls columns as the API calls its fields", () => {
    const columns = ["externalId", "title", "price", "address.city", "features", "agentId"];
    expect(missingColumns(MAPPINGS.plain as Mapping, columns)).toEqual([]);
    const map = rowMapper(MAPPINGS.plain as Mapping, columns);
    expect(map(["1", "Bay House", "750000.50", "Miami", "pool|garage", ""])).toEqual({
      key: "1",
      said: {
        title: "Bay House",
        price: 750000.5,
        "address.city": "Miami",
        features: ["pool", "garage"],
        agentId: null,
      },
    });
  });
});

describe("King County", () => {
  const [header = [], ...rows] = readFileSync(KING_COUNTY_CSV, "utf8")
    .trim()
    .split("\n")
    .map((line) => line.split(","));
  const map = rowMapper(MAPPINGS["king-county"] as Mapping, header);
  const mapped = rows.map((row) => {
    const given = map(row);
    if (given instanceof CellProblem) throw given;
    return { row: Object.fromEntries(header.map((name, at) => [name, row[at]])), ...given };
  });

  it("has a listing in each row, each sale its own", () => {
    expect(mapped).toHaveLength(200);
    expect(new Set(mapped.map(({ key }) => key)).size).toBe(200);
    const resold = mapped.filter(({ row }) => row.id === "795000620");
    expect(resold.map(({ key }) => key)).toEqual(
      ["9/24/2014", "12/15/2014", "3/11/2015"].map((date) => JSON.stringify(["795000620", date])),
    );
  });

  it("takes the 33 bedrooms of one house as the 3 that they were meant to be, wherever it is told", () => {
    const [typo] = mapped.filter(({ row }) => row.bedrooms === "33");
    expect(typo?.said).toMatchObject({ bedrooms: 3, title: "3-bedroom house in King County, 98103" });
    expect(mapped.filter(({ said }) => Number(said.bedrooms) > 9).map(({ said }) => said.bedrooms)).toEqual(
      expect.arrayContaining([10, 11]),
    );
  });

  it("knows nothing of a basement where the file says ?, and says nothing of what is blank", () => {
    const unknown = mapped.filter(({ row }) => row.sqft_basement === "?");
    expect(unknown.length).toBeGreaterThan(5);
    for (const { said } of unknown) {
      expect(said.features).not.toContain("basement");
      expect(said.description).not.toMatch(/basement/i);
    }
    const blank = mapped.filter(({ row }) => row.waterfront === "" || row.view === "" || row.yr_renovated === "");
    expect(blank.length).toBeGreaterThan(10);
    for (const { said, row } of mapped) {
      const features = [said.features].flat();
      expect(features.includes("waterfront")).toBe(row.waterfront === "YES");
      expect(features.includes("renovated")).toBe(Number(row.yr_renovated) > 0);
      expect(JSON.stringify(said)).not.toMatch(/undefined|NaN|\?/);
    }
  });

  it("says where a house is as far as the file does, and makes no city up", () => {
    for (const { said, row } of mapped) {
      expect(said).toMatchObject({
        "address.region": "WA",
        "address.country": "US",
        "address.postalCode": row.zipcode,
      });
      expect(Object.keys(said)).not.toContain("address.city");
      expect(String(said["address.lat"]).length).toBeLessThan(11);
      expect(Number(said["address.lat"])).toBeCloseTo(Number(row.lat), 6);
    }
  });

  it("is told in whole sentences", () => {
    const example = mapped.find(({ row }) => Number(row.yr_renovated) > 0 && Number(row.sqft_basement) > 0);
    expect(example?.said.description).toMatch(
      /^Bedrooms: \d+\. Bathrooms: [\d.]+\. Floors: [\d.]+\. [\d,]+ square feet, [\d,]+ of them above ground, on a lot of [\d,]+ square feet\. Basement of [\d,]+ square feet\. Built in \d{4}\. Renovated in \d{4}\. Condition: [a-z ]+\. Grade: \d+ [A-Za-z ]+\. Sold on 201[45]-\d\d-\d\d\. Parcel \d+\.$/,
    );
  });

  it("has only listings that creating one by one would take as well", () => {
    for (const { said } of mapped) expect(NewProperty.shape.price.safeParse(said.price).success).toBe(true);
  });
});
