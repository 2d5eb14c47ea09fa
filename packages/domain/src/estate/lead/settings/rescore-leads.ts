import { tenantStatement } from "@orrery/db";
import { z } from "zod";
import { operation } from "../../../kernel.ts";
import { type ScoredFacts, scoreColumns } from "../score.ts";
import { leadsConfigure } from "./settings.ts";
import { scoringOf, scoringSettings } from "./weights.ts";

/** How many leads one transaction scores: well under a second of locks. */
export const RESCORED_AT_ONCE = 500;

/** Those of an older version alone, so that what was scored since by a newer one stays. Also what has become part of others. */
const LOCK_STALE = tenantStatement<ScoredFacts & { readonly id: string }>(
  `SELECT "id"::text, "email", "phone", "propertyId"::text, "propertyAddress", "notes", "source", "status", "dealValue"::text, "submissionCount"
   FROM "Lead" WHERE "organizationId" = $1::uuid AND ($2::uuid IS NULL OR "id" > $2::uuid) AND "scoringVersion" < $3::int4
   ORDER BY "id" LIMIT $4::int4 FOR UPDATE`,
);

/** Neither `version` nor `updatedAt`: a score follows from what is there, and nobody has changed the lead. */
const WRITE_SCORES = tenantStatement(
  `UPDATE "Lead" SET "score" = "to"."score", "scoreReasons" = "to"."scoreReasons", "scoringVersion" = "to"."scoringVersion"
   FROM json_populate_recordset(NULL::"Lead", $2::json) AS "to"
   WHERE "Lead"."organizationId" = $1::uuid AND "Lead"."id" = "to"."id"`,
);

/** One batch of scoring all leads by what facts are worth now. */
export const rescoreLeads = operation({
  name: "leads.rescore",
  summary: "Scores some of the leads anew that were scored by older weights.",
  mode: "write",
  scope: leadsConfigure,
  rate: "bulk",
  input: z.object({ after: z.uuid().nullable().describe("The last lead of the batch before.") }),
  output: z.object({ rescored: z.int(), last: z.uuid().nullable().describe("Null at the end.") }),
  resource: () => undefined,
  internal: "It is a step of the job that a change of weights sends.",
  example: { input: () => ({ after: null }) },
  async handle({ input: { after }, sql }) {
    const scoring = scoringOf(await scoringSettings.read(sql));
    const stale = await sql.all(LOCK_STALE, after, scoring.version, RESCORED_AT_ONCE);
    const scored = stale.map((lead) => ({ id: lead.id, ...scoreColumns(lead, scoring) }));
    if (scored.length > 0) await sql.all(WRITE_SCORES, JSON.stringify(scored));
    return { rescored: scored.length, last: stale.length < RESCORED_AT_ONCE ? null : (stale.at(-1)?.id ?? null) };
  },
});
