import { Prisma, type TenantAccess, type TenantDb, tenantStatement } from "@orrery/db";
import type { Principal } from "@orrery/operation";
import { keepRecord, recordInsertion, recordJson } from "../../compliance/record/keep-record.ts";
import type { EntryScreening } from "../../compliance/screening/on-entry.ts";
import { withCurrency } from "../../fields/money.ts";
import { UUID_7 } from "../../fields/uuid-7.ts";
import { unlessOvertaken } from "../../fields/version.ts";
import { emailKeyOf, phoneKeyOf } from "./contact-keys.ts";
import { DUPLICATES_SHOWN, type PossibleDuplicate } from "./find-by-phone.ts";
import { ACTOR_COLUMNS, actorOf, actorRow, noteHistory } from "./history/history.ts";
import { LEAD_SELECT, type LeadRow } from "./lead.ts";
import { type NewLead, submissionOf } from "./lead-input.ts";
import { scoreColumns } from "./score.ts";
import { knownScoring, rememberScoring } from "./settings/known-scoring.ts";
import { settingsJson } from "./settings/settings.ts";
import { type Scoring, type ScoringJson, scoringFrom, scoringOf, scoringSettings } from "./settings/weights.ts";

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
  readonly scoring: ScoringJson;
}

const GIVEN = `"name", "email", "emailKey", "phone", "phoneKey", "source", "propertyId", "propertyAddress", "notes", "agentId",
  "dealValue", "dealCurrency", "holdReason", "score", "scoreReasons", "scoringVersion"`;

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
   ), "history" AS (
     INSERT INTO "LeadHistoryEntry" ("id", "organizationId", "leadId", "kind", "details", "credentialKind", "credentialId", "userId", "actorName")
     SELECT s."id", $1::uuid, l."id", 'created', jsonb_build_object('source', l."source", 'submissionId', s."id"), ${ACTOR_COLUMNS}
     FROM "lead" l CROSS JOIN "submission" s CROSS JOIN ${actorRow("$3")}
   ), "screened" AS (${recordInsertion("$4", `"lead"`)})
   SELECT l."id"::text, l."name", l."email", l."phone", l."source", l."propertyId"::text, l."propertyAddress", l."notes", l."status",
     l."score", l."scoreReasons"::json, l."agentId"::text, a."name" AS "agentName", l."dealValue"::text, l."dealCurrency",
     l."holdReason", l."holdStatus", l."kycOutcome", l."submissionCount", l."version", l."createdAt", l."updatedAt", s."id"::text AS "submissionId",
     to_json(ARRAY(SELECT json_build_object('id', d."id", 'name', d."name") FROM "Lead" d
       WHERE d."organizationId" = $1::uuid AND d."phoneKey" = l."phoneKey" AND d."mergedIntoId" IS NULL
       ORDER BY d."createdAt" DESC, d."id" DESC LIMIT ${DUPLICATES_SHOWN})) AS "possibleDuplicates",
     ${settingsJson("scoring")}
   FROM "lead" l CROSS JOIN "submission" s
   LEFT JOIN "EstateAgent" a ON a."organizationId" = $1::uuid AND a."id" = l."agentId" WHERE l."organizationId" = $1::uuid`,
);

const RESCORE = tenantStatement(
  `UPDATE "Lead" SET "score" = "to"."score", "scoreReasons" = "to"."scoreReasons", "scoringVersion" = "to"."scoringVersion"
   FROM json_populate_record(NULL::"Lead", $3::json) AS "to" WHERE "Lead"."organizationId" = $1::uuid AND "Lead"."id" = $2::uuid`,
);

/**
 * Inserts a lead, its submission and the first entry of its history, unless somebody else has just inserted the same email;
 * then it waits for their commit and gives undefined.
 */
export async function insertLead(
  { db, sql }: TenantAccess,
  principal: Principal,
  input: NewLead,
  screening?: EntryScreening,
): Promise<InsertedLead | undefined> {
  const { organizationId, confinedTo } = principal;
  const data = {
    ...input,
    dealCurrency: withCurrency(input.dealValue, input.dealCurrency),
    emailKey: emailKeyOf(input.email),
    phoneKey: phoneKeyOf(input.phone),
    holdReason: screening?.holdReason ?? null,
  };
  const scored = (scoring: Scoring) => scoreColumns({ ...input, status: "new", submissionCount: 1 }, scoring);
  if (confinedTo !== undefined) {
    const scoring = scoringOf(await scoringSettings.read(sql));
    const inserted = await insertConfined({ db, sql }, principal, input, { ...data, ...scored(scoring) });
    if (inserted && screening) await keepRecord(sql, principal, inserted.lead.id, screening.record);
    return inserted;
  }
  const known = knownScoring(organizationId);
  const line = screening ? recordJson(principal, screening.record) : null;
  const [row] = await sql.all(INSERT, JSON.stringify({ ...data, ...scored(known) }), actorOf(principal), line);
  if (!row) return undefined;
  const scoring = scoringFrom(row.scoring);
  if (scoring.version === known.version) return inserted(row);
  // Once in a process and after each change of what facts are worth.
  rememberScoring(organizationId, scoring);
  const rescored = scored(scoring);
  await sql.all(RESCORE, row.id, JSON.stringify(rescored));
  return inserted({ ...row, ...rescored });
}

/** By the client that knows what the credential may write. */
async function insertConfined(
  { db, sql }: TenantAccess,
  principal: Principal,
  input: NewLead,
  data: Prisma.LeadCreateManyInput,
): Promise<InsertedLead | undefined> {
  const { emailKey } = data;
  if (emailKey && (await db.lead.findFirst({ where: { emailKey }, select: { id: true } }))) return undefined;
  const [lead] = await unlessOvertaken(
    db.lead.createManyAndReturn({ data: [data], skipDuplicates: true, select: LEAD_SELECT }),
  );
  if (!lead) return undefined;
  const submissionId = await keepSubmission(db, lead.id, input);
  await noteHistory(sql, principal, lead.id, [{ kind: "created", details: { source: input.source, submissionId } }]);
  return { lead, submissionId };
}

/** @returns its id */
export async function keepSubmission(db: TenantDb, leadId: string, input: NewLead): Promise<string> {
  const data = { leadId, ...submissionOf(input) };
  return (await db.leadSubmission.create({ data, select: { id: true } })).id;
}

function inserted({ agentName, submissionId, possibleDuplicates, dealValue, scoring: _, ...row }: Row): InsertedLead {
  const { agentId } = row;
  const agent = agentId === null ? null : { id: agentId, name: agentName ?? "" };
  return {
    lead: { ...row, agent, dealValue: dealValue === null ? null : new Prisma.Decimal(dealValue) },
    submissionId,
    possibleDuplicates,
  };
}
