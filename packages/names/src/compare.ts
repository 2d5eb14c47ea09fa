import { type Likeness, likenessOf, type Way } from "./likeness.ts";

/** A name of a list, with what a comparison has to know of it. */
export interface ListedName {
  readonly words: readonly string[];
  /** How many names of the list have each of the words. */
  readonly counts: readonly number[];
  /** How many of the words, from the first on, are a person's family name; 0 where nobody says. */
  readonly familyWords: number;
  /** A person is known by a part of their names; anything else by the whole of it. */
  readonly isPerson: boolean;
  /** The list itself says that it is too common to go by. */
  readonly isWeak: boolean;
}

/** The name that is looked for. */
export interface AskedName {
  readonly words: readonly string[];
  /** How many names of the list have each of the words. */
  readonly counts: readonly number[];
  /** How many names the list has. */
  readonly listed: number;
}

/** Two words, or on one side two that are written as one, that were found to be alike. */
export interface MatchedWord {
  readonly asked: string;
  readonly listed: string;
  readonly way: Way;
  /** 0 to 1. */
  readonly likeness: number;
}

export interface Comparison {
  /** 0 to 100. */
  readonly score: number;
  readonly matched: readonly MatchedWord[];
}

/** What a score of more than one weak word is worth at most, and that of one word alone. */
const WEAK_MAX = 80;
const ALONE_MAX = 75;
/** Rarity of what matched that makes it sure whose name it is, and what says nothing: in words that are in no listed name. */
const SURE = 1.28;
const UNSURE = 0.59;

/** What two words that are written as one may differ in. */
const JOINED_DIFFERS_MAX = 1;
const JOINED_WAYS: readonly Way[] = ["same", "spelling"];

const NOTHING: Comparison = { score: 0, matched: [] };

/**
 * How sure it is that an asked name is a listed one, whatever the order of the words. Words count by their rarity in the list: `Mohamed` says little, and what
 * is in no listed name much, against it.
 */
export function compareNames(asked: AskedName, name: ListedName): Comparison {
  const rarity = (count: number) => Math.log((asked.listed + 1) / (count + 0.5));
  const askedParts = asked.words.map((word, at) => ({
    word,
    weight: rarity(asked.counts[at] ?? 0),
    isName: (asked.counts[at] ?? 0) > 0,
  }));
  const listedParts = name.words.map((word, at) => ({
    word,
    weight: rarity(name.counts[at] ?? 1),
    isFamily: at < name.familyWords,
  }));
  const pairs = aligned(askedParts, listedParts);
  if (pairs.length === 0) return NOTHING;
  const askedWeight = sum(askedParts.map(({ weight }) => weight));
  const listedWeight = sum(listedParts.map(({ weight }) => weight));
  const found = sum(pairs.map(({ likeness, askedWeight: weight }) => likeness.value * weight));
  const covered = sum(pairs.map(({ likeness, listedWeight: weight }) => likeness.value * weight));
  const askedShare = Math.min(found / askedWeight, 1);
  const listedShare = Math.min(covered / listedWeight, 1);
  const score = name.isPerson
    ? personScore(askedShare, listedShare, Math.min(found, covered) / Math.log(asked.listed + 1))
    : 100 * Math.min(askedShare, listedShare);
  const matched = pairs.map(({ asked: one, listed, likeness }) => ({
    asked: one,
    listed,
    way: likeness.way,
    likeness: rounded(likeness.value, 2),
  }));
  return { score: rounded(Math.min(score, capOf(name, pairs, listedParts)), 0), matched };
}

/** What was left out of a listed person's names counts the less, the rarer the ones are that are there. */
function personScore(askedShare: number, listedShare: number, evidence: number): number {
  const doubt = Math.min(Math.max((SURE - evidence) / (SURE - UNSURE), 0), 1);
  return 100 * askedShare * (1 - (1 - listedShare) * (0.15 + 0.6 * doubt));
}

