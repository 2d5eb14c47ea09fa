import { beyond, type Page, type PageRequest, pageFrom } from "./keyset.ts";

/** What rows are put in order by: a time or an exact number. (The driver gives numbers that it can't hold exactly as objects.) */
type Orderable = Date | { toFixed(): string };

/** One order of a list: by a column, then by id, both in one direction. An index has the columns in this order. */
export interface ListOrder<Column extends string = string> {
  readonly column: Column;
  readonly descending: boolean;
  /** The column may have no value. Rows without one come last, whichever the direction, by id. */
  readonly nullable?: true;
}

/** What a page is asked of the database with. */
export interface KeysetQuery {
  readonly where: object;
  readonly orderBy: Record<string, "asc" | "desc">[];
  readonly take: number;
}

type Keyed<Column extends string> = { readonly id: string } & { readonly [name in Column]: Orderable | null };

/** One stretch of the list: the rows with a value, or those without. */
interface Stretch {
  readonly hasValues: boolean;
  readonly within: object;
}

/**
 * A page of a list in an order of the caller's choice: by keys, as `newestFirst`. A cursor holds in its own order alone, as
 * it is sealed for it (`INVALID_CURSOR` in another one).
 * It is one statement; where the rows with a value end within the page, a second one goes on with those without.
 * @param find the list's query, with its filters and its shape. The shape has the columns of all of its orders.
 */
export async function pageBy<Column extends string, Row extends Keyed<NoInfer<Column>>>(
  list: string,
  order: ListOrder<Column>,
  request: PageRequest,
  find: (query: KeysetQuery) => Promise<Row[]>,
): Promise<Page<Row>> {
  const { input, cursors } = request;
  const { column, descending } = order;
  const forward = input.direction === "forward";
  const sort = descending === forward ? "desc" : "asc";
  const sealedFor = `${list} ${descending ? "-" : ""}${column}`;
  const position = input.cursor === undefined ? undefined : positionOf(cursors.open(sealedFor, input.cursor));
  const rows: Row[] = [];
  for (const { hasValues, within } of stretches(order, forward, position)) {
    const take = input.limit + 1 - rows.length;
    if (take === 0) break;
    const isHere = position !== undefined && (position.value !== undefined) === hasValues;
    const past = isHere ? pastOf(column, position, sort) : {};
    rows.push(...(await find({ where: { AND: [within, past] }, orderBy: [{ [column]: sort }, { id: sort }], take })));
  }
  return pageFrom(rows, request, (row) => cursors.seal(sealedFor, keyOf(row[column], row.id)));
}

/** The stretches in the direction's order, from the one that the position is in. */
function stretches(
  { column, nullable }: ListOrder,
  forward: boolean,
  position: Position | undefined,
): readonly Stretch[] {
  if (!nullable) return [{ hasValues: true, within: {} }];
  const all = [
    { hasValues: true, within: { [column]: { not: null } } },
    { hasValues: false, within: { [column]: null } },
  ];
  if (!forward) all.reverse();
  return position !== undefined && (position.value !== undefined) !== all[0]?.hasValues ? all.slice(1) : all;
}

/** Where a cursor points: without a value, among the rows that have none. */
interface Position {
  readonly value: string | undefined;
  readonly id: string;
}

const positionOf = (key: readonly string[]): Position => ({ value: key.at(-2), id: key.at(-1) ?? "" });

const keyOf = (value: Orderable | null, id: string) => (value === null ? [id] : [textOf(value), id]);

const textOf = (value: Orderable) => (value instanceof Date ? value.toISOString() : value.toFixed());

function pastOf(column: string, { value, id }: Position, sort: "asc" | "desc"): object {
  if (value === undefined) return { id: sort === "desc" ? { lt: id } : { gt: id } };
  return beyond(column, value, id, sort);
}
