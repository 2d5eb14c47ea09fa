import { type TenantSql, tenantStatement } from "@orrery/db";
import { phoneKeyOf } from "../contact-keys.ts";
import { scoreColumns } from "../score.ts";
import type { Scoring } from "../settings/weights.ts";
import { columnsOf, FACT_NAMES, type FactColumns, isSameValue, valuesOf } from "./facts.ts";
import { isWhole, type Member, type Taken } from "./group.ts";

/** A lead of a group, as it is stored. */
export interface StoredMember extends Member {
  /** What it is part of in the end; null for the lead itself. */
  readonly mergedIntoId: string | null;
  readonly emailKey: string | null;
  readonly source: string;
  readonly status: string;
}

interface Row
  extends FactColumns,
    Pick<StoredMember, "id" | "parentId" | "mergedIntoId" | "emailKey" | "source" | "status"> {
  readonly taken: Taken | null;
  readonly submissionCount: number;
}

const WHOLE = "Who may merge leads sees all of them; who sends something learns nothing of what it is merged with.";

const READ = tenantStatement<Row>(
  `SELECT l."id"::text, m."leadId"::text AS "parentId", l."mergedIntoId"::text, m."taken"::json, l."emailKey", l."source", l."status",
     l."submissionCount", l."email", l."phone", l."propertyId"::text, l."propertyAddress", l."notes", l."agentId"::text,
     l."dealValue"::text, l."dealCurrency"
   FROM "Lead" l LEFT JOIN "LeadMerge" m ON m."organizationId" = $1::uuid AND m."mergedId" = l."id"
   WHERE l."organizationId" = $1::uuid AND (l."id" = ANY ($2::uuid[]) OR l."mergedIntoId" = ANY ($2::uuid[]))
   ORDER BY m."createdAt", m."id"`,
  { beyondConfinement: WHOLE },
);

/** Whoever is locked keeps all that are part of them as they are. @param ids of leads that are part of no other, locked */
export async function readMembers(sql: TenantSql, ids: readonly string[]): Promise<StoredMember[]> {
  return (await sql.all(READ, ids)).map(({ taken, submissionCount, ...row }) => ({
    ...row,
    taken: taken ?? {},
    facts: valuesOf(row),
    submissions: submissionCount,
  }));
}

const WRITE = tenantStatement(
  `UPDATE "Lead" SET "email" = "to"."email", "phone" = "to"."phone", "phoneKey" = "to"."phoneKey", "propertyId" = "to"."propertyId",
     "propertyAddress" = "to"."propertyAddress", "notes" = "to"."notes", "agentId" = "to"."agentId", "dealValue" = "to"."dealValue",
     "dealCurrency" = "to"."dealCurrency", "submissionCount" = "to"."submissionCount", "mergedIntoId" = "to"."mergedIntoId",
     "score" = "to"."score", "scoreReasons" = "to"."scoreReasons", "scoringVersion" = "to"."scoringVersion",
     "version" = "Lead"."version" + 1, "updatedAt" = now()
   FROM json_populate_recordset(NULL::"Lead", $2::json) AS "to"
   WHERE "Lead"."organizationId" = $1::uuid AND "Lead"."id" = "to"."id"`,
  { beyondConfinement: WHOLE },
);

const WRITE_TAKEN = tenantStatement(
  `UPDATE "LeadMerge" SET "taken" = "to"."taken" FROM json_to_recordset($2::json) AS "to"("id" uuid, "taken" jsonb)
   WHERE "LeadMerge"."organizationId" = $1::uuid AND "LeadMerge"."mergedId" = "to"."id"`,
  { beyondConfinement: WHOLE },
);

/** Who knows a lead by what it was before a merge finds it so. */
const NAME_PARTS = tenantStatement(
  `UPDATE "Lead" SET "partsText" = (
     SELECT string_agg(concat_ws(' ', part."name", part."email", part."phone", part."phoneKey", part."propertyAddress"), ' ' ORDER BY part."id")
     FROM "Lead" part WHERE part."organizationId" = $1::uuid AND part."mergedIntoId" = "Lead"."id"
   ) WHERE "organizationId" = $1::uuid AND "id" = ANY ($2::uuid[])`,
  { beyondConfinement: WHOLE },
);

/** Writes what has become of a group's leads: those that show something else get a new version. */
export async function writeMembers(
  sql: TenantSql,
  scoring: Scoring,
  stored: readonly StoredMember[],
  members: readonly Member[],
): Promise<void> {
  const changed = members.flatMap((member) => {
    const before = stored.find(({ id }) => id === member.id);
    const mergedIntoId = wholeOf(members, member);
    if (before === undefined || shows(before, member, mergedIntoId)) return [];
    const columns = columnsOf(member.facts);
    const submissionCount = member.submissions;
    const { source, status } = before;
    const scored = scoreColumns({ ...columns, source, status, submissionCount }, scoring);
    return [
      { id: member.id, mergedIntoId, ...columns, phoneKey: phoneKeyOf(columns.phone), submissionCount, ...scored },
    ];
  });
  if (changed.length > 0) await sql.all(WRITE, JSON.stringify(changed));
  const whole = members.filter(isWhole).map(({ id }) => id);
  await sql.all(NAME_PARTS, whole);
  const parts = members.filter((member) => !isWhole(member)).map(({ id, taken }) => ({ id, taken }));
  if (parts.length > 0) await sql.all(WRITE_TAKEN, JSON.stringify(parts));
}

function shows(before: StoredMember, after: Member, mergedIntoId: string | null): boolean {
  return (
    before.mergedIntoId === mergedIntoId &&
    before.submissions === after.submissions &&
    FACT_NAMES.every((name) => isSameValue(before.facts[name], after.facts[name]))
  );
}

/** What a member is part of in the end. */
function wholeOf(members: readonly Member[], { parentId }: Member): string | null {
  if (parentId === null) return null;
  const parent = members.find(({ id }) => id === parentId);
  return parent === undefined ? parentId : (wholeOf(members, parent) ?? parentId);
}
