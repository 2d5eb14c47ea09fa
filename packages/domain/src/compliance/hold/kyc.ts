import type { TenantSql } from "@orrery/db";
import type { LeadStatus } from "../../estate/lead/board.ts";
import type { LeadRow } from "../../estate/lead/lead.ts";
import { kycThresholdOf } from "../settings/settings.ts";

/** Moves that nobody makes who has to be checked: to be qualified, and whatever comes behind it. */
const ASKED_FOR: readonly LeadStatus[] = ["qualified", "visiting", "negotiating", "won"];

/** What a check came to that asks for no other: it was passed, or somebody has done without it for a reason. */
const DONE: readonly (string | null)[] = ["passed", "waived"];

type Deal = Pick<LeadRow, "kycOutcome" | "dealCurrency"> & { readonly dealValue: LeadRow["dealValue"] | string };

/** The threshold that a move is over; undefined where it asks for no check. */
export async function kycAskedFor(
  sql: TenantSql,
  { kycOutcome, dealValue, dealCurrency }: Deal,
  to: LeadStatus,
): Promise<{ value: number; currency: string } | undefined> {
  if (!ASKED_FOR.includes(to) || dealValue === null || DONE.includes(kycOutcome)) return undefined;
  const threshold = await kycThresholdOf(sql);
  if (!threshold) return undefined;
  // What an amount in another currency comes to nobody knows here: better a check too many.
  const isOver = dealCurrency !== threshold.currency || Number(dealValue) > threshold.value;
  return isOver ? threshold : undefined;
}
