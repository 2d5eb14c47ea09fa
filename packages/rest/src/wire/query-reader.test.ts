import { describe, expect, it } from "vitest";
import { z } from "zod";
import { inputSchemaOf } from "./input-schema.ts";
import { snakeCase } from "./key-style.ts";
import { queryReader } from "./query-reader.ts";

const schema = z.object({
  limit: z.int().default(20),
  priceMin: z.number().optional(),
  price: z.union([z.number(), z.string()]).optional(),
  isActive: z.boolean().nullable().optional(),
  city: z.string().optional(),
});
const read = queryReader(inputSchemaOf(schema), snakeCase, { clampLimitAt: 100 });

describe("queryReader", () => {
  it("converts by the schema's types", () => {
    expect(read("?limit=7&price_min=1.5&price=2.50&is_active=false&city=007")).toEqual({
      limit: 7,
      priceMin: 1.5,
      price: "2.50",
      isActive: false,
      city: "007",
    });
  });

  it.each(["limit=", "limit=07", "limit=-0", "limit=1_0", "limit=Infinity", "limit=7n", "limit=%EF%BC%97"])(
    "leaves ?%s a text for the schema to refuse",
    (query) => {
      expect(schema.safeParse(read(`?${query}`)).success).toBe(false);
    },
  );

  it.each(["price_min=", "price_min=1e3", "price_min=NaN", "price_min=.5", "is_active=1", "is_active=TRUE"])(
    "takes no other spelling than JSON's, not ?%s",
    (query) => {
      expect(schema.safeParse(read(`?${query}`)).success).toBe(false);
    },
  );

  it("clamps a limit and nothing else", () => {
    expect(read("?limit=101&price_min=101")).toEqual({ limit: 100, priceMin: 101 });
  });

  it("reads a value with equals signs, and a name without a value as empty", () => {
    expect(read("?city=a=b&&price")).toEqual({ city: "a=b", price: "" });
  });

  it("refuses a parameter that is given twice, unless it is unknown", () => {
    expect(() => read("?city=a&city=b")).toThrow("city: Must be given once.");
    expect(read("?utm=a&utm=b")).toEqual({});
  });
});
