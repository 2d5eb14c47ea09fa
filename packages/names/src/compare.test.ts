import { describe, expect, it } from "vitest";
import { compareNames, type ListedName } from "./compare.ts";
import { likenessOf } from "./likeness.ts";
import { wordsOf } from "./words.ts";

/** How many of 25,000 listed names have a word. */
const COUNTS: Readonly<Record<string, number>> = {
  mohamed: 700,
  muhammad: 700,
  ali: 550,
  ahmad: 300,
  john: 20,
  abd: 800,
};
const LISTED = 25_000;

function score(asked: string, listed: string, more: Partial<ListedName> = {}): number {
  const words = wordsOf(listed);
  const [family = "", given] = listed.split(",");
  return compareNames(
    { words: wordsOf(asked), counts: wordsOf(asked).map((word) => COUNTS[word] ?? 0), listed: LISTED },
    {
      words,
      counts: words.map((word) => COUNTS[word] ?? 2),
      familyWords: given === undefined ? 0 : wordsOf(family).length,
      isPerson: true,
      isWeak: false,
      ...more,
    },
  ).score;
}

describe("a listed person", () => {
  const NAME = "HUSAYN AL-TIKRITI, Saddam Abd";

  it.each([
    ["as listed", NAME, 100],
    ["in another order", "Saddam Abd Husayn Al-Tikriti", 100],
    ["without a middle name", "Saddam Husayn al Tikriti", 90],
    ["with a letter wrong", "Sadam Husayn Al-Tikriti", 88],
    ["in another spelling", "Saddam Hussein Al-Tekriti", 88],
    ["with small words written into a name", "Saddam Husayn AlTikriti", 88],
    ["in Cyrillic", "Саддам Хусейн Тикрити", 85],
  ])("is found %s", (_how, asked, least) => {
    expect(score(asked, NAME)).toBeGreaterThanOrEqual(least);
  });

  it.each([
    ["one name alone", "Saddam"],
    ["given names alone", "Saddam Abd"],
    ["another given name", "Patricia Husayn"],
    ["one word more that is in no listed name", "Saddam Fitzgerald"],
  ])("is not found by %s", (_how, asked) => {
    expect(score(asked, NAME)).toBeLessThan(85);
  });

  it("is not found by names that everybody has, and is by the same ones whole", () => {
    expect(score("Mohamed Ali", "ALI, Mohamed Ibrahim Salim")).toBeLessThan(85);
    expect(score("Mohamed", "MOHAMED, Ali")).toBeLessThan(85);
    expect(score("John", "SMITH, John")).toBeLessThan(85);
    expect(score("Mohamed Ali", "ALI, Mohamed")).toBe(100);
  });

  it("is not found by a weak alias alone, whatever it is like", () => {
    expect(score("El Gordo Chepe", "EL GORDO CHEPE", { isWeak: true })).toBe(80);
  });
});

describe("anything else that is listed", () => {
  const company = { isPerson: false };

  it("is known by the whole of its name", () => {
    expect(score("Banco Nacional de Cuba", "BANCO NACIONAL DE CUBA", company)).toBe(100);
    expect(score("Casa de Cuba, S.A.", "CASA DE CUBA", company)).toBe(100);
    expect(score("Nacional Cuba", "BANCO NACIONAL DE CUBA", company)).toBeLessThan(85);
    expect(score("Maria Cuba", "CASA DE CUBA", company)).toBeLessThan(85);
  });
});

it("says of each word how it is like the listed one", () => {
  expect(likenessOf("usama", "usama")).toEqual({ value: 1, way: "same" });
  expect(likenessOf("hussein", "husayn")?.way).toBe("spelling");
  expect(likenessOf("kadhafi", "qaddafi")?.way).toBe("sound");
  expect(likenessOf("boskovksi", "boskovski")?.way).toBe("typo");
  expect(likenessOf("m", "mohamed")?.way).toBe("initial");
  expect(likenessOf("altikriti", "tikriti")?.way).toBe("spelling");
  expect(likenessOf("smith", "garcia")).toBeUndefined();
});

it("takes a word that is a listed name itself for a slip of another less readily", () => {
  const [slip, name] = [likenessOf("marai", "maria"), likenessOf("mario", "maria", true)];
  expect(slip?.value).toBeGreaterThan(name?.value ?? 1);
});
