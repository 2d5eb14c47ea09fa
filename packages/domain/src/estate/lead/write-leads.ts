import { HOLD_JSON } from "../../compliance/hold/hold.ts";
import { JsonRows, numberText, timeText } from "../../paging/row-json.ts";
import { writtenList } from "../../paging/written-page.ts";
import { LEAD_FILTERS } from "./lead-filters.ts";

/** A page of leads as PostgreSQL writes it: what `LeadOutput` makes of the rows, in the same bytes. */
export const writeLeads = writtenList({
  name: "leads",
  model: "Lead",
  filters: LEAD_FILTERS,
  row: () => ({
    id: `p."id"`,
    name: `p."name"`,
    email: `p."email"`,
    phone: `p."phone"`,
    source: `p."source"`,
    propertyId: `p."propertyId"`,
    propertyAddress: `p."propertyAddress"`,
    notes: `p."notes"`,
    status: `p."status"`,
    score: `p."score"`,
    scoreReasons: new JsonRows(
      `FROM jsonb_to_recordset(p."scoreReasons") AS s("fact" text, "points" int4, "reason" text)`,
      {
        fact: `s."fact"`,
        points: `s."points"`,
        reason: `s."reason"`,
      },
    ),
    // A lead names its agent to whoever may see the lead.
    assignedAgent: `(SELECT row_to_json(a) FROM (SELECT a."id", a."name" FROM "EstateAgent" a
      WHERE a."organizationId" = $1::uuid AND a."id" = p."agentId") AS a)`,
    dealValue: numberText(`p."dealValue"`),
    dealCurrency: `p."dealCurrency"`,
    hold: HOLD_JSON,
    version: `p."version"`,
    createdAt: timeText(`p."createdAt"`),
    updatedAt: timeText(`p."updatedAt"`),
  }),
});
