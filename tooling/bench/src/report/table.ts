import type { Bar, Line } from "./report.ts";

const HEADINGS = [
  "part",
  "what",
  "CPU µs",
  "req/s",
  "p99 ms",
  "against",
  "CPU µs",
  "req/s",
  "p99 ms",
  "ratio",
  "limit",
  "aim",
  "verdict",
  "note",
];
/** Which columns are text, and stand to the left. */
const TEXT = new Set([0, 1, 5, 12, 13]);

const WORDS = { missed: "MISSED", met: "met", beyond: "beyond", told: "" } as const;

/** The lines as a table for people, each column as wide as it has to be. */
export function tableOf(lines: readonly Line[]): string {
  const rows = [HEADINGS, ...lines.map(cellsOf)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  const text = rows.map((cells) =>
    cells
      .map((cell, column) => (TEXT.has(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
  const [headings = "", ...rest] = text;
  return `${[headings, "-".repeat(headings.length), ...rest].join("\n")}\n`;
}

function cellsOf({ part, row, figures, against, ratio, bar, verdict, note }: Line): string[] {
  return [
    part,
    row,
    ...numbersOf(figures),
    against?.name ?? "",
    ...numbersOf(against?.figures ?? {}),
    ratio === undefined ? "" : ratio.toFixed(2),
    bound(bar?.limit, bar),
    bound(bar?.aim, bar),
    WORDS[verdict],
    note ?? "",
  ];
}

const bound = (value: number | undefined, bar: Bar | undefined) =>
  value === undefined ? "" : `${bar?.better === "more" ? "≥ " : ""}${value.toFixed(2)}`;

const numbersOf = ({ cpuUs, perSecond, p99Ms }: Line["figures"]) => [
  cpuUs?.toFixed(0) ?? "",
  perSecond?.toFixed(0) ?? "",
  p99Ms?.toFixed(1) ?? "",
];

/** What it comes to, in a sentence. */
export function summaryOf(lines: readonly Line[]): string {
  const barred = lines.filter(({ bar }) => bar !== undefined);
  const missed = barred.filter(({ verdict }) => verdict === "missed");
  if (barred.length === 0) return "No bar was measured.\n";
  if (missed.length === 0) return `All ${barred.length} bars are met.\n`;
  const names = missed.map(({ part, row, against }) => `${part}: ${row}${against ? ` against ${against.name}` : ""}`);
  return `${missed.length} of ${barred.length} bars are missed:\n${names.map((name) => `  ${name}\n`).join("")}`;
}
