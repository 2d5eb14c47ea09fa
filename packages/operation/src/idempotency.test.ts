import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assertKey, inputHash } from "./idempotency.ts";

/** The same value with the keys of every object in it the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}

describe("the hash of an input", () => {
  it("is the same in any order of its keys, at any depth", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(inputHash(reversed(value))).toBe(inputHash(value));
      }),
    );
  });

  it("is another one for every other value", () => {
    const inputs = [
      {},
      { name: "Ann" },
      { name: "ann" },
      { name: null },
      { name: "1" },
      { name: 1 },
      { name: ["Ann"] },
      { name: { name: "Ann" } },
      { Name: "Ann" },
      { name: "Ann", email: null },
      [],
      [{ name: "Ann" }],
      null,
      undefined,
      "",
    ];
    expect(new Set(inputs.map(inputHash)).size).toBe(inputs.length);
  });

  it("minds the order of a list", () => {
    expect(inputHash([1, 2])).not.toBe(inputHash([2, 1]));
  });

  it("takes an absent field and an undefined one for the same", () => {
    expect(inputHash({ name: "Ann", email: undefined })).toBe(inputHash({ name: "Ann" }));
  });

  it("is 64 hexadecimal digits", () => {
    expect(inputHash({ name: "Ann" })).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe("an idempotency key", () => {
  it.each(["k", "!", "~", "018f0000-0000-7000-8000-000000000001", "x".repeat(255)])("may be %s", (key) => {
    expect(() => assertKey(key)).not.toThrow();
  });

  it.each(["", " ", "a b", "a\n", "\u007f", "ü", "\0", "x".repeat(256)])("may not be %j", (key) => {
    expect(() => assertKey(key)).toThrow(
      expect.objectContaining({
        code: "BAD_REQUEST",
        reason: "INVALID_INPUT",
        details: { issues: [{ path: "idempotencyKey", message: expect.any(String) }] },
      }),
    );
  });
});
