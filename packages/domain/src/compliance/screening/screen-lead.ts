import { type TenantAccess, tenantStatement } from "@orrery/db";
import type { Principal } from "@orrery/operation";
import { noteHistory, updateEntries } from "../../estate/lead/history/history.ts";
import { LEAD_SELECT, type LeadRow } from "../../estate/lead/lead.ts";
import { unlessOvertaken } from "../../fields/version.ts";
import { keepRecord, recordOfScreening } from "../record/keep-record.ts";
import type { ScreeningCause } from "../record/record.ts";
import { newAlerts } from "./known-matches.ts";
import type { KeptMatch } from "./match.ts";
import { type Screening, screen } from "./screen.ts";

interface Request extends TenantAccess {
  readonly principal: Principal;
}

/** A lead after it was screened. */
export interface Screened {
  readonly lead: LeadRow;
  /** What it is held for that it was not told of before. */
  readonly alerts: readonly KeptMatch[];
  /** Of the log's line. */
  readonly recordId?: string;
}

/** How many names of one lead are looked up: the latest. Who writes under more of them is held for one of these. */
const NAMES_MAX = 20;

const NAMES = tenantStatement<{ readonly name: string }>(
  `SELECT "name" FROM (
     SELECT "name", max("createdAt") AS "last" FROM "LeadSubmission"
     WHERE "organizationId" = $1::uuid AND "leadId" = $2::uuid GROUP BY "name"
   ) s ORDER BY "last" DESC LIMIT ${NAMES_MAX}`,
  { beyondConfinement: "All names of the one lead that is screened. None is shown." },
);

/** Looks up all names that a lead goes by. Undefined where no list is loaded. */
export async function screenLead(
  request: Request,
  lead: LeadRow,
  cause: ScreeningCause,
): Promise<Screened | undefined> {
  const { sql } = request;
  const submitted = await sql.all(NAMES, lead.id);
  const names = [...new Set([lead.name, ...submitted.map(({ name }) => name)])];
  const screening = await screen(sql, names);
  return screening && holdFor(request, lead, screening, cause);
}

/** Keeps what a screening came to, and holds the lead for what is new in it. */
export async function holdFor(
  { db, sql, principal }: Request,
  lead: LeadRow,
  screening: Screening,
  cause: ScreeningCause,
): Promise<Screened> {
  const { id, version, holdReason } = lead;
  const alerts = await newAlerts(sql, id, screening);
  const recordId = await keepRecord(sql, principal, id, recordOfScreening(screening, cause, alerts.length === 0));
  if (alerts.length === 0 || holdReason === "sanctions_match") return { lead, alerts, recordId };
  const data = { holdReason: "sanctions_match", version: version + 1 };
  const held = await unlessOvertaken(db.lead.update({ where: { id, version }, data, select: LEAD_SELECT }));
  await noteHistory(sql, principal, id, updateEntries(lead, held));
  return { lead: held, alerts, recordId };
}
