import { type TenantAccess, tenantStatement } from "@orrery/db";
import { emailKeyOf } from "./contact-keys.ts";
import { LEAD_SELECT, type LeadRow } from "./lead.ts";
import type { Moves } from "./settings/board-of.ts";
import { type SettingsJson, settingsJson } from "./settings/settings.ts";
import { type Scoring, type ScoringJson, scoringFrom } from "./settings/weights.ts";

/** A lead, and what the organization has set for leads, read in the statement that locks it. */
export interface LockedLead extends LeadRow {
  /** Null for the built-in board. */
  readonly moves: Moves | null;
  readonly scoring: Scoring;
  /** Whose email address it was found by: its own, or that of a lead that has become part of it. */
  readonly foundId: string;
  /** Whether others have become part of it. */
  readonly hasParts: boolean;
}

interface Locked {
  readonly id: string;
  readonly foundId: string;
  readonly hasParts: boolean;
  readonly board: SettingsJson<Moves>;
  readonly scoring: ScoringJson;
}

/** What is set for leads, as columns of a statement. */
export const SETTINGS_COLUMNS = `${settingsJson("board")}, ${settingsJson("scoring")}`;

/**
 * As a column, of `"Lead"` or an alias of it. By what stands in the locked row itself: a statement that has waited for the lock
 * reads that as it is then, and all other rows as they were before.
 */
export const hasParts = (alias = `"Lead"`): string => `${alias}."partsText" IS NOT NULL AS "hasParts"`;

/** The lead that has an address: also the one that its lead has become part of. */
const LOCK_BY_EMAIL = tenantStatement<Locked>(
  (seen) =>
    `SELECT "Lead"."id"::text, "found"."id"::text AS "foundId", ${hasParts()}, ${SETTINGS_COLUMNS}
     FROM "Lead" AS "found" JOIN "Lead" ON "Lead"."organizationId" = $1::uuid AND "Lead"."id" = coalesce("found"."mergedIntoId", "found"."id")
     WHERE "found"."organizationId" = $1::uuid AND "found"."emailKey" = $2 AND ${seen("Lead")} FOR UPDATE OF "Lead"`,
);
const LOCK_BY_ID = tenantStatement<Locked>(
  (seen) =>
    `SELECT "id"::text, "id"::text AS "foundId", ${hasParts()}, ${SETTINGS_COLUMNS}
     FROM "Lead" WHERE "organizationId" = $1::uuid AND "id" = $2::uuid AND ${seen("Lead")} FOR UPDATE`,
);

/**
 * The lead as it stands once everybody else who is changing it is done, and nobody changes it until the end of the
 * transaction; null where there is none. Without the lock a burst of changes of one lead would overtake each other until
 * their attempts run out.
 * The lock is a statement of its own: one that waited for it would still read what was committed before it began.
 */
export async function lockLead(
  { db, sql }: TenantAccess,
  by: { readonly id: string } | { readonly emailKey: string | null },
): Promise<LockedLead | null> {
  const [locked] = "id" in by ? await sql.all(LOCK_BY_ID, by.id) : await sql.all(LOCK_BY_EMAIL, by.emailKey);
  if (locked === undefined) return null;
  const { id, board, scoring, ...found } = locked;
  const lead = await db.lead.findUnique({ where: { id }, select: LEAD_SELECT });
  // While the lock was waited for, it may have become another's address, or that of a lead which is one of its own again.
  const isStill =
    "id" in by || (found.foundId === id ? emailKeyOf(lead?.email ?? null) === by.emailKey : found.hasParts);
  return lead && isStill ? { ...lead, moves: board?.value ?? null, scoring: scoringFrom(scoring), ...found } : null;
}
