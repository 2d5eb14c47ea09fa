import { z } from "zod";
import { operation } from "../../kernel.ts";
import { newestFirst, pageInput, pageOf } from "../../paging/keyset.ts";
import { createLeadForm } from "./create-lead-form.ts";
import { LEAD_FORM_SELECT, LeadFormOutput, leadFormsRead } from "./lead-form.ts";

export const listLeadForms = operation({
  name: "leadForms.list",
  summary: "Lists the organization's lead forms, newest first, also those that are not active.",
  mode: "read",
  scope: leadFormsRead,
  rate: "read",
  input: z.object(pageInput),
  output: pageOf(LeadFormOutput),
  shape: { select: LEAD_FORM_SELECT },
  example: {
    async input(world) {
      await world.run(createLeadForm);
      return { limit: 2 };
    },
  },
  async handle({ input, db, shape, cursors }) {
    const { where, orderBy, take, page } = newestFirst("leadForms", { input, cursors });
    return page(await db.leadForm.findMany({ ...shape, where, orderBy, take }));
  },
});
