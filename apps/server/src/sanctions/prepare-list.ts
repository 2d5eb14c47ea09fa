import { hash } from "node:crypto";
import { soundOf, wordsOf } from "@orrery/names";
import type { ReadEntry, ReadName } from "./read-list.ts";

/** What names are taken apart by. Goes up when `@orrery/names` takes them apart otherwise: the same files are then another list. */
export const NAME_RULES = 1;

/** A row as it is kept. `key` is what it is known by among those of its kind. */
export interface Prepared {
  readonly kind: "entry" | "name" | "word";
  readonly key: string;
  readonly row: object;
}

/** Nobody who writes to a brokerage is one of these. */
const NEVER_LEADS: readonly string[] = ["vessel", "aircraft"];

/** Everything that is kept of a list: entries, names with their words, and words with their names. */
export function* preparedRows(entries: readonly ReadEntry[]): Iterable<Prepared> {
  const namesByWord = new Map<string, string[]>();
  for (const entry of entries) {
    const { names, ...facts } = entry;
    const digest = hash("sha256", JSON.stringify(entry), "base64");
    yield { kind: "entry", key: `${entry.id}`, row: { ...facts, digest } };
    for (const name of names) {
      const row = nameRow(entry, name);
      yield { kind: "name", key: name.id, row };
      if (NEVER_LEADS.includes(entry.kind)) continue;
      for (const word of new Set(row.words)) namesByWord.set(word, [...(namesByWord.get(word) ?? []), name.id]);
    }
  }
  for (const [word, names] of namesByWord) {
    yield {
      kind: "word",
      key: word,
      row: { word, sound: soundOf(word), names: names.toSorted(), count: names.length },
    };
  }
}

function nameRow({ id: entryId, kind }: ReadEntry, { id, name, quality }: ReadName) {
  const words = wordsOf(name);
  return { id, entryId, name, quality, words, familyWords: kind === "individual" ? familyWordsOf(name, words) : 0 };
}

/** How many of its first words are before the comma. */
function familyWordsOf(name: string, words: readonly string[]): number {
  const [family = "", given] = name.split(/,(.*)/s);
  if (given === undefined) return 0;
  const own = wordsOf(family);
  return own.every((word, at) => words[at] === word) ? own.length : 0;
}
