import type { TenantAccess } from "@orrery/db";
import { alsoNeeds, type Fail, SCOPE_REQUIRED, STALE_VERSION } from "@orrery/operation";
import { LEAD_NOT_FOUND, LeadOutput, leadsRead } from "../../estate/lead/lead.ts";
import { type LockedLead, lockLead } from "../../estate/lead/lock-lead.ts";
import { assertVersion } from "../../fields/version.ts";

/** What deciding on a lead may fail with. */
export const DECISION_ERRORS = [SCOPE_REQUIRED, LEAD_NOT_FOUND, STALE_VERSION] as const;

/** Deciding on a lead shows it. */
export const mayDecideOnLead = alsoNeeds(leadsRead);

/** The lead that is decided on, which nobody else changes meanwhile. */
export async function leadToDecideOn(
  access: TenantAccess,
  { id, expectedVersion }: { readonly id: string; readonly expectedVersion?: number | undefined },
  fail: Fail<(typeof DECISION_ERRORS)[number]>,
): Promise<LockedLead> {
  const lead = (await lockLead(access, { id })) ?? fail(LEAD_NOT_FOUND);
  assertVersion(fail, expectedVersion, lead, LeadOutput);
  return lead;
}
