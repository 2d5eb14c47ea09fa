import { median } from "../measure.ts";

/** What one program took in one round. */
export interface Sample {
  /** Processor time of the program's process for each request, microseconds. */
  readonly cpuUs: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** The median of all rounds. */
export type Figures = Sample;

/** What the ratio may be, and what is wished for: at most, or at least where more is better. */
export interface Bar {
  readonly limit: number;
  readonly aim?: number;
  readonly better?: "more";
}

/** `missed` fails the run. `met` is within the limit, `beyond` within the aim as well; `told` has no bar. */
export type Verdict = "missed" | "met" | "beyond" | "told";

/** A line of the report: what something costs, beside something else. */
export interface Line {
  readonly part: string;
  /** What is measured. */
  readonly row: string;
  readonly figures: Partial<Figures>;
  /** What it is measured against. */
  readonly against?: { readonly name: string; readonly figures: Partial<Figures> };
  /** Of the cost to the other's, unless the bar says that more is better. The median of the rounds' ratios, so that what slows a round down slows both. */
  readonly ratio?: number;
  readonly bar?: Bar;
  readonly verdict: Verdict;
  /** What else is to be said of it. */
  readonly note?: string;
}

const FIGURES = ["cpuUs", "perSecond", "p50Ms", "p99Ms"] as const;

export function figuresOf(samples: readonly Sample[]): Figures {
  const medians = FIGURES.map((figure) => [figure, median(samples.map((sample) => sample[figure]))]);
  return Object.fromEntries(medians);
}

/** @param figure what is compared, the smaller the better */
export function ratioOf(
  own: readonly Sample[],
  others: readonly Sample[],
  figure: "cpuUs" | "p50Ms" | "p99Ms" = "cpuUs",
): number {
  return median(own.map((sample, round) => sample[figure] / (others[round]?.[figure] ?? Number.NaN)));
}

/** A ratio that is no number misses every bar. */
export function verdictOf(ratio: number | undefined, bar: Bar | undefined): Verdict {
  if (!bar) return "told";
  const reaches = (wanted: number | undefined) =>
    ratio !== undefined && wanted !== undefined && (bar.better === "more" ? ratio >= wanted : ratio <= wanted);
  if (!reaches(bar.limit)) return "missed";
  return reaches(bar.aim) ? "beyond" : "met";
}

interface Compared {
  readonly part: string;
  readonly row: string;
  readonly own: readonly Sample[];
  readonly other: { readonly name: string; readonly samples: readonly Sample[] };
  readonly bar?: Bar | undefined;
  readonly figure?: "cpuUs" | "p50Ms" | "p99Ms";
  readonly note?: string;
}

export function lineOf({ part, row, own, other, bar, figure = "cpuUs", note }: Compared): Line {
  const ratio = ratioOf(own, other.samples, figure);
  return {
    part,
    row,
    figures: figuresOf(own),
    against: { name: other.name, figures: figuresOf(other.samples) },
    ratio,
    ...(bar && { bar }),
    verdict: verdictOf(ratio, bar),
    ...(note !== undefined && { note }),
  };
}

/** The run's exit code: 1 when a bar was missed. */
export const exitCodeOf = (lines: readonly Line[]): number =>
  lines.some(({ verdict }) => verdict === "missed") ? 1 : 0;
