import type { TenantDb, TenantSql } from "@orrery/db";
import type { Principal } from "@orrery/operation";
import type { LeadStatus } from "../../estate/lead/board.ts";
import { noteHistory, updateEntries } from "../../estate/lead/history/history.ts";
import { LEAD_SELECT, type LeadRow } from "../../estate/lead/lead.ts";
import type { LockedLead } from "../../estate/lead/lock-lead.ts";
import { scoreColumns } from "../../estate/lead/score.ts";
import { allowedFrom } from "../../estate/lead/settings/board-of.ts";
import { unlessOvertaken } from "../../fields/version.ts";
import { keepRecord } from "../record/keep-record.ts";
import { kycRequired } from "../screening/compliance-events.ts";
import { kycAskedFor } from "./kyc.ts";
import type { EmitCompliance } from "./under-compliance.ts";

interface Request {
  readonly db: TenantDb;
  readonly sql: TenantSql;
  readonly principal: Principal;
}

export interface Released {
  readonly lead: LeadRow;
  /** Of the release: for whoever tells of it. */
  tell(emit: EmitCompliance, qualified: (lead: LeadRow) => void): void;
}

/**
 * Releases a lead, and makes the move that was asked for last meanwhile, where the board still allows it. One that asks for a
 * check of who they are is held for that instead.
 * @param columns what else changes
 */
export async function releaseLead(
  { db, sql, principal }: Request,
  lead: LockedLead,
  columns: { readonly kycOutcome?: string },
): Promise<Released> {
  const { id, version, status } = lead;
  const asked = lead.holdStatus as LeadStatus | null;
  const to = asked !== null && allowedFrom(lead.moves, status as LeadStatus).includes(asked) ? asked : null;
  const threshold = to === null ? undefined : await kycAskedFor(sql, { ...lead, ...columns }, to);
  const data = threshold
    ? { holdReason: "kyc_required", holdStatus: to }
    : {
        holdReason: null,
        holdStatus: null,
        ...(to !== null && { status: to, ...scoreColumns({ ...lead, status: to }, lead.scoring) }),
      };
  const released = await unlessOvertaken(
    db.lead.update({
      where: { id, version },
      data: { ...columns, ...data, version: version + 1 },
      select: LEAD_SELECT,
    }),
  );
  await noteHistory(sql, principal, id, updateEntries(lead, released));
  if (threshold) await keepRecord(sql, principal, id, { kind: "kyc_required", requestedStatus: to });
  return {
    lead: released,
    tell(emit, qualified) {
      if (threshold) emit(kycRequired, released, { lead: released, threshold });
      if (released.status === "qualified" && status !== "qualified") qualified(released);
    },
  };
}
