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

interface PageRequest {
  readonly input: {
    readonly limit: number;
    readonly cursor?: string | undefined;
    readonly direction: "forward" | "backward";
  };
  readonly cursors: Cursors;
}

interface Positioned {
  readonly id: string;
  readonly createdAt: Date;
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

/**
 * Pages newest first, by the key (createdAt, id), so that page 1,000 costs what page 1 costs and a deleted row breaks no
 * cursor. `createdAt <= x AND (…)` and not a plain OR, which PostgreSQL does not turn into an index range.
 */
export function newestFirst(list: string, { input, cursors }: PageRequest) {
  const { limit, cursor, direction } = input;
  const forward = direction === "forward";
  return {
    where: cursor === undefined ? {} : beyond(cursors.open(list, cursor), forward),
    orderBy: forward
      ? [{ createdAt: "desc" as const }, { id: "desc" as const }]
      : [{ createdAt: "asc" as const }, { id: "asc" as const }],
    take: limit + 1,
    /** The page out of `take` rows: the one too many tells whether there is more. */
    page<Row extends Positioned>(rows: Row[]): Page<Row> {
      const more = rows.length > limit;
      const items = more ? rows.slice(0, limit) : rows;
      if (!forward) items.reverse();
      const cursorOf = (row: Row) => cursors.seal(list, [row.createdAt.toISOString(), row.id]);
      const [first, last] = [items.at(0), items.at(-1)];
      const hasNextPage = forward ? more : cursor !== undefined;
      const hasPreviousPage = forward ? cursor !== undefined : more;
      return {
        items,
        nextCursor: hasNextPage && last ? cursorOf(last) : null,
        previousCursor: hasPreviousPage && first ? cursorOf(first) : null,
        hasNextPage,
        hasPreviousPage,
        cursorOf,
      };
    },
  };
}

function beyond([createdAt = "", id = ""]: readonly string[], forward: boolean) {
  return forward
    ? { createdAt: { lte: createdAt }, OR: [{ createdAt: { lt: createdAt } }, { id: { lt: id } }] }
    : { createdAt: { gte: createdAt }, OR: [{ createdAt: { gt: createdAt } }, { id: { gt: id } }] };
}
