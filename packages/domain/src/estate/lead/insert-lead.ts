import { Prisma, type TenantDb, type TenantSql, tenantStatement } from "@orrery/db";
import type { Principal } from "@orrery/operation";
import { keepRecord, recordInsertion, recordJson } from "../../compliance/record/keep-record.ts";
import type { EntryScreening } from "../../compliance/screening/on-entry.ts";
import { withCurrency } from "../../fields/money.ts";
import { UUID_7 } from "../../fields/uuid-7.ts";
import { unlessOvertaken } from "../../fields/version.ts";
import { emailKeyOf, phoneKeyOf } from "./contact-keys.ts";
import { DUPLICATES_SHOWN, type PossibleDuplicate } from "./find-by-phone.ts";
import { LEAD_SELECT, type LeadRow } from "./lead.ts";
import { type NewLead, submissionOf } from "./lead-input.ts";
import { scoreColumns } from "./score.ts";

export interface InsertedLead {
  readonly lead: LeadRow;
  readonly submissionId: string;
  /** Where they were read together with it. */
  readonly possibleDuplicates?: PossibleDuplicate[];
}

interface Row extends Omit<LeadRow, "dealValue" | "agent"> {
  readonly dealValue: string | null;
  readonly agentName: string | null;
  readonly submissionId: string;
  readonly possibleDuplicates: PossibleDuplicate[];
}

const GIVEN = `"name", "email", "emailKey", "phone", "phoneKey", "source", "propertyId", "propertyAddress", "notes", "agentId",
  "dealValue", "dealCurrency", "holdReason", "score", "scoreReasons"`;

/**
 * In one statement (the leads that it looks among are those from before it), which costs a quarter of what Prisma's two cost: it plans an insertion that skips duplicates anew each time.
 */
const INSERT = tenantStatement<Row>(
  `WITH "lead" AS (
     INSERT INTO "Lead" ("id", "organizationId", "updatedAt", ${GIVEN})
     SELECT ${UUID_7}, $1::uuid, now(), ${GIVEN} FROM json_populate_record(NULL::"Lead", $2::json)
     ON CONFLICT ("organizationId", "emailKey") DO NOTHING RETURNING *
   ), "submission" AS (
     INSERT INTO "LeadSubmission" ("id", "organizationId", "leadId", "name", "email", "phone", "source", "propertyId", "propertyAddress", "notes")
     SELECT ${UUID_7}, $1::uuid, "id", "name", "email", "phone", "source", "propertyId", "propertyAddress", "notes" FROM "lead"
     RETURNING "id"
   ), "screened" AS (${recordInsertion("$3", `"lead"`)})
   SELECT l."id"::text, l."name", l."email", l."phone", l."source", l."propertyId"::text, l."propertyAddress", l."notes", l."status",
     l."score", l."scoreReasons"::json, l."agentId"::text, a."name" AS "agentName", l."dealValue"::text, l."dealCurrency",
     l."holdReason", l."holdStatus", l."kycOutcome", l."submissionCount", l."version", l."createdAt", l."updatedAt", s."id"::text AS "submissionId",
     to_json(ARRAY(SELECT json_build_object('id', d."id", 'name', d."name") FROM "Lead" d
       WHERE d."organizationId" = $1::uuid AND d."phoneKey" = l."phoneKey"
       ORDER BY d."createdAt" DESC, d."id" DESC LIMIT ${DUPLICATES_SHOWN})) AS "possibleDuplicates"
   FROM "lead" l CROSS JOIN "submission" s
   LEFT JOIN "EstateAgent" a ON a."organizationId" = $1::uuid AND a."id" = l."agentId" WHERE l."organizationId" = $1::uuid`,
);

/**
 * Inserts a lead and its submission, unless somebody else has just inserted the same email; then it waits for their commit and
 * gives undefined.
 */
export async function insertLead(
  { db, sql }: { readonly db: TenantDb; readonly sql: TenantSql },
  principal: Principal,
  input: NewLead,
  screening?: EntryScreening,
): Promise<InsertedLead | undefined> {
  const data = {
    ...input,
    dealCurrency: withCurrency(input.dealValue, input.dealCurrency),
    emailKey: emailKeyOf(input.email),
    phoneKey: phoneKeyOf(input.phone),
    holdReason: screening?.holdReason ?? null,
    ...scoreColumns({ ...input, submissionCount: 1 }),
  };
  if (principal.confinedTo !== undefined) {
    const inserted = await insertConfined(db, input, data);
    if (inserted && screening) await keepRecord(sql, principal, inserted.lead.id, screening.record);
    return inserted;
  }
  const [row] = await sql.all(INSERT, JSON.stringify(data), screening ? recordJson(principal, screening.record) : null);
  return row && inserted(row);
}

/** By the client that knows what the credential may write. */
async function insertConfined(
  db: TenantDb,
  input: NewLead,
  data: Prisma.LeadCreateManyInput,
): Promise<InsertedLead | undefined> {
  const { emailKey } = data;
  if (emailKey && (await db.lead.findFirst({ where: { emailKey }, select: { id: true } }))) return undefined;
  const [lead] = await unlessOvertaken(
    db.lead.createManyAndReturn({ data: [data], skipDuplicates: true, select: LEAD_SELECT }),
  );
  return lead && { lead, submissionId: await keepSubmission(db, lead.id, input) };
}

/** @returns its id */
export async function keepSubmission(db: TenantDb, leadId: string, input: NewLead): Promise<string> {
  const data = { leadId, ...submissionOf(input) };
  return (await db.leadSubmission.create({ data, select: { id: true } })).id;
}

function inserted({ agentName, submissionId, possibleDuplicates, dealValue, ...row }: Row): InsertedLead {
  const { agentId } = row;
  const agent = agentId === null ? null : { id: agentId, name: agentName ?? "" };
  return {
    lead: { ...row, agent, dealValue: dealValue === null ? null : new Prisma.Decimal(dealValue) },
    submissionId,
    possibleDuplicates,
  };
}
