import { describe, expect, it } from "vitest";
import { SEARCH_MAX, searchedWords, searchQuery } from "./search-query.ts";

describe("the words of a search", () => {
  it.each([
    ["Waterfront  villa", ["waterfront", "villa"]],
    ["villa VILLA Villa", ["villa"]],
    ["'o\"brien' & co-op | !x", ["o", "brien", "co", "op", "x"]],
    ["ana@example.com", ["ana", "example", "com"]],
    ["ﬁne ＣＡＰＳ ½", ["fine", "caps", "1", "2"]],
    ["Ma\u0301laga", ["m\u00e1laga"]],
    ["हिन्दी", ["हिन्दी"]],
    ["!!! :* () \\", []],
  ])("of %j are %j", (query, words) => {
    expect(searchedWords(query)).toEqual(words);
  });

  it("are ten at most", () => {
    expect(searchedWords(Array.from({ length: 30 }, (_, at) => `w${at}`).join(" "))).toHaveLength(10);
  });
});

describe("a search", () => {
  it(`has 1 to ${SEARCH_MAX} characters, of text that can be stored`, () => {
    for (const given of [undefined, "a", "x".repeat(SEARCH_MAX)])
      expect(searchQuery.safeParse(given).success).toBe(true);
    for (const given of ["", "  ", "x".repeat(SEARCH_MAX + 1), "a\0", "\ud800", null, 1, ["a"], { contains: "a" }]) {
      expect(searchQuery.safeParse(given).success, JSON.stringify(given)).toBe(false);
    }
  });
});
