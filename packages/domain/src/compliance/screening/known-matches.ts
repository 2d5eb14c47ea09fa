import { type TenantSql, tenantStatement } from "@orrery/db";
import { wordsOf } from "@orrery/names";
import type { KeptMatch } from "./match.ts";
import type { Screening } from "./screen.ts";

const TOLD = tenantStatement<{ readonly entryId: number; readonly screenedName: string }>(
  `SELECT DISTINCT (m->>'entryId')::int4 AS "entryId", m->>'screenedName' AS "screenedName"
   FROM "ComplianceRecord" r, jsonb_array_elements(r."matches") m
   WHERE r."organizationId" = $1::uuid
     AND (r."leadId" = $2::uuid OR r."leadId" IN (SELECT "id" FROM "Lead" WHERE "organizationId" = $1::uuid AND "mergedIntoId" = $2::uuid))
     AND (r."kind" = 'cleared' OR (m->>'isAlert')::boolean)`,
  { beyondConfinement: "What a lead was told of before is told once. Nothing of it is shown." },
);

/** The same name, whatever its order and its marks. */
const keyOf = ({ entryId, screenedName }: Pick<KeptMatch, "entryId" | "screenedName">) =>
  `${entryId}:${wordsOf(screenedName).toSorted().join(" ")}`;

/**
 * The matches that hold a lead: those over the score that it was neither cleared of nor told of before. A lead that was
 * cleared of an entry is not held for it again, under the same name.
 */
export async function newAlerts(sql: TenantSql, leadId: string, { matches }: Screening): Promise<KeptMatch[]> {
  const alerts = matches.filter((match) => match.isAlert);
  if (alerts.length === 0) return [];
  const told = new Set((await sql.all(TOLD, leadId)).map(keyOf));
  return alerts.filter((match) => !told.has(keyOf(match)));
}
