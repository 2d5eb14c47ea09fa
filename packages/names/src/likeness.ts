import distance from "damerau-levenshtein";
import { soundOf, vowelsEvened } from "./words.ts";

/** How two words are alike, in words for an explanation. */
export type Way = "same" | "spelling" | "sound" | "typo" | "initial";

export interface Likeness {
  /** 0 to 1. */
  readonly value: number;
  readonly way: Way;
}

const SAME: Likeness = { value: 1, way: "same" };
const SPELLING: Likeness = { value: 0.97, way: "spelling" };
const GLUED: Likeness = { value: 0.94, way: "spelling" };
const INITIAL: Likeness = { value: 0.5, way: "initial" };

/** Sounds with fewer letters are everybody's. */
const SOUND_MIN = 3;
/** How much of a word may differ at most where its sound is the same. */
const SOUND_DIFFERS_MAX = 0.5;
/** A word that is a listed name itself is seldom a slip for another, or another spelling of it: Maria is not Mario. */
const NAME_ITSELF = { sound: 0.88, typo: 0.8 };

/**
 * How alike two words are, whoever they name; undefined where they are two.
 * @param isName whether the first is itself a word of the list
 */
export function likenessOf(one: string, other: string, isName = false): Likeness | undefined {
  if (one === other) return SAME;
  if (one.length === 1 || other.length === 1) return one[0] === other[0] ? INITIAL : undefined;
  if (vowelsEvened(one) === vowelsEvened(other)) return SPELLING;
  if (isGlued(one, other) || isGlued(other, one)) return GLUED;
  const longest = Math.max(one.length, other.length);
  const sound = soundOf(one);
  const isSound = sound.length >= SOUND_MIN && sound === soundOf(other);
  const allowed = isSound ? Math.floor(longest * SOUND_DIFFERS_MAX) : typosIn(longest);
  if (Math.abs(one.length - other.length) > allowed) return undefined;
  const { steps } = distance(one, other);
  if (steps > allowed) return undefined;
  if (isSound) return { value: (0.96 - 0.02 * steps) * (isName ? NAME_ITSELF.sound : 1), way: "sound" };
  return { value: (1 - steps / (longest + 2)) * (isName ? NAME_ITSELF.typo : 1), way: "typo" };
}

/** How many letters may be wrong in a word. */
function typosIn(length: number): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

const PREFIX = /^(?:al|el|bin|ben|ibn|abu|abou|ould)(?=.{4})/;

/** `Altikriti` for `al-Tikriti`, where the small word is left out. */
function isGlued(one: string, other: string): boolean {
  const rest = one.replace(PREFIX, "");
  return rest !== one && vowelsEvened(rest) === vowelsEvened(other);
}
