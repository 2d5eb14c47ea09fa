import { type TenantAccess, tenantStatement } from "@orrery/db";
import { PROPERTY_SELECT } from "./property.ts";

const LOCK = tenantStatement(
  (seen) =>
    `SELECT "id" FROM "Property" WHERE "organizationId" = $1::uuid AND "id" = $2::uuid AND ${seen("Property")} FOR UPDATE`,
);

const LOCKED_SELECT = { ...PROPERTY_SELECT, firstActiveAt: true };

/**
 * The property as it stands once everybody else who is changing it is done, and nobody changes it until the end of the
 * transaction; null where there is none. The lock is a statement of its own: one that waited for it would still read what
 * was committed before it began.
 */
export async function lockProperty({ db, sql }: TenantAccess, id: string) {
  await sql.all(LOCK, id);
  return db.property.findUnique({ where: { id }, select: LOCKED_SELECT });
}
