import { type TenantAccess, type TenantSql, tenantStatement } from "@orrery/db";
import type { Principal } from "@orrery/operation";
import type { LeadRow } from "../../estate/lead/lead.ts";
import { isRenamed } from "../hold/under-compliance.ts";
import type { CompliancePorts } from "../ports.ts";
import { type NewRecord, recordOfScreening } from "../record/keep-record.ts";
import type { KeptMatch } from "./match.ts";
import { isAlert, screen } from "./screen.ts";
import { holdFor, type Screened } from "./screen-lead.ts";

interface Request extends TenantAccess, CompliancePorts {
  readonly principal: Principal;
}

/** What screening a name has come to that somebody comes in under. */
export interface EntryScreening {
  /** As the lead is held from the first, if it is a new one. */
  readonly holdReason: "sanctions_match" | null;
  readonly alerts: readonly KeptMatch[];
  readonly record: NewRecord;
  /** It was merged with a lead: held, where the name is another, and says more of it. */
  merged(earlier: LeadRow, lead: LeadRow): Promise<Screened | undefined>;
  /** It was merged with a lead that the credential does not see: that is screened by itself, and tells the credential nothing. */
  mergedUnseen(submissionId: string): Promise<void>;
}

/** Screens a name, in one statement. Undefined where no list is loaded. */
export async function screenEntry(request: Request, name: string): Promise<EntryScreening | undefined> {
  const { sql, principal, leadScreenings } = request;
  const screening = await screen(sql, [name]);
  if (!screening) return undefined;
  const isHeld = isAlert(screening);
  return {
    holdReason: isHeld ? "sanctions_match" : null,
    alerts: screening.matches.filter((match) => match.isAlert),
    record: recordOfScreening(screening, "created"),
    async merged(earlier, lead) {
      return isRenamed(earlier.name, name) ? holdFor(request, lead, screening, "merged") : undefined;
    },
    async mergedUnseen(submissionId) {
      const leadId = isHeld ? await leadOf(sql, submissionId) : undefined;
      if (leadId !== undefined) await leadScreenings.later(principal.organizationId, leadId);
    },
  };
}

const LEAD_OF = tenantStatement<{ readonly leadId: string }>(
  `SELECT "leadId" FROM "LeadSubmission" WHERE "organizationId" = $1::uuid AND "id" = $2::uuid`,
  { beyondConfinement: "Whose submission it is stays unsaid." },
);

async function leadOf(sql: TenantSql, submissionId: string): Promise<string | undefined> {
  const [row] = await sql.all(LEAD_OF, submissionId);
  return row?.leadId;
}
