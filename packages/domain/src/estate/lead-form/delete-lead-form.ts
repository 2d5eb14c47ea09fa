import { STALE_VERSION } from "@orrery/operation";
import { z } from "zod";
import { assertVersion, expectedVersion, unlessOvertaken } from "../../fields/version.ts";
import { operation } from "../../kernel.ts";
import { createLeadForm } from "./create-lead-form.ts";
import { LEAD_FORM_NOT_FOUND, LEAD_FORM_SELECT, LeadFormId, LeadFormOutput, leadFormsWrite } from "./lead-form.ts";

/** For good. What it has brought in stays. */
export const deleteLeadForm = operation({
  name: "leadForms.delete",
  summary: "Deletes a lead form and its address.",
  mode: "write",
  scope: leadFormsWrite,
  rate: "write",
  destroys: true,
  input: z.object({ id: LeadFormId, expectedVersion }),
  output: LeadFormOutput,
  errors: [LEAD_FORM_NOT_FOUND, STALE_VERSION],
  example: { input: async (world) => ({ id: (await world.run(createLeadForm)).id }) },
  async handle({ input: { id, expectedVersion: expected }, db, fail }) {
    const select = LEAD_FORM_SELECT;
    const form = (await db.leadForm.findUnique({ where: { id }, select })) ?? fail(LEAD_FORM_NOT_FOUND);
    const { version } = form;
    assertVersion(fail, expected, form, LeadFormOutput);
    return unlessOvertaken(db.leadForm.delete({ where: { id, version }, select }));
  },
});
