import { type TenantAccess, type TenantSql, tenantStatement } from "@orrery/db";
import { ConcurrentUpdate, type Principal } from "@orrery/operation";
import { UUID_7 } from "../../fields/uuid-7.ts";
import { unlessOvertaken } from "../../fields/version.ts";
import { emailKeyOf, phoneKeyOf } from "./contact-keys.ts";
import { type Facts, mergedFacts } from "./filled-facts.ts";
import { filledIn, noteHistory } from "./history/history.ts";
import { keepSubmission } from "./insert-lead.ts";
import { LEAD_SELECT, type LeadRow } from "./lead.ts";
import { type NewLead, submissionOf } from "./lead-input.ts";
import { hasParts, type LockedLead, SETTINGS_COLUMNS } from "./lock-lead.ts";
import { submitToGroup } from "./merging/submit.ts";
import { scoreColumns } from "./score.ts";
import { type ScoringJson, scoringFrom } from "./settings/weights.ts";

/** Fills what the lead lacks; what it has stays. */
export async function mergeInto({ db, sql }: TenantAccess, known: LockedLead | null, input: NewLead): Promise<LeadRow> {
  // Gone again, or under another email, between the look that met it and the lock.
  if (known === null) throw new ConcurrentUpdate();
  const { id, version, hasParts: isGroup, scoring } = known;
  if (isGroup) {
    await submitToGroup(sql, scoring, id, input);
    return unlessOvertaken(db.lead.findUniqueOrThrow({ where: { id }, select: LEAD_SELECT }));
  }
  const facts = mergedFacts(known, input);
  // A confined credential may not write a reference to what it does not see, also where it is there already.
  const changed = Object.entries(facts).filter(([name, value]) => value !== known[name as keyof Facts]);
  const data = {
    ...(Object.fromEntries(changed) as Partial<Facts>),
    phoneKey: phoneKeyOf(facts.phone),
    ...scoreColumns(facts, scoring),
    version: version + 1,
  };
  return unlessOvertaken(db.lead.update({ where: { id, version }, data, select: LEAD_SELECT }));
}

const MERGING = "A person is one lead in the whole organization. What is there already stays, and is not shown.";

const KEEP = tenantStatement<{ readonly id: string }>(
  `INSERT INTO "LeadSubmission" ("organizationId", "id", "leadId", "homeId", "name", "email", "phone", "source", "propertyId", "propertyAddress", "notes")
   SELECT $1::uuid, ${UUID_7}, $2::uuid, $3::uuid, "sent"."name", "sent"."email", "sent"."phone", "sent"."source",
     "sent"."propertyId", "sent"."propertyAddress", "sent"."notes"
   FROM json_populate_record(NULL::"LeadSubmission", $4::json) AS "sent" RETURNING "id"::text`,
  { beyondConfinement: MERGING },
);

async function keep(sql: TenantSql, leadId: string, homeId: string | null, input: NewLead): Promise<string> {
  const [kept] = await sql.all(KEEP, leadId, homeId, JSON.stringify(submissionOf(input)));
  if (kept === undefined) throw new ConcurrentUpdate();
  return kept.id;
}

interface Merged {
  readonly earlier: LockedLead | null;
  readonly lead: LeadRow;
  readonly input: NewLead;
}

/** Keeps what was sent, with what it has filled in. @returns its id */
export async function keepMerged(
  { db, sql }: TenantAccess,
  principal: Principal,
  { earlier, lead, input }: Merged,
): Promise<string> {
  const homeId = earlier === null || earlier.foundId === lead.id ? null : earlier.foundId;
  // What has become part of another lead is in nobody's sight, so that a confined client may not write who it is.
  const submissionId = await (homeId === null ? keepSubmission(db, lead.id, input) : keep(sql, lead.id, homeId, input));
  const details = { source: input.source, submissionId };
  const changes = earlier === null ? [] : filledIn(earlier, lead);
  await noteHistory(sql, principal, lead.id, [{ kind: "submitted", changes, details, homeId }]);
  return submissionId;
}

interface UnseenLead extends Facts {
  readonly id: string;
  readonly hasParts: boolean;
  readonly scoring: ScoringJson;
}

const LOCK_UNSEEN = tenantStatement<UnseenLead>(
  `SELECT l."id"::text, ${hasParts("l")}, l."email", l."source", l."status", l."phone", l."propertyId"::text, l."propertyAddress",
     l."notes", l."agentId"::text, l."dealValue"::text, l."dealCurrency", l."submissionCount", ${SETTINGS_COLUMNS}
   FROM "Lead" AS "found" JOIN "Lead" l ON l."organizationId" = $1::uuid AND l."id" = coalesce("found"."mergedIntoId", "found"."id")
   WHERE "found"."organizationId" = $1::uuid AND "found"."emailKey" = $2 AND l."mergedIntoId" IS NULL
     AND (l."partsText" IS NOT NULL OR l."emailKey" = $2) FOR UPDATE OF l`,
  { beyondConfinement: MERGING },
);

const MERGE_UNSEEN = tenantStatement(
  `UPDATE "Lead" SET "phone" = "to"."phone", "phoneKey" = "to"."phoneKey", "propertyAddress" = "to"."propertyAddress",
     "notes" = "to"."notes", "dealValue" = "to"."dealValue", "dealCurrency" = "to"."dealCurrency",
     "submissionCount" = "to"."submissionCount", "score" = "to"."score", "scoreReasons" = "to"."scoreReasons",
     "scoringVersion" = "to"."scoringVersion", "version" = "Lead"."version" + 1, "updatedAt" = now()
   FROM json_populate_record(NULL::"Lead", $3::json) AS "to"
   WHERE "Lead"."organizationId" = $1::uuid AND "Lead"."id" = $2::uuid`,
  { beyondConfinement: MERGING },
);

/**
 * Merges with a lead that the credential does not see, and keeps the submission. Neither the lead's property nor its agent
 * is filled in: either could bring it into the credential's sight, and anybody with an address could look it up like that.
 * @returns the submission's id
 */
export async function mergeUnseen(sql: TenantSql, principal: Principal, input: NewLead): Promise<string> {
  const [known] = await sql.all(LOCK_UNSEEN, emailKeyOf(input.email));
  if (known === undefined) throw new ConcurrentUpdate();
  const { id } = known;
  const scoring = scoringFrom(known.scoring);
  const filling = { ...input, propertyId: null, agentId: null };
  const home = known.hasParts ? await submitToGroup(sql, scoring, id, filling) : id;
  const homeId = home === id ? null : home;
  if (!known.hasParts) {
    const facts = mergedFacts(known, filling);
    const columns = { ...facts, phoneKey: phoneKeyOf(facts.phone), ...scoreColumns(facts, scoring) };
    await sql.all(MERGE_UNSEEN, id, JSON.stringify(columns));
  }
  const submissionId = await keep(sql, id, homeId, input);
  const details = { source: input.source, submissionId };
  await noteHistory(sql, principal, id, [{ kind: "submitted", details, homeId }]);
  return submissionId;
}
