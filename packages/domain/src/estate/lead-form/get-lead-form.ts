import { z } from "zod";
import { operation } from "../../kernel.ts";
import { createLeadForm } from "./create-lead-form.ts";
import { LEAD_FORM_NOT_FOUND, LEAD_FORM_SELECT, LeadFormId, LeadFormOutput, leadFormsRead } from "./lead-form.ts";

export const getLeadForm = operation({
  name: "leadForms.get",
  summary: "Gets one of the organization's lead forms.",
  mode: "read",
  scope: leadFormsRead,
  rate: "read",
  input: z.object({ id: LeadFormId }),
  output: LeadFormOutput,
  errors: [LEAD_FORM_NOT_FOUND],
  shape: { select: LEAD_FORM_SELECT },
  example: { input: async (world) => ({ id: (await world.run(createLeadForm)).id }) },
  async handle({ input, db, shape, fail }) {
    return (await db.leadForm.findUnique({ where: input, ...shape })) ?? fail(LEAD_FORM_NOT_FOUND);
  },
});
