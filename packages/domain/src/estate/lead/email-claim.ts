import { type TenantSql, tenantStatement } from "@orrery/db";
import { emailKeyOf } from "./contact-keys.ts";

const OTHERS = tenantStatement<{ readonly isPart: boolean }>(
  `SELECT coalesce("mergedIntoId" = $3::uuid, FALSE) AS "isPart" FROM "Lead"
   WHERE "organizationId" = $1::uuid AND "emailKey" = $2 AND "id" <> $3::uuid`,
  { beyondConfinement: "An address is one lead's in the whole organization. Whose it is stays unsaid." },
);

/**
 * The key that a lead is found by under this address: none where one that has become part of it is found by it already, which
 * goes with that if the merge is undone; `taken` where it is another lead's.
 */
export async function claimEmail(
  sql: TenantSql,
  leadId: string,
  email: string | null,
): Promise<{ readonly emailKey: string | null } | "taken"> {
  const emailKey = emailKeyOf(email);
  const [other] = emailKey === null ? [] : await sql.all(OTHERS, emailKey, leadId);
  if (other === undefined) return { emailKey };
  return other.isPart ? { emailKey: null } : "taken";
}
