import { type TenantSql, tenantStatement } from "@orrery/db";
import { SETTINGS_COLUMNS } from "../lock-lead.ts";
import { type Scoring, type ScoringJson, scoringFrom } from "../settings/weights.ts";

interface Locked {
  readonly id: string;
  readonly scoring: ScoringJson;
}

/** In the order of their ids, so that of two who lock the same leads one waits for the other. */
const LOCK = tenantStatement<Locked>(
  `SELECT "id"::text, ${SETTINGS_COLUMNS} FROM "Lead"
   WHERE "organizationId" = $1::uuid AND "id" = ANY ($2::uuid[]) AND "mergedIntoId" IS NULL ORDER BY "id" FOR UPDATE`,
);

/**
 * Locks leads that are part of no other, until the end of the transaction; and with them all that are part of them. Undefined
 * unless all of them are there.
 * @throws Failure CONFINED for a credential that does not see the whole organization
 */
export async function lockWhole(sql: TenantSql, ids: readonly string[]): Promise<Scoring | undefined> {
  const locked = await sql.all(LOCK, ids);
  const [first] = locked;
  return first && locked.length === new Set(ids).size ? scoringFrom(first.scoring) : undefined;
}