/** What a comparison comes to at most, whatever the shares. */
function capOf(
  { isPerson, isWeak, familyWords, words }: ListedName,
  pairs: readonly Pair[],
  listed: readonly Part[],
): number {
  if (isWeak) return WEAK_MAX;
  const matchedWords = sum(pairs.map(({ askedWords, listedWords }) => Math.max(askedWords, listedWords)));
  if (matchedWords < 2) return isPerson || words.length > 1 ? ALONE_MAX : 100;
  if (!isPerson || familyWords === 0 || familyWords >= words.length) return 100;
  // Given names alone are no person.
  const families = listed.filter((part) => part.isFamily);
  const isFamilyMatched = pairs.some(({ listedAt }) => listedAt < families.length);
  return isFamilyMatched ? 100 : ALONE_MAX;
}

interface Part {
  readonly word: string;
  readonly weight: number;
  readonly isName?: boolean;
  readonly isFamily?: boolean;
}

interface Pair {
  readonly asked: string;
  readonly listed: string;
  readonly listedAt: number;
  readonly askedWeight: number;
  readonly listedWeight: number;
  readonly askedWords: number;
  readonly listedWords: number;
  readonly likeness: Likeness;
}

/** The pairs of words that are most alike, each word in one of them; then words that are written as one on one side. */
function aligned(asked: readonly Part[], listed: readonly Part[]): Pair[] {
  const candidates = [...spansOf(asked, 1)].flatMap((one) =>
    [...spansOf(listed, 1)].flatMap((other) => pairOf(one, other)),
  );
  for (const one of spansOf(asked, 2)) for (const other of spansOf(listed, 1)) candidates.push(...pairOf(one, other));
  for (const one of spansOf(asked, 1)) for (const other of spansOf(listed, 2)) candidates.push(...pairOf(one, other));
  candidates.sort((a, b) => worthOf(b) - worthOf(a));
  const taken = { asked: new Set<number>(), listed: new Set<number>() };
  return candidates.filter(({ askedAt, askedWords, listedAt, listedWords }) => {
    const here = range(askedAt, askedWords);
    const there = range(listedAt, listedWords);
    if (here.some((at) => taken.asked.has(at)) || there.some((at) => taken.listed.has(at))) return false;
    for (const at of here) taken.asked.add(at);
    for (const at of there) taken.listed.add(at);
    return true;
  });
}

/** What a pair brings for each word that it takes. */
const worthOf = ({ likeness, askedWeight, listedWeight, askedWords, listedWords }: Pair) =>
  (likeness.value * (askedWeight + listedWeight)) / Math.max(askedWords, listedWords);

interface Span {
  readonly word: string;
  readonly at: number;
  readonly words: number;
  readonly weight: number;
  readonly isName: boolean;
}

function* spansOf(parts: readonly Part[], words: 1 | 2): Iterable<Span> {
  for (let at = 0; at + words <= parts.length; at += 1) {
    const span = parts.slice(at, at + words);
    const word = span.map((part) => part.word).join("");
    yield {
      word,
      at,
      words,
      weight: sum(span.map(({ weight }) => weight)),
      isName: span.every((part) => part.isName === true),
    };
  }
}

function pairOf(one: Span, other: Span): (Pair & { readonly askedAt: number })[] {
  const isJoined = one.words + other.words > 2;
  if (isJoined && Math.abs(one.word.length - other.word.length) > JOINED_DIFFERS_MAX) return [];
  const likeness = likenessOf(one.word, other.word, one.isName);
  if (!likeness || (isJoined && !JOINED_WAYS.includes(likeness.way))) return [];
  return [
    {
      asked: one.word,
      listed: other.word,
      askedAt: one.at,
      listedAt: other.at,
      askedWords: one.words,
      listedWords: other.words,
      askedWeight: one.weight,
      listedWeight: other.weight,
      likeness,
    },
  ];
}

const range = (from: number, count: number) => Array.from({ length: count }, (_, at) => from + at);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const rounded = (value: number, digits: number) => Number(value.toFixed(digits));
