/** Why a row's cell can't be taken, in words for whoever wrote the file. */
export class CellProblem extends Error {
  constructor(column: string, problem: string) {
    super(`${column}: ${problem}`);
    this.name = "CellProblem";
  }
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,2})?$/i;
const SHOWN_MAX = 50;

const shown = (cell: string) => JSON.stringify(cell.length > SHOWN_MAX ? `${cell.slice(0, SHOWN_MAX)}…` : cell);

/** @throws CellProblem */
export function asNumber(column: string, cell: string): number {
  if (!NUMBER.test(cell)) throw new CellProblem(column, `${shown(cell)} is no number.`);
  return Number(cell);
}

const DATE = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;

/** A day as `2014-10-13`. @param order `mdy` for 10/13/2014, `dmy` for 13.10.2014 @throws CellProblem */
export function asDate(column: string, cell: string, order: "mdy" | "dmy"): string {
  const [, first = "", second = "", year = ""] = DATE.exec(cell) ?? [];
  const [month, day] = order === "mdy" ? [first, second] : [second, first];
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  // A day that there is not (30 February) would be taken as another one.
  const time = Date.parse(`${iso}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso) {
    throw new CellProblem(
      column,
      `${shown(cell)} is no date such as ${order === "mdy" ? "10/31/2026" : "31/10/2026"}.`,
    );
  }
  return iso;
}

/** @throws CellProblem for what is not among the values that are known */
export function asOneOf(column: string, cell: string, values: Readonly<Record<string, string>>): string {
  const value = Object.hasOwn(values, cell) ? values[cell] : undefined;
  if (value === undefined)
    throw new CellProblem(column, `${shown(cell)} is none of ${Object.keys(values).join(", ")}.`);
  return value;
}
