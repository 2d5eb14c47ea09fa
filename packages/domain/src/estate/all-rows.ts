import { z } from "zod";

/** OrganicAgent refuses a larger limit, and never clamps it: clamping makes offset walkers skip. */
export const OFFSET_PAGE_MAX = 1_000;

/** The input of a list that gives all of its rows unless it is told how many (CONTRACTS.md, "The four published contracts"). */
export const allRowsInput = {
  limit: z.int().min(1).max(OFFSET_PAGE_MAX).optional(),
  offset: z.int().min(0).max(2_147_483_647).default(0),
};

/** How many rows are read at a time, and so the most that one request holds. */
const BATCH = 500;

interface Positioned {
  readonly id: string;
  readonly createdAt: Date;
}

const ORDER = [{ createdAt: "desc" as const }, { id: "desc" as const }];

/** What one batch adds to the list's own filter. */
const batchOf = (last: Positioned | undefined, skip: number, take: number) => ({
  where: last
    ? { createdAt: { lte: last.createdAt }, OR: [{ createdAt: { lt: last.createdAt } }, { id: { lt: last.id } }] }
    : {},
  orderBy: ORDER,
  take,
  skip: last ? 0 : skip,
});

/**
 * All rows of a list, newest first and then by id, read in batches as they are taken: each row that is there from beginning
 * to end comes once, however many come and go in between.
 * @param read gets one batch: spread it into the list's query
 */
export async function* allRows<Row extends Positioned>(
  { limit = Number.POSITIVE_INFINITY, offset }: { readonly limit?: number | undefined; readonly offset: number },
  read: (batch: ReturnType<typeof batchOf>) => Promise<readonly Row[]>,
): AsyncGenerator<Row> {
  let last: Row | undefined;
  let left = limit;
  while (left > 0) {
    const take = Math.min(BATCH, left);
    const rows = await read(batchOf(last, offset, take));
    yield* rows;
    if (rows.length < take) return;
    last = rows.at(-1);
    left -= rows.length;
  }
}
