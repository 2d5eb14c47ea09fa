import { type TenantDb, type TenantSql, tenantStatement } from "@orrery/db";
import { ConcurrentUpdate } from "@orrery/operation";
import { withCurrency } from "../../fields/money.ts";
import { UUID_7 } from "../../fields/uuid-7.ts";
import { unlessOvertaken } from "../../fields/version.ts";
import { emailKeyOf, phoneKeyOf } from "./contact-keys.ts";
import { LEAD_SELECT, type LeadRow } from "./lead.ts";
import { type NewLead, submissionOf } from "./lead-input.ts";
import { scoreColumns } from "./score.ts";

type Facts = Pick<
  LeadRow,
  | "email"
  | "source"
  | "phone"
  | "propertyId"
  | "propertyAddress"
  | "notes"
  | "agentId"
  | "dealCurrency"
  | "submissionCount"
> & { readonly dealValue: LeadRow["dealValue"] | string };

/** What a lead is known by after a submission: what it lacks is filled, and what it has stays. */
function mergedFacts(known: Facts, input: NewLead): Facts {
  // A value and its currency are one fact: the value that is filled in brings its own.
  const deal = known.dealValue === null && input.dealValue !== null ? input : known;
  return {
    email: known.email,
    source: known.source,
    phone: known.phone ?? input.phone,
    propertyId: known.propertyId ?? input.propertyId,
    propertyAddress: known.propertyAddress ?? input.propertyAddress,
    notes: known.notes ?? input.notes,
    agentId: known.agentId ?? input.agentId,
    dealValue: deal.dealValue,
    dealCurrency: withCurrency(deal.dealValue, deal.dealCurrency ?? known.dealCurrency ?? input.dealCurrency),
    submissionCount: known.submissionCount + 1,
  };
}

/** Fills what the lead lacks; what it has stays. */
export async function mergeInto(db: TenantDb, known: LeadRow | null, input: NewLead): Promise<LeadRow> {
  // Gone again, or under another email, between the look that met it and the lock.
  if (known === null) throw new ConcurrentUpdate();
  const facts = mergedFacts(known, input);
  // A confined credential may not write a reference to what it does not see, also where it is there already.
  const changed = Object.entries(facts).filter(([name, value]) => value !== known[name as keyof Facts]);
  const data = {
    ...(Object.fromEntries(changed) as Partial<Facts>),
    phoneKey: phoneKeyOf(facts.phone),
    ...scoreColumns(facts),
    version: known.version + 1,
  };
  return unlessOvertaken(
    db.lead.update({ where: { id: known.id, version: known.version }, data, select: LEAD_SELECT }),
  );
}

const MERGING = "A person is one lead in the whole organization. What is there already stays, and is not shown.";

const LOCK_UNSEEN = tenantStatement<Facts & { readonly id: string }>(
  `SELECT "id", "email", "source", "phone", "propertyId", "propertyAddress", "notes", "agentId", "dealValue"::text,
     "dealCurrency", "submissionCount"
   FROM "Lead" WHERE "organizationId" = $1::uuid AND "emailKey" = $2 FOR UPDATE`,
  { beyondConfinement: MERGING },
);

const MERGE_UNSEEN = tenantStatement<{ readonly id: string }>(
  `WITH "merged" AS (
     UPDATE "Lead" SET "phone" = "to"."phone", "phoneKey" = "to"."phoneKey", "propertyAddress" = "to"."propertyAddress",
       "notes" = "to"."notes", "dealValue" = "to"."dealValue", "dealCurrency" = "to"."dealCurrency",
       "submissionCount" = "to"."submissionCount", "score" = "to"."score", "scoreReasons" = "to"."scoreReasons",
       "version" = "Lead"."version" + 1, "updatedAt" = now()
     FROM json_populate_record(NULL::"Lead", $3::json) AS "to"
     WHERE "Lead"."organizationId" = $1::uuid AND "Lead"."id" = $2::uuid
     RETURNING "Lead"."id"
   )
   INSERT INTO "LeadSubmission" ("id", "organizationId", "leadId", "name", "email", "phone", "source", "propertyId", "propertyAddress", "notes")
   SELECT ${UUID_7}, $1::uuid, "merged"."id", "sent"."name", "sent"."email", "sent"."phone", "sent"."source",
     "sent"."propertyId", "sent"."propertyAddress", "sent"."notes"
   FROM "merged", json_populate_record(NULL::"LeadSubmission", $4::json) AS "sent"
   RETURNING "id"`,
  { beyondConfinement: MERGING },
);

/**
 * Merges with a lead that the credential does not see, and keeps the submission. Neither the lead's property nor its agent
 * is filled in: either could bring it into the credential's sight, and anybody with an address could look it up like that.
 * @returns the submission's id
 */
export async function mergeUnseen(sql: TenantSql, input: NewLead): Promise<string> {
  const [known] = await sql.all(LOCK_UNSEEN, emailKeyOf(input.email));
  if (known === undefined) throw new ConcurrentUpdate();
  const facts = mergedFacts(known, { ...input, propertyId: null, agentId: null });
  const columns = { ...facts, phoneKey: phoneKeyOf(facts.phone), ...scoreColumns(facts) };
  const [kept] = await sql.all(MERGE_UNSEEN, known.id, JSON.stringify(columns), JSON.stringify(submissionOf(input)));
  if (kept === undefined) throw new ConcurrentUpdate();
  return kept.id;
}
