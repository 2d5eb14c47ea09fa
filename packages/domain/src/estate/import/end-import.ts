import type { Prisma, TenantAccess } from "@orrery/db";
import { IMPORT_SELECT, type ImportRow } from "./import.ts";

/** Writes a locked import's end. Its file goes with the next sweep. */
export function endImport(
  { db }: TenantAccess,
  { id, version }: Pick<ImportRow, "id" | "version">,
  data: Prisma.ImportUpdateInput & { readonly status: "completed" | "failed" | "cancelled" },
  now: Date,
): Promise<ImportRow> {
  return db.import.update({
    where: { id, version },
    data: { ...data, finishedAt: now, version: version + 1 },
    select: IMPORT_SELECT,
  });
}
