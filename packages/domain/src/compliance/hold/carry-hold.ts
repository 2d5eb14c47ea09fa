import type { TenantDb } from "@orrery/db";
import { LEAD_SELECT, type LeadRow } from "../../estate/lead/lead.ts";

/** What holds a lead holds the one that it becomes part of: merging is no way around a decision. */
export async function carryHold(db: TenantDb, other: LeadRow, lead: LeadRow): Promise<LeadRow> {
  const { holdReason } = other;
  const isHeldMore = holdReason !== null && (lead.holdReason === null || holdReason === "sanctions_match");
  if (!isHeldMore || holdReason === lead.holdReason) return lead;
  return db.lead.update({ where: { id: lead.id }, data: { holdReason }, select: LEAD_SELECT });
}
