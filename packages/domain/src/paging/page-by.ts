import { Prisma } from "@orrery/db";
import { beyond, type KeyValue, type Page, type PageRequest } from "./keyset.ts";
import { type ListOrder, type Position, pageThrough, type Stretch } from "./stretches.ts";

/** What rows are put in order by: a time or an exact number. (The driver gives numbers that it can't hold exactly as objects.) */
type Orderable = Date | { toFixed(): string };

/** What a page is asked of the database with. */
export interface KeysetQuery {
  readonly where: object;
  readonly orderBy: Record<string, "asc" | "desc">[];
  readonly take: number;
}

type Keyed<Column extends string> = { readonly id: string } & { readonly [name in Column]: Orderable | null };

/**
 * A page of a list in an order of the caller's choice (`pageThrough`), of Prisma's rows.
 * @param find the list's query, with its filters and its shape. The shape has the columns of all of its orders.
 */
export function pageBy<Column extends string, Row extends Keyed<NoInfer<Column>>>(
  list: string,
  order: ListOrder<Column>,
  request: PageRequest,
  find: (query: KeysetQuery) => Promise<Row[]>,
): Promise<Page<Row>> {
  const { column } = order;
  return pageThrough(
    list,
    order,
    request,
    (stretch) => find(queryOf(stretch)),
    (row) => ({ value: textOf(row[column]), id: row.id }),
  );
}

function queryOf({ column, sort, hasValues, past, take }: Stretch): KeysetQuery {
  const within = hasValues === undefined ? {} : { [column]: hasValues ? { not: null } : null };
  const after = past ? pastOf(column, past, sort) : {};
  return { where: { AND: [within, after] }, orderBy: [{ [column]: sort }, { id: sort }], take };
}

function textOf(value: Orderable | null): string | undefined {
  if (value === null) return undefined;
  return value instanceof Date ? value.toISOString() : value.toFixed();
}

function pastOf(column: string, { value, id }: Position, sort: "asc" | "desc"): object {
  if (value === undefined) return { id: sort === "desc" ? { lt: id } : { gt: id } };
  return beyond(column, keyValueOf(value), id, sort);
}

/** Out of its text in a cursor. */
const keyValueOf = (text: string): KeyValue => (AMOUNT.test(text) ? new Prisma.Decimal(text) : new Date(text));

const AMOUNT = /^[\d.]+$/;
