import type { Files } from "@orrery/connectors";
import type { SystemDb } from "@orrery/db";

/** Longer than an upload may take: what is a stray until then may still become a guide's file. */
const STRAY_MS = 10 * 60_000;
const BATCH = 100;

/** Deletes the files that guides no longer have, or never came to have; and guides that were deleted, with their files. @returns how many guides */
export async function sweepGuides(system: SystemDb, files: Pick<Files, "remove">, now = new Date()): Promise<number> {
  const guides = await system.guide.findMany({
    where: {
      updatedAt: { lt: new Date(now.getTime() - STRAY_MS) },
      OR: [{ deletedAt: { not: null } }, { strayFiles: { isEmpty: false } }],
    },
    select: { id: true, storedFile: true, strayFiles: true, deletedAt: true, updatedAt: true },
    take: BATCH,
  });
  for (const { id, storedFile, strayFiles, deletedAt, updatedAt } of guides) {
    const isGone = deletedAt !== null;
    await files.remove(isGone && storedFile !== null ? [...strayFiles, storedFile] : strayFiles);
    // Who has changed it in between has strays of their own: the next time.
    const where = { id, updatedAt };
    if (isGone) await system.guide.deleteMany({ where });
    else await system.guide.updateMany({ where, data: { strayFiles: [], updatedAt } });
  }
  return guides.length;
}
