import type { TenantSql } from "@orrery/db";
import { DEFAULT_ALERT_SCORE } from "../settings/settings.ts";
import { askedWords, CANDIDATES, type Candidates } from "./candidates.ts";
import type { KeptMatch } from "./match.ts";
import { matchesOf } from "./matches.ts";

/** What looking names up in the lists came to. */
export interface Screening {
  readonly names: readonly string[];
  readonly listVersion: number;
  /** The best, 0 where nothing is alike. */
  readonly score: number;
  readonly matches: readonly KeptMatch[];
}

/** Looks names up in the lists, in one statement. Undefined where none is loaded. */
export async function screen(sql: TenantSql, names: readonly string[]): Promise<Screening | undefined> {
  const [candidates] = await sql.all(CANDIDATES, askedWords(names), 0);
  return candidates && screeningOf(names, candidates);
}

export function screeningOf(names: readonly string[], candidates: Candidates): Screening | undefined {
  const { version, alertScore } = candidates;
  if (version === null) return undefined;
  const over = alertScore ?? DEFAULT_ALERT_SCORE;
  const matches = names
    .flatMap((name, at) =>
      matchesOf(name, at, candidates).map((match) => ({ ...match, screenedName: name, isAlert: match.score >= over })),
    )
    .sort((a, b) => b.score - a.score)
    .map((match) => ({ ...match, matchedWords: [...match.matchedWords] }));
  return { names, listVersion: version, score: matches[0]?.score ?? 0, matches };
}

export const isAlert = (screening: Screening | undefined): boolean =>
  screening?.matches.some((match) => match.isAlert) ?? false;
