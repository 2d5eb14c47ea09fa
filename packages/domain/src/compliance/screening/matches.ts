import { compareNames, type MatchedWord, wordsOf } from "@orrery/names";
import type { Candidate, Candidates } from "./candidates.ts";

/** Less alike than this, nobody needs to know of it. */
export const SHOWN_SCORE = 70;
/** How many entries are told of. */
const SHOWN_MAX = 10;

/** An entry of the lists that a name may mean, by the name of it that is most alike. */
export interface Match {
  readonly entryId: number;
  readonly kind: string;
  readonly name: string;
  /** The name that was matched, where that is not the entry's own. */
  readonly alias: string | null;
  readonly isWeakAlias: boolean;
  readonly programs: string | null;
  /** 0 to 100. */
  readonly score: number;
  readonly explanation: string;
  readonly matchedWords: readonly MatchedWord[];
}

/** Of one of the names that were asked for, the best first. */
export function matchesOf(name: string, at: number, { found, counts, listed }: Candidates): Match[] {
  const words = wordsOf(name);
  const asked = { words, listed, counts: words.map((word) => counts[word] ?? 0) };
  const best = new Map<number, Match>();
  for (const candidate of found) {
    if (candidate.asked !== at) continue;
    const match = matchOf(asked, candidate);
    if (match.score >= SHOWN_SCORE && match.score > (best.get(match.entryId)?.score ?? 0))
      best.set(match.entryId, match);
  }
  return [...best.values()].sort((a, b) => b.score - a.score || a.entryId - b.entryId).slice(0, SHOWN_MAX);
}

function matchOf(asked: Parameters<typeof compareNames>[0], candidate: Candidate): Match {
  const { entryId, kind, entryName, programs, quality, name } = candidate;
  const isWeak = quality === "weak";
  const { score, matched } = compareNames(asked, { ...candidate, isPerson: kind === "individual", isWeak });
  return {
    entryId,
    kind,
    name: entryName,
    alias: name === entryName ? null : name,
    isWeakAlias: isWeak,
    programs,
    score,
    explanation: explained(candidate, matched),
    matchedWords: matched,
  };
}

const IN_WORDS: Readonly<Record<MatchedWord["way"], string>> = {
  same: "is the same",
  spelling: "is another spelling of",
  sound: "sounds like",
  typo: "is nearly",
  initial: "may stand for",
};

/** Such as: `"usama" is the same, "laden" sounds like "ladin", of the alias "BIN LADIN, Usama"`. */
function explained({ name, quality }: Candidate, matched: readonly MatchedWord[]): string {
  const words = matched.map(({ asked, listed, way }) =>
    way === "same" ? `"${asked}" ${IN_WORDS.same}` : `"${asked}" ${IN_WORDS[way]} "${listed}"`,
  );
  const what = { name: "name", alias: "alias", weak: "weak alias" }[quality];
  return `${words.join(", ")}, of the ${what} "${name}".`;
}
