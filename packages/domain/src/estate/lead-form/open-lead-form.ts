import { z } from "zod";
import { publicOperation } from "../../kernel.ts";
import { FORM_FIELDS, type FormField, PAGE_NOT_FOUND, pageToken, pageTokenOf } from "../visitor/guard.ts";
import { createLeadForm } from "./create-lead-form.ts";

/** What a visitor's page is made of, with the ticket that it is sent with. */
export const openLeadForm = publicOperation({
  name: "leadForms.open",
  summary: "Gives what a lead form's page shows, and the ticket to send it with.",
  mode: "read",
  rate: "read",
  input: z.object({ token: pageToken }),
  output: z.object({
    title: z.string(),
    fields: z.array(z.enum(FORM_FIELDS)),
    required: z.array(z.enum(FORM_FIELDS)),
    origins: z.array(z.string()),
    redirectUrl: z.string().nullable(),
    ticket: z.string(),
  }),
  errors: [PAGE_NOT_FOUND],
  internal: "Visitors, who have no credential, get it as the page at the form's own address.",
  example: { input: async (world) => ({ token: pageTokenOf((await world.run(createLeadForm)).path) }) },
  async handle({ input: { token }, visitorIntake, visitorTickets, now, fail }) {
    const form = (await visitorIntake.findForm(token)) ?? fail(PAGE_NOT_FOUND);
    const { title, fields, required, origins, redirectUrl } = form;
    return {
      title,
      fields: fields as FormField[],
      required: required as FormField[],
      origins: [...origins],
      redirectUrl,
      ticket: visitorTickets.issue(token, now),
    };
  },
});
