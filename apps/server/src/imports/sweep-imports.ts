import type { Files } from "@orrery/connectors";
import type { SystemDb } from "@orrery/db";

const AT_ONCE = 100;
const DAY_MS = 86_400_000;
/** Its address was good for one day: nobody uploads to it any more. */
const WAITS_MS = 2 * DAY_MS;

const OVER = { in: ["completed", "failed", "cancelled"] };

/** Deletes the files of imports that are over, and forgets those that never got one. @returns how many files */
export async function sweepImports(system: SystemDb, files: Pick<Files, "remove">, now = new Date()): Promise<number> {
  const forgotten = { status: "awaiting_file", createdAt: { lt: new Date(now.getTime() - WAITS_MS) } };
  const rows = await system.import.findMany({
    where: { storedFile: { not: null }, OR: [{ status: OVER }, forgotten] },
    select: { id: true, storedFile: true },
    take: AT_ONCE,
  });
  await files.remove(rows.flatMap(({ storedFile }) => storedFile ?? []));
  // Of the row itself nothing is new to anybody: its version stays.
  const ids = rows.map(({ id }) => id);
  await system.import.updateMany({ where: { id: { in: ids } }, data: { storedFile: null } });
  await system.import.deleteMany({ where: { ...forgotten, storedFile: null } });
  return rows.length;
}
