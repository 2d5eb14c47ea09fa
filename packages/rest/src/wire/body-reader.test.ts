import { describe, expect, it } from "vitest";
import { z } from "zod";
import { bodyReader } from "./body-reader.ts";
import { inputSchemaOf } from "./input-schema.ts";
import { camelCase, snakeCase } from "./key-style.ts";

const schema = z.object({
  areaSqft: z.int(),
  address: z.object({ postalCode: z.string(), line1: z.string() }).nullable().optional(),
  images: z.array(z.object({ imageUrl: z.string() })).optional(),
  options: z.record(z.string(), z.unknown()).optional(),
  price: z.union([z.object({ amountMinor: z.int() }), z.object({ perMonth: z.int() })]).optional(),
});
const read = bodyReader(inputSchemaOf(schema), snakeCase);

describe("bodyReader", () => {
  it("renames known keys at every depth: objects, lists, alternatives", () => {
    expect(
      read({
        area_sqft: 1,
        address: { postal_code: "33101", line1: "x" },
        images: [{ image_url: "u" }],
        price: { per_month: 1 },
      }),
    ).toEqual({
      areaSqft: 1,
      address: { postalCode: "33101", line1: "x" },
      images: [{ imageUrl: "u" }],
      price: { perMonth: 1 },
    });
  });

  it("leaves the keys of free-form objects as the caller wrote them", () => {
    expect(read({ options: { some_key: { inner_key: 1 } } })).toEqual({ options: { some_key: { inner_key: 1 } } });
  });

  it("leaves out what the schema does not name, also in camelCase and from prototypes", () => {
    expect(
      read(JSON.parse('{"areaSqft":1,"__proto__":{"area_sqft":2},"toString":3,"address":{"postalCode":"x"}}')),
    ).toEqual({
      address: {},
    });
  });

  it("hands on values of a wrong shape for the schema to refuse", () => {
    expect(read({ address: [1], images: { image_url: 1 }, area_sqft: null })).toEqual({
      address: [1],
      images: { image_url: 1 },
      areaSqft: null,
    });
  });

  it("takes only the fields that the endpoint has", () => {
    const only = bodyReader(inputSchemaOf(schema), camelCase, ["areaSqft"]);
    expect(only({ areaSqft: 1, images: [] })).toEqual({ areaSqft: 1 });
  });
});
