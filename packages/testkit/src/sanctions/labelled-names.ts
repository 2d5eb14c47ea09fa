import { wordsOf } from "@orrery/names";
import { COMMON_COMPANIES, COMMON_NAMES } from "./common-names.ts";

/** What was done to a listed name, or why a name is no listed one. */
export type Label =
  | "as listed"
  | "given name first"
  | "without middle names"
  | "one typo"
  | "two typos"
  | "other transliteration"
  | "in Cyrillic"
  | "small words joined"
  | "alias, given name first"
  | "company"
  | "common name"
  | "common company";

/** A name, and whose it is: an entry's of the list, or nobody's. */
export interface LabelledName {
  readonly name: string;
  readonly label: Label;
  readonly entryId: number | null;
}

/** As much of an entry as a set is made of. */
export interface LabelledEntry {
  readonly id: number;
  readonly kind: string;
  readonly hasRecord: boolean;
  readonly names: readonly { readonly name: string; readonly quality: string }[];
}

/**
 * Of every `step`-th entry, its names as people might write them, each in the ways that make a difference to it; and common
 * names that are no entry's. The same entries give the same set.
 */
export function labelledNames(entries: readonly LabelledEntry[], step = 1): LabelledName[] {
  const people = entries.filter(({ kind, hasRecord }) => kind === "individual" && hasRecord);
  const companies = entries.filter(({ kind, hasRecord }) => kind === "entity" && hasRecord);
  const listed = people.filter((_, at) => at % step === 0).flatMap((entry) => ofPerson(entry));
  const ofCompanies = companies.filter((_, at) => at % (step * 4) === 0).flatMap((entry) => ofCompany(entry));
  return [...listed, ...ofCompanies, ...commonNames(entries)];
}

function ofPerson({ id, names }: LabelledEntry): LabelledName[] {
  const random = randomFrom(id);
  const [{ name: main = "" } = {}, ...others] = names;
  const alias = others.find(({ quality, name }) => quality === "alias" && name.includes(","));
  const ways: readonly (readonly [Label, string | undefined])[] = [
    ["as listed", main],
    ["given name first", givenFirst(main)],
    ["without middle names", withoutMiddle(main)],
    ["one typo", mistyped(givenFirst(main), random, 1)],
    ["two typos", mistyped(givenFirst(main), random, 2)],
    ["other transliteration", transliterated(givenFirst(main), random)],
    ["in Cyrillic", inCyrillic(main)],
    ["small words joined", joined(givenFirst(main))],
    ["alias, given name first", alias && givenFirst(alias.name)],
  ];
  return ways.flatMap(([label, name]) =>
    name === undefined || wordsOf(name).length < 2 ? [] : { name, label, entryId: id },
  );
}

function ofCompany({ id, names: [main] }: LabelledEntry): LabelledName[] {
  const name = main && capitalized(main.name);
  return name === undefined || wordsOf(name).length < 2 ? [] : [{ name, label: "company", entryId: id }];
}

/** Nobody's names: those are left out that an entry has, whole or as a part. */
function commonNames(entries: readonly LabelledEntry[]): LabelledName[] {
  const listed = new Map<string, Set<string>[]>();
  for (const { names } of entries) {
    for (const { name } of names) {
      const words = new Set(wordsOf(name));
      for (const word of words) listed.set(word, [...(listed.get(word) ?? []), words]);
    }
  }
  const isListed = (name: string) => {
    const [first = "", ...rest] = wordsOf(name);
    return (listed.get(first) ?? []).some((words) => rest.every((word) => words.has(word)));
  };
  const people = COMMON_NAMES.flatMap(({ given, family }) =>
    given.flatMap((first) => family.map((last) => `${first} ${last}`)),
  );
  const nobodys = (label: Label) => (name: string) => (isListed(name) ? [] : { name, label, entryId: null });
  return [...people.flatMap(nobodys("common name")), ...COMMON_COMPANIES.flatMap(nobodys("common company"))];
}

const capitalized = (name: string) => name.replace(/\p{L}+/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase());

