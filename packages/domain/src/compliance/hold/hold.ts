import { z } from "zod";
import { LEAD_STATUSES, type LeadStatus } from "../../estate/lead/board.ts";
import { JsonRow } from "../../paging/row-json.ts";

export const HOLD_REASONS = ["sanctions_match", "kyc_required"] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

/** Why a lead's moves are held, and the one that was asked for last meanwhile (null: none yet). */
export const HoldView = z.object({
  reason: z.enum(HOLD_REASONS),
  requestedStatus: z.enum(LEAD_STATUSES).nullable(),
});

/** What a row of a lead needs to have for it. */
export const HOLD_SELECT = { holdReason: true, holdStatus: true, kycOutcome: true } as const;

export interface HoldColumns {
  readonly holdReason: string | null;
  readonly holdStatus: string | null;
  readonly kycOutcome: string | null;
}

/** As the columns have it; null where nothing holds it. */
export const holdOf = ({ holdReason, holdStatus }: Pick<HoldColumns, "holdReason" | "holdStatus">) =>
  holdReason === null ? null : { reason: holdReason as HoldReason, requestedStatus: holdStatus as LeadStatus | null };

/** The same as PostgreSQL writes it, of a row `p`; absent where nothing holds it, as CONTRACTS.md has it (`hold?`). */
export const HOLD_JSON = new JsonRow(
  { reason: `p."holdReason"`, requestedStatus: `p."holdStatus"` },
  `p."holdReason" IS NOT NULL`,
);
