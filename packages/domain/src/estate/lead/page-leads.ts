import { tenantStatement } from "@orrery/db";
import { z } from "zod";
import { operation } from "../../kernel.ts";
import { OFFSET_PAGE_MAX } from "../all-rows.ts";
import { LEAD_STATUSES } from "./board.ts";
import { LEAD_SELECT, LeadOutput, leadsRead } from "./lead.ts";

const COUNT = tenantStatement<{ total: number }>(
  (seen) =>
    `SELECT count(*)::int4 AS total FROM "Lead"
     WHERE "organizationId" = $1::uuid AND ($2::text IS NULL OR "status" = $2) AND ${seen("Lead")}`,
);

/** Leads by offset, with their total (OrganicAgent's `GET /api/v1/leads`). */
export const pageLeads = operation({
  name: "leads.page",
  summary: "Lists leads by offset, newest first, with the total.",
  mode: "read",
  reads: ["lead", "estate-agent"],
  scope: leadsRead,
  rate: "read",
  input: z.object({
    status: z.enum(LEAD_STATUSES).optional(),
    limit: z.int().min(1).max(OFFSET_PAGE_MAX).default(50),
    offset: z.int().min(0).max(2_147_483_647).default(0),
  }),
  output: z.object({ items: z.array(LeadOutput), total: z.int() }),
  shape: { select: LEAD_SELECT },
  internal: "Offsets are OrganicAgent's; other surfaces page by cursor (leads.list).",
  example: { input: () => ({ status: "new" as const, limit: 2 }) },
  async handle({ input: { status, limit, offset }, db, sql, shape }) {
    const [[counted], items] = await Promise.all([
      sql.all(COUNT, status ?? null),
      db.lead.findMany({
        ...shape,
        where: status === undefined ? {} : { status },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        take: limit,
        skip: offset,
      }),
    ]);
    return { items, total: counted?.total ?? 0 };
  },
});
