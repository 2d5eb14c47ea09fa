import { z } from "zod";
import { operation } from "../../kernel.ts";
import { createLead } from "./create-lead.ts";
import { LEAD_NOT_FOUND, LEAD_SELECT, LeadId, LeadOutput, leadsRead } from "./lead.ts";

export const getLead = operation({
  name: "leads.get",
  summary: "Gets a lead with its score, its reasons and its agent.",
  mode: "read",
  reads: ["lead", "estate-agent"],
  scope: leadsRead,
  rate: "read",
  input: z.object({ id: LeadId }),
  output: LeadOutput,
  errors: [LEAD_NOT_FOUND],
  shape: { select: LEAD_SELECT },
  example: { input: async (world) => ({ id: (await world.run(createLead)).lead?.id ?? "" }) },
  async handle({ input, db, shape, fail }) {
    return (await db.lead.findUnique({ where: input, ...shape })) ?? fail(LEAD_NOT_FOUND);
  },
});
