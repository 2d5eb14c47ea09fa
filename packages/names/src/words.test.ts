import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { joinedWordsOf, soundOf, vowelsEvened, WORDS_MAX, wordsOf } from "./words.ts";

describe("the words of a name", () => {
  it.each([
    ["Dr. Ayman al-Zawahiri", ["ayman", "zawahiri"]],
    ["ABU-'UMAR", ["abu", "umar"]],
    ["O’Brien", ["obrien"]],
    ["José Müller-Łódź", ["jose", "muller", "lodz"]],
    ["Усама бин Ладен", ["usama", "laden"]],
    ["習近平", ["xi", "jin", "ping"]],
    ["CORPORACION S.A. DE C.V.", ["corporacion"]],
    ["J.R.R. Tolkien", ["jrr", "tolkien"]],
  ])("are in our letters, without titles, small words and legal forms: %s", (name, words) => {
    expect(wordsOf(name)).toEqual(words);
  });

  it.each(["Abdulrahman", "Abdelrahman", "Abdurrahman", "Abd al-Rahman", "Abdul Rahman", "ABDOUL RAHMAN"])(
    "take a servant's name apart: %s",
    (name) => {
      expect(wordsOf(name)).toEqual(["abd", "rahman"]);
    },
  );

  it("are all there is, where a name has no others", () => {
    expect(wordsOf("Al El")).toEqual(["al", "el"]);
    expect(wordsOf("...")).toEqual([]);
  });

  it("are as many as may be, of any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 500 }), (name) => {
        const words = wordsOf(name);
        expect(words.length).toBeLessThanOrEqual(WORDS_MAX);
        for (const word of words) expect(word).toMatch(/^[a-z0-9]{1,40}$/);
      }),
    );
    expect(wordsOf("ab ".repeat(WORDS_MAX + 1))).toHaveLength(WORDS_MAX);
  });

  it("may be written as one with the next", () => {
    expect(joinedWordsOf(["saddam", "husayn", "tikriti"])).toEqual(["saddamhusayn", "husayntikriti"]);
  });
});

describe("the sound of a word", () => {
  it.each([
    ["qaddafi", "kadhafi"],
    ["umarov", "umaroff"],
    ["putin", "poutine"],
    ["yusuf", "jusuf"],
  ])("is the same however it is written: %s and %s", (one, other) => {
    expect(soundOf(one)).toBe(soundOf(other));
  });

  it.each([
    ["daniel", "daniela"],
    ["carmen", "german"],
    ["sharif", "sharifi"],
  ])("tells names apart: %s and %s", (one, other) => {
    expect(soundOf(one)).not.toBe(soundOf(other));
  });

  it("leaves the vowels' spelling out", () => {
    expect(vowelsEvened("husayn")).toBe(vowelsEvened("hussein"));
    expect(vowelsEvened("maria")).not.toBe(vowelsEvened("mario"));
  });
});
