import { type TenantAccess, tenantStatement } from "@orrery/db";
import { IMPORT_SELECT } from "./import.ts";

const LOCK = tenantStatement(
  (seen) =>
    `SELECT "id" FROM "Import" WHERE "organizationId" = $1::uuid AND "id" = $2::uuid AND ${seen("Import")} FOR UPDATE`,
);

const LOCKED_SELECT = { ...IMPORT_SELECT, mapping: true, listingStatus: true, storedFile: true, columns: true };

/** The import as it stands, and nobody changes it until the end of the transaction; null where there is none. */
export async function lockImport({ db, sql }: TenantAccess, id: string) {
  await sql.all(LOCK, id);
  return db.import.findUnique({ where: { id }, select: LOCKED_SELECT });
}
