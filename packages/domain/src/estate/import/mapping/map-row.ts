import { asDate, asNumber, asOneOf, CellProblem } from "./cells.ts";
import type { Condition, Filling, MappedField, Mapping, Part } from "./mapping.ts";
import { filled } from "./template.ts";

/** What a row says of a listing, field by field; null is none. */
export type Said = { readonly [Field in MappedField]?: string | number | readonly string[] | null };

export interface MappedRow {
  /** What tells it from all other rows of its source. */
  readonly key: string;
  readonly said: Said;
}

/** The longest key that is kept. */
const KEY_MAX = 500;

type CellOf = (column: string) => string | undefined;

/** Maps the rows of one file. @param columns the file's header */
export function rowMapper(mapping: Mapping, columns: readonly string[]) {
  const indexOf = new Map(columns.map((name, index) => [name, index]));
  const empty = new Set(mapping.empty);
  const fillings = Object.entries(mapping.fields).filter(([, filling]) => filling && isThere(filling, indexOf)) as [
    MappedField,
    Filling,
  ][];
  const correctionsOf = correcting(mapping);
  return (record: readonly string[]): MappedRow | CellProblem => {
    const plain = (column: string) => record[indexOf.get(column) ?? -1]?.trim() ?? "";
    const corrected = correctionsOf(plain);
    const cellOf: CellOf = (column) => {
      const cell = corrected?.[column] ?? plain(column);
      return empty.has(cell) ? undefined : cell;
    };
    try {
      const key = keyOf(mapping.key, cellOf);
      return { key, said: Object.fromEntries(fillings.map(([field, filling]) => [field, fill(filling, cellOf)])) };
    } catch (error) {
      if (error instanceof CellProblem) return error;
      throw error;
    }
  };
}

const isThere = (filling: Filling, columns: ReadonlyMap<string, number>) =>
  !("column" in filling) || !filling.optional || columns.has(filling.column);

function keyOf(columns: readonly string[], cellOf: CellOf): string {
  const cells = columns.map((column) => {
    const cell = cellOf(column);
    if (cell === undefined) throw new CellProblem(column, "is empty, and tells one row from another.");
    return cell;
  });
  const [only = ""] = cells;
  const key = cells.length === 1 ? only : JSON.stringify(cells);
  if (key.length > KEY_MAX) throw new CellProblem(columns.join(", "), `is longer than ${KEY_MAX} characters.`);
  return key;
}

/** What the cells of a row are taken as instead of what they hold, by column. */
function correcting({
  corrections,
}: Mapping): (plain: (column: string) => string) => Record<string, string> | undefined {
  return (plain) => {
    const found = corrections.filter(({ where }) =>
      Object.entries(where).every(([column, value]) => plain(column) === value),
    );
    return found.length === 0 ? undefined : Object.assign({}, ...found.map(({ set }) => set));
  };
}

function fill(filling: Filling, cellOf: CellOf): Said[MappedField] {
  if ("value" in filling) return filling.value;
  if ("items" in filling) return textsOf(filling.items, cellOf);
  if ("parts" in filling) return textsOf(filling.parts, cellOf).join(filling.separator) || null;
  const { column, as, values, decimals, split } = filling;
  const cell = cellOf(column);
  if (split !== undefined) return cell === undefined ? [] : itemsOf(cell, split);
  if (cell === undefined) return null;
  if (values) return asOneOf(column, cell, values);
  if (as === "number") return rounded(asNumber(column, cell), decimals);
  return as === "text" ? cell : asDate(column, cell, as);
}

const rounded = (value: number, decimals: number | undefined) =>
  decimals === undefined ? value : Number(value.toFixed(decimals));

const itemsOf = (cell: string, separator: string) =>
  cell
    .split(separator)
    .map((item) => item.trim())
    .filter((item) => item !== "");

function textsOf(parts: readonly Part[], cellOf: CellOf): string[] {
  return parts.flatMap((part) => {
    const { text, when } = typeof part === "string" ? { text: part, when: undefined } : part;
    if (when && !holds(when, cellOf(when.column))) return [];
    return filled(text, cellOf) ?? [];
  });
}

function holds(condition: Condition, cell: string | undefined): boolean {
  if (cell === undefined) return false;
  if ("is" in condition) return condition.is.includes(cell);
  if ("not" in condition) return !condition.not.includes(cell);
  return asNumber(condition.column, cell) > condition.above;
}
