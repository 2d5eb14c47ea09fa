import type { Prisma } from "@orrery/db";
import type { Cursors } from "@orrery/operation";
import { z } from "zod";

/** The most that one page holds (CONTRACTS.md: `limit` default 20, at most 100). */
export const PAGE_MAX = 100;
export const PAGE_DEFAULT = 20;

/** The input of every list: a page of `limit` rows after (or, backward, before) a cursor. */
export const pageInput = {
  limit: z.int().min(1).max(PAGE_MAX).default(PAGE_DEFAULT),
  cursor: z.string().max(500).optional(),
  direction: z.enum(["forward", "backward"]).default("forward"),
};

/** The output of every list. `nextCursor` is null at the end; `previousCursor`, for paging backward, at the beginning. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().nullable(),
    previousCursor: z.string().nullable(),
  });
}

export interface PageRequest {
  readonly input: {
    readonly limit: number;
    readonly cursor?: string | undefined;
    readonly direction: "forward" | "backward";
  };
  readonly cursors: Cursors;
}

/** What a list returns: the page, and for Relay's connections what lies around it and each row's own cursor. */
export interface Page<Row> {
  readonly items: Row[];
  readonly nextCursor: string | null;
  readonly previousCursor: string | null;
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  cursorOf(row: Row): string;
}

type Sort = "asc" | "desc";

/**
 * Pages newest first, by the key (createdAt, id), so that page 1,000 costs what page 1 costs and a deleted row breaks no
 * cursor. (Lists in an order of the caller's choice: `pageBy`.)
 */
export function newestFirst(list: string, request: PageRequest) {
  const { input, cursors } = request;
  const { cursor, direction, limit } = input;
  const sort: Sort = direction === "forward" ? "desc" : "asc";
  const [createdAt = "", id = ""] = cursor === undefined ? [] : cursors.open(list, cursor);
  return {
    where: cursor === undefined ? {} : beyond("createdAt", new Date(createdAt), id, sort),
    orderBy: [{ createdAt: sort }, { id: sort }],
    take: limit + 1,
    /** The page out of `take` rows: the one too many tells whether there is more. */
    page: <Row extends { readonly id: string; readonly createdAt: Date }>(rows: Row[]): Page<Row> =>
      pageFrom(rows, request, (row) => cursors.seal(list, [row.createdAt.toISOString(), row.id])),
  };
}

/** The page out of one row too many, which are in the direction's order. */
export function pageFrom<Row>(rows: Row[], { input }: PageRequest, cursorOf: (row: Row) => string): Page<Row> {
  const { limit, cursor, direction } = input;
  const forward = direction === "forward";
  const more = rows.length > limit;
  const items = more ? rows.slice(0, limit) : rows;
  if (!forward) items.reverse();
  const [first, last] = [items.at(0), items.at(-1)];
  const hasNextPage = forward ? more : cursor !== undefined;
  const hasPreviousPage = forward ? cursor !== undefined : more;
  return {
    items,
    // Sealed where they are asked for: Relay's connections have cursors of their own.
    get nextCursor() {
      return hasNextPage && last ? cursorOf(last) : null;
    },
    get previousCursor() {
      return hasPreviousPage && first ? cursorOf(first) : null;
    },
    hasNextPage,
    hasPreviousPage,
    cursorOf,
  };
}

/** What a list is in order of, as its column's type and not as a text: Prisma keeps the plans of queries by all that it does not take for a parameter. */
export type KeyValue = Date | Prisma.Decimal;

/**
 * The rows after (value, id), in an order by this column and the id. `x <= v AND (…)` and not a plain OR, which PostgreSQL
 * does not turn into an index range.
 */
export function beyond(column: string, value: KeyValue, id: string, sort: Sort): object {
  const [orAt, past] = sort === "desc" ? (["lte", "lt"] as const) : (["gte", "gt"] as const);
  return { [column]: { [orAt]: value }, OR: [{ [column]: { [past]: value } }, { id: { [past]: id } }] };
}
