import { z } from "zod";
import { HOLD_REASONS } from "../../compliance/hold/hold.ts";
import { text } from "../../fields/text.ts";
import { operation } from "../../kernel.ts";
import { pageInput, pageOf } from "../../paging/keyset.ts";
import { pageBy } from "../../paging/page-by.ts";
import type { ListOrder } from "../../paging/stretches.ts";
import { searchQuery } from "../../search/search-query.ts";
import { EstateAgentId } from "../estate-agent/estate-agent.ts";
import { LEAD_STATUSES } from "./board.ts";
import { LEAD_SELECT, LeadOutput, leadsRead } from "./lead.ts";
import { SOURCE_MAX } from "./lead-input.ts";
import { SCORE_MAX } from "./score.ts";
import { leadWords, searchLeads } from "./search-leads.ts";
import { writeLeads } from "./write-leads.ts";

const NEWEST_FIRST = { column: "createdAt", descending: true } as const satisfies ListOrder;

/** Leads by cursor (Orkasa's `GET /v1/leads`). */
export const listLeads = operation({
  name: "leads.list",
  summary:
    "Lists leads with score, status and assigned agent, newest first, or searches them: what is found by relevance.",
  mode: "read",
  reads: ["lead", "estate-agent"],
  scope: leadsRead,
  rate: "read",
  input: z.object({
    q: searchQuery,
    status: z.enum(LEAD_STATUSES).optional(),
    source: text(SOURCE_MAX).optional(),
    agentId: EstateAgentId.optional(),
    hold: z.enum(HOLD_REASONS).optional().describe("Only leads that are held, for this."),
    scoreMin: z.int().min(0).max(SCORE_MAX).optional(),
    ...pageInput,
  }),
  output: pageOf(LeadOutput),
  shape: { select: LEAD_SELECT },
  example: { input: () => ({ status: "new" as const, limit: 2 }) },
  async write({ input, sql, cursors, form }) {
    // What is found is looked up by its ids.
    if (input.q !== undefined) return undefined;
    return writeLeads(sql, { order: NEWEST_FIRST, request: { input, cursors }, filters: input, form });
  },
  async handle({ input, db, sql, shape, cursors }) {
    const { q, status, source, agentId, hold, scoreMin } = input;
    const filter = {
      ...(status !== undefined && { status }),
      ...(source !== undefined && { source }),
      ...(agentId !== undefined && { agentId }),
      ...(hold !== undefined && { holdReason: hold }),
      ...(scoreMin !== undefined && { score: { gte: scoreMin } }),
    };
    if (q !== undefined) {
      return searchLeads(sql, {
        input,
        cursors,
        q,
        words: leadWords(q),
        filters: { status, source, agentId, hold, scoreMin },
        find: (ids) => db.lead.findMany({ ...shape, where: { AND: [filter, { id: { in: ids } }] } }),
      });
    }
    return pageBy("leads", NEWEST_FIRST, { input, cursors }, ({ where, ...query }) =>
      db.lead.findMany({ ...shape, ...query, where: { AND: [filter, where] } }),
    );
  },
});
