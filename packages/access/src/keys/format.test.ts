import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { generateKey, hashKey, KEY_PREFIXES, type KeyPrefix, parseKey } from "./format.ts";

const prefixes = Object.keys(KEY_PREFIXES) as KeyPrefix[];
const anyKey = fc.constantFrom(...prefixes).map(generateKey);
const printable = fc.string({ minLength: 1, maxLength: 1, unit: "grapheme-ascii" });

/** A key and a position in it. */
const keyAndPlace = anyKey.chain((key) => fc.tuple(fc.constant(key), fc.nat({ max: key.length - 1 })));

describe("a key", () => {
  it.each(prefixes)("with prefix %s is read back as what it was made as", (prefix) => {
    expect(parseKey(generateKey(prefix))).toEqual({ prefix, ...KEY_PREFIXES[prefix] });
  });

  it("has one length per prefix, and at least 160 random bits", () => {
    for (const prefix of prefixes) {
      const lengths = new Set(Array.from({ length: 200 }, () => generateKey(prefix).length));
      expect([...lengths]).toEqual([prefix.length + 32 + 6]);
    }
    expect(32 * Math.log2(62)).toBeGreaterThan(160);
  });

  it("is never given out twice, and uses every character of base62", () => {
    const keys = Array.from({ length: 500 }, () => generateKey("oak_"));
    expect(new Set(keys).size).toBe(500);
    expect(new Set(keys.flatMap((key) => [...key.slice("oak_".length, -6)])).size).toBe(62);
  });

  it("keeps the form that was published: a key of an earlier release is still read", () => {
    expect(parseKey("ork_test_0123456789ABCDEFGHIJKLMNOPQRSTUV0twEqR")).toEqual({
      prefix: "ork_test_",
      kind: "orkasa",
      mode: "test",
    });
  });

  it("is stored as its SHA-256", () => {
    expect(Buffer.from(hashKey("abc")).toString("hex")).toBe(
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    );
  });
});

describe("a mistyped key", () => {
  it("is refused after any change of one character", () => {
    fc.assert(
      fc.property(keyAndPlace, printable, ([key, place], character) => {
        fc.pre(key[place] !== character);
        expect(parseKey(key.slice(0, place) + character + key.slice(place + 1))).toBeUndefined();
      }),
      { numRuns: 2_000 },
    );
  });

  it("is refused after any two characters changed places", () => {
    fc.assert(
      fc.property(keyAndPlace, fc.nat(), ([key, one], seed) => {
        const other = seed % key.length;
        fc.pre(key[one] !== key[other]);
        const characters = [...key];
        [characters[one], characters[other]] = [characters[other] ?? "", characters[one] ?? ""];
        expect(parseKey(characters.join(""))).toBeUndefined();
      }),
      { numRuns: 2_000 },
    );
  });

  it("is refused when it lacks characters at its end, its start or within", () => {
    fc.assert(
      fc.property(keyAndPlace, fc.nat(), ([key, place], seed) => {
        const missing = 1 + (seed % (key.length - place));
        expect(parseKey(key.slice(0, place) + key.slice(place + missing))).toBeUndefined();
      }),
      { numRuns: 2_000 },
    );
  });

  it("is refused with anything added", () => {
    fc.assert(
      fc.property(keyAndPlace, printable, ([key, place], character) => {
        expect(parseKey(key.slice(0, place) + character + key.slice(place))).toBeUndefined();
      }),
    );
    expect(parseKey(`${generateKey("oak_")}\n`)).toBeUndefined();
  });

  it("is refused under another prefix, also one that differs by the mode alone", () => {
    fc.assert(
      fc.property(fc.constantFrom(...prefixes), fc.constantFrom(...prefixes), (from, to) => {
        fc.pre(from !== to);
        expect(parseKey(to + generateKey(from).slice(from.length))).toBeUndefined();
      }),
    );
  });

  it("is refused whatever the text", () => {
    fc.assert(fc.property(fc.string(), (text) => parseKey(text) === undefined));
    for (const text of ["", "ork_live_", "__proto___", `constructor_${"0".repeat(38)}`, "eyJhbGciOiJFZERTQSJ9.e30.x"]) {
      expect(parseKey(text)).toBeUndefined();
    }
  });
});
