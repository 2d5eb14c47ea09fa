import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amount, currency, withCurrency } from "./money.ts";

const taken = (value: unknown) => amount.safeParse(value).data;

describe("an amount", () => {
  it.each([
    [0, "0"],
    [-0, "0"],
    [750_000, "750000"],
    [0.1, "0.1"],
    [1234.56, "1234.56"],
    [1e3, "1000"],
    [999_999_999_999.99, "999999999999.99"],
    ["750000", "750000"],
    ["750000.50", "750000.50"],
    ["999999999999.99", "999999999999.99"],
  ])("may be %j, and is a decimal string inside", (value, inside) => {
    expect(taken(value)).toBe(inside);
  });

  it.each([
    0.1 + 0.2,
    0.001,
    1e-7,
    1e12,
    1e21,
    -1,
    -0.01,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    "1e3",
    "1E3",
    "1e21",
    "0.1e1",
    "-1",
    "+1",
    "1000000000000",
    "1.234",
    "1.",
    ".5",
    "1,000",
    "0x10",
    "1_000",
    " 1",
    "1\n",
    "",
    "NaN",
    "Infinity",
    "١",
    true,
    null,
    {},
    { gt: 0 },
    [1],
  ])("may not be %j", (value) => {
    expect(amount.safeParse(value).success).toBe(false);
  });

  it("says what it may be", () => {
    expect(amount.safeParse(0.001).error?.issues[0]?.message).toBe(
      "Must be 0 or more, with at most 12 digits and 2 decimals.",
    );
    expect(amount.safeParse({}).error?.issues[0]?.message).toBe("Must be a decimal number.");
  });

  it("carries every number of cents exactly, from a JSON number and back", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999_999 }), (cents) => {
        const digits = String(cents).padStart(3, "0");
        const written = `${digits.slice(0, -2)}.${digits.slice(-2)}`;
        const inside = taken(JSON.parse(written)) ?? "";
        const [units = "", hundredths = ""] = inside.split(".");
        expect(Number(units + hundredths.padEnd(2, "0"))).toBe(cents);
        expect(Number(inside)).toBe(Number(written));
      }),
    );
  });
});

describe("a currency", () => {
  it("is three capital letters", () => {
    for (const code of ["USD", "EUR", "JPY"]) expect(currency.parse(code)).toBe(code);
    for (const code of ["usd", "US", "USDT", "U$D", " USD", "USD\n", "", 840, null])
      expect(currency.safeParse(code).success).toBe(false);
  });

  it("is never missing beside an amount", () => {
    expect(withCurrency("1", null)).toBe("USD");
    expect(withCurrency("0", null)).toBe("USD");
    expect(withCurrency("1", "EUR")).toBe("EUR");
  });

  it("is made up for no amount that is missing", () => {
    expect(withCurrency(null, null)).toBeNull();
    expect(withCurrency(null, "EUR")).toBe("EUR");
  });
});
