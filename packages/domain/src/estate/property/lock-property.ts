import { type TenantAccess, type TenantSql, tenantStatement } from "@orrery/db";
import { PROPERTY_SELECT } from "./property.ts";

const LOCK = tenantStatement(
  (seen) =>
    `SELECT "id" FROM "Property" WHERE "organizationId" = $1::uuid AND "id" = ANY ($2::uuid[]) AND ${seen("Property")}
     ORDER BY "id" FOR UPDATE`,
);

const LOCKED_SELECT = { ...PROPERTY_SELECT, firstActiveAt: true };

/** Keeps properties as they are until the end of the transaction: in an order, so that no two wait for each other. */
export const lockProperties = (sql: TenantSql, ids: readonly string[]) => sql.all(LOCK, ids);

/**
 * The property as it stands once everybody else who is changing it is done, and nobody changes it until the end of the
 * transaction; null where there is none. The lock is a statement of its own: one that waited for it would still read what
 * was committed before it began.
 */
export async function lockProperty({ db, sql }: TenantAccess, id: string) {
  await lockProperties(sql, [id]);
  return db.property.findUnique({ where: { id }, select: LOCKED_SELECT });
}
