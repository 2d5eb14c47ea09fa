import { isSealedUnder, type SealingKeys, seal, unseal } from "@orrery/access";
import type { Prisma, SystemDb } from "@orrery/db";
import { SEALED_COLUMNS, type SealedColumn } from "./sealed-columns.ts";

const BATCH = 100;
const FIRST = "00000000-0000-0000-0000-000000000000";

/** What became of one column's rows. */
export interface Resealed {
  readonly column: string;
  readonly rows: number;
  /** Rows that are encrypted anew. */
  readonly resealed: number;
  /** Rows that no key reads: their root secret is not among those that were given. */
  readonly unreadable: number;
}

/**
 * Encrypts all that is sealed under the current key, a batch of rows a transaction. What is so already stays, so that it goes
 * on where it was stopped. A row changes while nobody else writes it, and its version stays: nothing of it is another.
 * @param signal stops after the batch that is under way
 */
export async function reseal(system: SystemDb, keys: SealingKeys, signal?: AbortSignal): Promise<readonly Resealed[]> {
  const done: Resealed[] = [];
  for (const column of SEALED_COLUMNS) {
    const count = { rows: 0, resealed: 0, unreadable: 0 };
    for (let after: string | undefined = FIRST; after !== undefined && !signal?.aborted; ) {
      const from: string = after;
      const batch = await system.$transaction((tx) => resealBatch(tx, keys, column, from));
      count.rows += batch.rows;
      count.resealed += batch.resealed;
      count.unreadable += batch.unreadable;
      after = batch.last;
    }
    done.push({ column: `${column.table}.${column.column}`, ...count });
  }
  return done;
}

type Row = Readonly<Record<string, unknown>> & { readonly id: string };

async function resealBatch(tx: Prisma.TransactionClient, keys: SealingKeys, column: SealedColumn, after: string) {
  const columns = ["id", column.column, ...(column.beside ?? [])].map((name) => `"${name}"`).join(", ");
  const select = `SELECT ${columns} FROM "${column.table}" WHERE "id" > $1::uuid ORDER BY "id" LIMIT ${BATCH} FOR UPDATE`;
  const update = `UPDATE "${column.table}" SET "${column.column}" = $2::${column.type} WHERE "id" = $1::uuid`;
  const rows = await tx.$queryRawUnsafe<Row[]>(select, after);
  let [resealed, unreadable] = [0, 0];
  for (const row of rows) {
    let isReadable = true;
    const changed = column.resealed(row, (sealed, context) => {
      if (isSealedUnder(keys, sealed)) return undefined;
      const text = unseal(keys, context, sealed);
      if (text === undefined) isReadable = false;
      return text === undefined ? undefined : seal(keys, context, text);
    });
    if (!isReadable) unreadable += 1;
    if (changed === undefined) continue;
    await tx.$executeRawUnsafe(update, row.id, changed);
    resealed += 1;
  }
  return { rows: rows.length, resealed, unreadable, last: rows.length < BATCH ? undefined : rows.at(-1)?.id };
}
