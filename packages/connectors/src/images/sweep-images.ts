import type { SystemDb } from "@orrery/db";
import type { Files } from "../files/files.ts";

/** As many as one transaction holds while their files go. */
const BATCH = 50;
/** A store that is slow, or far away, takes its time. */
const TRANSACTION = { timeout: 60_000, maxWait: 10_000 } as const;

/**
 * Deletes what is no image (any more), files first: uploads that were abandoned or ran out of time, and images that were
 * removed. Any number of processes may, at any time: each row is locked until it is gone.
 * @param namesOf the files that an image may have
 * @returns how many
 */
export async function sweepImages(
  system: SystemDb,
  files: Pick<Files, "remove">,
  namesOf: (id: string) => readonly string[],
): Promise<number> {
  let swept = 0;
  for (;;) {
    const rows = await sweepBatch(system, files, namesOf);
    swept += rows;
    if (rows < BATCH) return swept;
  }
}

function sweepBatch(system: SystemDb, files: Pick<Files, "remove">, namesOf: (id: string) => readonly string[]) {
  return system.$transaction(async (tx) => {
    const rows = await tx.$queryRaw<{ id: string }[]>`
      SELECT "id"::text FROM "PropertyImage" WHERE "sweepAt" <= now() ORDER BY "sweepAt" LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`;
    if (rows.length === 0) return 0;
    await files.remove(rows.flatMap(({ id }) => namesOf(id)));
    const ids = rows.map(({ id }) => id);
    // Rows of all organizations: this is nobody's request.
    await tx.$executeRaw`DELETE FROM "PropertyImage" WHERE "id" = ANY (${ids}::uuid[])`;
    return rows.length;
  }, TRANSACTION);
}
