import { type TenantSql, tenantStatement } from "@orrery/db";
import type { Principal } from "@orrery/operation";
import { UUID_7 } from "../../fields/uuid-7.ts";
import type { KeptMatch } from "../screening/match.ts";
import { isAlert, type Screening } from "../screening/screen.ts";
import type { OUTCOMES, RecordKind, ScreeningCause } from "./record.ts";

/** A line of the log to be. */
export interface NewRecord {
  readonly kind: RecordKind;
  readonly cause?: ScreeningCause;
  readonly name?: string;
  readonly listVersion?: number;
  readonly score?: number;
  readonly matches?: readonly KeptMatch[];
  readonly reason?: string;
  readonly outcome?: (typeof OUTCOMES)[number];
  readonly reference?: string | null;
  readonly documents?: readonly object[];
  readonly requestedStatus?: string | null;
}

const COLUMNS = `"kind", "cause", "name", "listVersion", "score", "matches", "reason", "outcome", "reference", "documents",
  "requestedStatus", "credentialKind", "credentialId", "userId"`;

/** Puts one line in, of a JSON parameter. @param from what gives the lead's id as `"lead"."id"`; a null parameter is no line */
export const recordInsertion = (parameter: string, from: string): string =>
  `INSERT INTO "ComplianceRecord" ("id", "organizationId", "leadId", ${COLUMNS})
   SELECT ${UUID_7}, $1::uuid, "lead"."id", ${COLUMNS.replaceAll(/"(\w+)"/g, 'r."$1"')}
   FROM ${from}, json_populate_record(NULL::"ComplianceRecord", ${parameter}::json) r WHERE r."kind" IS NOT NULL`;

const KEEP = tenantStatement<{ readonly id: string }>(
  `${recordInsertion("$3", `(SELECT "id" FROM "Lead" WHERE "organizationId" = $1::uuid AND "id" = $2::uuid) AS "lead"`)} RETURNING "id"`,
  {
    beyondConfinement: "What is decided on a lead is kept, whatever else its decider may see. Nothing of it is shown.",
  },
);

/** @returns its id */
export async function keepRecord(
  sql: TenantSql,
  principal: Principal,
  leadId: string,
  record: NewRecord,
): Promise<string> {
  const [kept] = await sql.all(KEEP, leadId, recordJson(principal, record));
  return kept?.id ?? "";
}

export function recordJson({ kind, credentialId, userId }: Principal, record: NewRecord): string {
  const by = { credentialKind: kind, credentialId, userId: userId ?? null };
  return JSON.stringify({ matches: [], documents: [], ...record, ...by });
}

/** The line of a screening. @param isKnown whether all that it alerts of was told already */
export function recordOfScreening(screening: Screening, cause: ScreeningCause, isKnown = false): NewRecord {
  const { names, listVersion, score, matches } = screening;
  const outcome = !isAlert(screening) ? "no_match" : isKnown ? "known_match" : "match";
  return { kind: "screening", cause, name: names.join("\n"), listVersion, score, matches, outcome };
}
