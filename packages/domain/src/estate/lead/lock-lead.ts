import { type TenantAccess, tenantStatement } from "@orrery/db";
import { LEAD_SELECT, type LeadRow } from "./lead.ts";

const LOCK_BY_EMAIL = tenantStatement(
  (seen) =>
    `SELECT "id" FROM "Lead" WHERE "organizationId" = $1::uuid AND "emailKey" = $2 AND ${seen("Lead")} FOR UPDATE`,
);
const LOCK_BY_ID = tenantStatement(
  (seen) =>
    `SELECT "id" FROM "Lead" WHERE "organizationId" = $1::uuid AND "id" = $2::uuid AND ${seen("Lead")} FOR UPDATE`,
);

/**
 * The lead as it stands once everybody else who is changing it is done, and nobody changes it until the end of the
 * transaction; null where there is none. Without the lock a burst of changes of one lead would overtake each other until
 * their attempts run out.
 * The lock is a statement of its own: one that waited for it would still read what was committed before it began.
 */
export async function lockLead(
  { db, sql }: TenantAccess,
  by: { readonly id: string } | { readonly emailKey: string | null },
): Promise<LeadRow | null> {
  if ("id" in by) await sql.all(LOCK_BY_ID, by.id);
  else await sql.all(LOCK_BY_EMAIL, by.emailKey);
  return findLead(db, by);
}

function findLead(db: TenantAccess["db"], by: Parameters<typeof lockLead>[1]): Promise<LeadRow | null> {
  if ("id" in by) return db.lead.findUnique({ where: { id: by.id }, select: LEAD_SELECT });
  return by.emailKey === null
    ? Promise.resolve(null)
    : db.lead.findFirst({ where: { emailKey: by.emailKey }, select: LEAD_SELECT });
}