/** `Given Names Family`, of `FAMILY, Given Names`. */
function givenFirst(name: string): string | undefined {
  const [family = "", given] = name.split(/,\s*/, 2);
  return given === undefined ? undefined : `${given} ${capitalized(family)}`;
}

function withoutMiddle(name: string): string | undefined {
  const [family = "", given] = name.split(/,\s*/, 2);
  const [first = "", ...middle] = given?.split(/\s+/) ?? [];
  if (middle.length === 0 || wordsOf(first).length === 0 || first.length < 3) return undefined;
  return `${first} ${capitalized(family)}`;
}

/** @param count in as many words, of those that are long enough */
function mistyped(name: string | undefined, random: () => number, count: number): string | undefined {
  const words = name?.split(" ") ?? [];
  const places = words.flatMap((word, at) => (/^[A-Za-z]{5,}$/.test(word) ? at : []));
  if (places.length < count) return undefined;
  const chosen = places.toSorted(() => random() - 0.5).slice(0, count);
  return words.map((word, at) => (chosen.includes(at) ? typo(word, random) : word)).join(" ");
}

/** One letter left out, doubled, replaced, or swapped with the next: not the first, which people get right. */
function typo(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 2));
  const [before, letter = "", after] = [word.slice(0, at), word[at], word.slice(at + 1)];
  const other = String.fromCharCode(
    97 + ((letter.toLowerCase().charCodeAt(0) - 97 + 1 + Math.floor(random() * 24)) % 26),
  );
  const ways = [
    before + after,
    before + letter + letter + after,
    before + other + after,
    `${before}${after[0]}${letter}${after.slice(1)}`,
  ];
  return ways[Math.floor(random() * ways.length)] ?? word;
}

/** As the same sounds are written elsewhere. */
const TRANSLITERATIONS: readonly (readonly [RegExp, string])[] = [
  [/muhammad|mohammad/gi, "Mohamed"],
  [/husayn/gi, "Hussein"],
  [/yusuf/gi, "Youssef"],
  [/sulayman/gi, "Soliman"],
  [/ahmad/gi, "Ahmed"],
  [/ay/g, "ai"],
  [/ov\b/g, "off"],
  [/iy\b/g, "y"],
  [/kh/g, "h"],
  [/q/gi, "k"],
  [/dh/g, "d"],
  [/ee/g, "i"],
  [/u(?=[b-df-hj-np-tv-z])/g, "ou"],
  [/w/g, "v"],
];

function transliterated(name: string | undefined, random: () => number): string | undefined {
  if (name === undefined) return undefined;
  const apt = TRANSLITERATIONS.filter(([of]) => name.search(of) >= 0);
  const chosen = apt.filter(() => random() < 0.6).slice(0, 2);
  const other = chosen.reduce((text, [of, as]) => text.replace(of, as), name);
  return other === name ? undefined : other;
}

const SLAVIC = /(?:ov|ev|ova|eva|in|ina|sky|skiy|skaya|enko|vich|uk)\b/i;
const CYRILLIC: readonly (readonly [string, string])[] = Object.entries({
  ...{ shch: "щ", zh: "ж", kh: "х", ts: "ц", ch: "ч", sh: "ш", yu: "ю", ya: "я", yy: "ый", iy: "ий" },
  ...{ a: "а", b: "б", v: "в", g: "г", d: "д", e: "е", z: "з", i: "и", y: "й", k: "к", l: "л", m: "м", n: "н" },
  ...{ o: "о", p: "п", r: "р", s: "с", t: "т", u: "у", f: "ф" },
});

function inCyrillic(name: string): string | undefined {
  const [family = ""] = name.split(",");
  if (!SLAVIC.test(family) || !/^[a-zA-Z ,]+$/.test(name) || /[wqxjh](?![h])/i.test(name.replace(/[skzc]h/gi, "")))
    return undefined;
  const first = givenFirst(name)?.toLowerCase();
  return first && CYRILLIC.reduce((text, [latin, letter]) => text.replaceAll(latin, letter), first);
}

function joined(name: string | undefined): string | undefined {
  const other = name?.replace(/\b(Al|El|Bin|Abd|Abu|al|bin)[ -](?=\p{L}{4})/gu, "$1");
  return other === name ? undefined : other;
}

/** The same numbers from the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
