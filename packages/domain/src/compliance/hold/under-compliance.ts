import type { TenantSql } from "@orrery/db";
import { wordsOf } from "@orrery/names";
import type { Principal } from "@orrery/operation";
import { isClosed, type LeadStatus } from "../../estate/lead/board.ts";
import type { LeadRow } from "../../estate/lead/lead.ts";
import { keepRecord, recordOfScreening } from "../record/keep-record.ts";
import { kycRequired, matchAlert } from "../screening/compliance-events.ts";
import { newAlerts } from "../screening/known-matches.ts";
import { type Screening, screen } from "../screening/screen.ts";
import { namesOf } from "../screening/screen-lead.ts";
import { kycAskedFor } from "./kyc.ts";

/** What a change of a lead may say that is of interest here. */
interface Changed {
  readonly name?: string | undefined;
  readonly status?: LeadStatus | undefined;
  readonly dealValue?: string | null | undefined;
  readonly dealCurrency?: string | null | undefined;
}

interface Request {
  readonly sql: TenantSql;
  readonly principal: Principal;
}

export type EmitCompliance = {
  (event: typeof matchAlert, resource: LeadRow, data: Parameters<typeof alertData>[0]): void;
  (event: typeof kycRequired, resource: LeadRow, data: Parameters<typeof kycData>[0]): void;
};
const alertData = (data: { lead: LeadRow; matches: Screening["matches"] }) => data;
const kycData = (data: { lead: LeadRow; threshold: { value: number; currency: string } }) => data;

/** A change as compliance lets it through. */
export interface Passed<Patch> {
  /** Without the move, where that is held; with what says so. */
  readonly patch: Patch & { holdReason?: string; holdStatus?: string | null };
  /** Keeps and tells what became of it, once the change is made. */
  settle(updated: LeadRow, emit: EmitCompliance): Promise<void>;
}

/**
 * What compliance makes of a change: another name is screened, and so is who was closed and is opened again; a move is held
 * where the lead is, or where a check is asked for. A lead may always be lost, assigned and corrected.
 */
export async function underCompliance<Patch extends Changed>(
  { sql, principal }: Request,
  lead: LeadRow,
  patch: Patch,
): Promise<Passed<Patch>> {
  const to = patch.status === lead.status || patch.status === "lost" ? undefined : patch.status;
  const cause = to !== undefined && isClosed(lead.status) ? "reopened" : "renamed";
  const { name = lead.name } = patch;
  const names = cause === "reopened" ? await namesOf(sql, { ...lead, name }) : isRenamed(lead.name, name) ? [name] : [];
  const screening = names.length > 0 ? await screen(sql, names) : undefined;
  const alerts = screening ? await newAlerts(sql, lead.id, screening) : [];
  const reason = alerts.length > 0 ? "sanctions_match" : lead.holdReason;
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as Patch;
  const threshold =
    to === undefined || reason !== null ? undefined : await kycAskedFor(sql, { ...lead, ...given } as LeadRow, to);
  const isHeld = to !== undefined && (reason !== null || threshold !== undefined);
  const held = threshold ? "kyc_required" : reason;
  return {
    patch: {
      ...patch,
      ...(isHeld && { status: undefined, holdStatus: to }),
      // Who is lost is moved nowhere once it is released.
      ...(patch.status === "lost" && lead.holdReason !== null && { holdStatus: null }),
      ...(held !== null && held !== lead.holdReason && { holdReason: held }),
    },
    async settle(updated, emit) {
      if (screening) {
        await keepRecord(sql, principal, lead.id, recordOfScreening(screening, cause, alerts.length === 0));
      }
      if (alerts.length > 0) emit(matchAlert, updated, { lead: updated, matches: alerts });
      if (!threshold) return;
      await keepRecord(sql, principal, lead.id, { kind: "kyc_required", requestedStatus: updated.holdStatus });
      emit(kycRequired, updated, { lead: updated, threshold });
    },
  };
}

/** Whether it is another name to whoever looks it up. */
export const isRenamed = (before: string, after: string | undefined): boolean =>
  after !== undefined && wordsOf(before).toSorted().join(" ") !== wordsOf(after).toSorted().join(" ");
