import { type Page, type PageRequest, pageFrom } from "./keyset.ts";

/** One order of a list: by a column, then by id, both in one direction. An index has the columns in this order. */
export interface ListOrder<Column extends string = string> {
  readonly column: Column;
  readonly descending: boolean;
  /** The column may have no value. Rows without one come last, whichever the direction, by id. */
  readonly nullable?: true;
}

/** Where a row stands in an order, in text: the column's value, if it has one, and the id. */
export interface Position {
  readonly value: string | undefined;
  readonly id: string;
}

/** What is asked of the database at a time: rows of a list in order, of those with a value or of those without. */
export interface Stretch<Column extends string = string> {
  readonly column: Column;
  /** Of the column, and of the id. */
  readonly sort: "asc" | "desc";
  /** Undefined where every row has one. */
  readonly hasValues: boolean | undefined;
  /** The row that they come after; its column has a value where theirs have. */
  readonly past: Position | undefined;
  readonly take: number;
}

/**
 * A page of a list in an order of the caller's choice, by keys. A cursor holds in its own order alone, as it is sealed for it
 * (`INVALID_CURSOR` in another one). It is one statement; where the rows with a value end within the page, a second one goes
 * on with those without.
 */
export async function pageThrough<Column extends string, Row>(
  list: string,
  { column, descending, nullable }: ListOrder<Column>,
  request: PageRequest,
  read: (stretch: Stretch<Column>) => Promise<Row[]>,
  positionOf: (row: Row) => Position,
): Promise<Page<Row>> {
  const { input, cursors } = request;
  const forward = input.direction === "forward";
  const sort = descending === forward ? "desc" : "asc";
  const sealedFor = `${list} ${descending ? "-" : ""}${column}`;
  const from = input.cursor === undefined ? undefined : opened(cursors.open(sealedFor, input.cursor));
  const rows: Row[] = [];
  for (const hasValues of nullable ? partsFrom(from, forward) : [undefined]) {
    const take = input.limit + 1 - rows.length;
    if (take === 0) break;
    const isHere = hasValues === undefined || (from?.value !== undefined) === hasValues;
    rows.push(...(await read({ column, sort, hasValues, past: isHere ? from : undefined, take })));
  }
  return pageFrom(rows, request, (row) => {
    const { value, id } = positionOf(row);
    return cursors.seal(sealedFor, value === undefined ? [id] : [value, id]);
  });
}

const opened = (key: readonly string[]): Position => ({ value: key.at(-2), id: key.at(-1) ?? "" });

/** The rows with a value and those without, in the direction's order, from where the position is. */
function partsFrom(from: Position | undefined, forward: boolean): readonly boolean[] {
  const all = [forward, !forward];
  return from !== undefined && (from.value !== undefined) !== all[0] ? all.slice(1) : all;
}
