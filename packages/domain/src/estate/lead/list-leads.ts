import { z } from "zod";
import { text } from "../../fields/text.ts";
import { operation } from "../../kernel.ts";
import { newestFirst, pageInput, pageOf } from "../../paging/keyset.ts";
import { EstateAgentId } from "../estate-agent/estate-agent.ts";
import { LEAD_STATUSES } from "./board.ts";
import { LEAD_SELECT, LeadOutput, leadsRead } from "./lead.ts";
import { SOURCE_MAX } from "./lead-input.ts";
import { SCORE_MAX } from "./score.ts";

/** Leads, newest first, by cursor (Orkasa's `GET /v1/leads`). */
export const listLeads = operation({
  name: "leads.list",
  summary: "Lists leads with score, status and assigned agent, newest first.",
  mode: "read",
  scope: leadsRead,
  rate: "read",
  input: z.object({
    status: z.enum(LEAD_STATUSES).optional(),
    source: text(SOURCE_MAX).optional(),
    agentId: EstateAgentId.optional(),
    scoreMin: z.int().min(0).max(SCORE_MAX).optional(),
    ...pageInput,
  }),
  output: pageOf(LeadOutput),
  shape: { select: LEAD_SELECT },
  example: { input: () => ({ status: "new" as const, limit: 2 }) },
  async handle({ input, db, shape, cursors }) {
    const { status, source, agentId, scoreMin } = input;
    const { where, orderBy, take, page } = newestFirst("leads", { input, cursors });
    const filter = {
      ...(status !== undefined && { status }),
      ...(source !== undefined && { source }),
      ...(agentId !== undefined && { agentId }),
      ...(scoreMin !== undefined && { score: { gte: scoreMin } }),
    };
    return page(await db.lead.findMany({ ...shape, where: { AND: [filter, where] }, orderBy, take }));
  },
});
