import { type TenantAccess, type TenantSql, tenantStatement } from "@orrery/db";
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

/** How many names that a lead has written under are looked up: the latest. Who writes under more of them is held for one of these. */
const NAMES_MAX = 20;

/** The names that a lead has written under, and those of the leads that have become part of it, the latest first. @param lead its id */
export const otherNames = (organization: string, lead: string): string =>
  `SELECT "name" FROM (
     SELECT "name", max("at") AS "last" FROM (
       SELECT "name", "createdAt" AS "at" FROM "LeadSubmission" WHERE "organizationId" = ${organization} AND "leadId" = ${lead}
       UNION ALL SELECT "name", "createdAt" FROM "Lead" WHERE "organizationId" = ${organization} AND "mergedIntoId" = ${lead}
     ) n GROUP BY "name"
   ) s ORDER BY "last" DESC LIMIT ${NAMES_MAX}`;

const NAMES = tenantStatement<{ readonly name: string }>(otherNames("$1::uuid", "$2::uuid"), {
  beyondConfinement: "All names of the one lead that is screened. None is shown.",
});

/** All names that a lead goes by, its own first. */
export async function namesOf(sql: TenantSql, { id, name }: Pick<LeadRow, "id" | "name">): Promise<string[]> {
  const others = await sql.all(NAMES, id);
  return [...new Set([name, ...others.map((other) => other.name)])];
}

/** Looks up all names that a lead goes by. Undefined where no list is loaded. */
export async function screenLead(
  request: Request,
  lead: LeadRow,
  cause: ScreeningCause,
): Promise<Screened | undefined> {
  const screening = await screen(request.sql, await namesOf(request.sql, lead));
  return screening && holdFor(request, lead, screening, cause);
}

/** Keeps what a screening came to, and holds the lead for what is new in it. */
export async function holdFor(
  { db, sql, principal }: Request,
  lead: LeadRow,
  screening: Screening,
  cause: ScreeningCause,
): Promise<Screened> {
  const { id, version } = lead;
  const alerts = await newAlerts(sql, id, screening);
  const recordId = await keepRecord(sql, principal, id, recordOfScreening(screening, cause, alerts.length === 0));
  if (alerts.length === 0) return { lead, alerts, recordId };
  // Also a version of its own where it was held before: who decides by the one that they read has not seen this.
  const data = { holdReason: "sanctions_match", version: version + 1 };
  const held = await unlessOvertaken(db.lead.update({ where: { id, version }, data, select: LEAD_SELECT }));
  await noteHistory(sql, principal, id, updateEntries(lead, held));
  return { lead: held, alerts, recordId };
}
