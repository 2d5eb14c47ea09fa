import type { Database } from "@orrery/db";
import { askedWords, CANDIDATES, type Candidates, DEFAULT_ALERT_SCORE, screeningOf } from "@orrery/domain";
import type { Label, LabelledName } from "./labelled-names.ts";

/** Of the names with one label: how many there are, how many were flagged as they should, and those that were not. */
export interface LabelFigures {
  readonly names: number;
  readonly right: number;
  readonly wrong: readonly string[];
}

export interface Figures {
  readonly byLabel: ReadonlyMap<Label, LabelFigures>;
  /** Of the listed names, the part that was found. */
  readonly recall: number;
  /** Of the names that were flagged, the part that are listed. */
  readonly precision: number;
  /** Of one screening, in milliseconds. */
  readonly p50Ms: number;
  readonly p95Ms: number;
}

const NOBODYS = "00000000-0000-0000-0000-000000000000";

/** Screens each name of a labelled set. A listed one is right where its own entry is over the score, a common one where none is. */
export async function measureScreening(
  { sql }: Pick<Database, "sql">,
  set: readonly LabelledName[],
  alertScore: number = DEFAULT_ALERT_SCORE,
): Promise<Figures> {
  const byLabel = new Map<Label, { names: number; right: number; wrong: string[] }>();
  const times: number[] = [];
  for (const { name, label, entryId } of set) {
    const startedMs = performance.now();
    const [candidates] = await sql<Candidates>(CANDIDATES.text, [NOBODYS, askedWords([name]), 0]);
    const matches = (candidates && screeningOf([name], candidates))?.matches ?? [];
    times.push(performance.now() - startedMs);
    const over = matches.filter(({ score }) => score >= alertScore);
    const isRight = entryId === null ? over.length === 0 : over.some((match) => match.entryId === entryId);
    const figures = byLabel.get(label) ?? { names: 0, right: 0, wrong: [] };
    byLabel.set(label, figures);
    figures.names += 1;
    if (isRight) figures.right += 1;
    else figures.wrong.push(`${name} (${over[0]?.alias ?? over[0]?.name ?? "nobody"})`);
  }
  return { byLabel, ...sharesOf(byLabel), p50Ms: quantile(times, 0.5), p95Ms: quantile(times, 0.95) };
}

const COMMON: readonly Label[] = ["common name", "common company"];

function sharesOf(byLabel: ReadonlyMap<Label, LabelFigures>) {
  let [listed, found, flagged] = [0, 0, 0];
  for (const [label, { names, right }] of byLabel) {
    if (COMMON.includes(label)) flagged += names - right;
    else [listed, found] = [listed + names, found + right];
  }
  return { recall: found / listed, precision: found / (found + flagged) };
}

const quantile = (values: readonly number[], at: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * at)] ?? 0;
