import { z } from "zod";
import { publicOperation } from "../../kernel.ts";
import { clientCreated } from "../client/client-events.ts";
import { createLead } from "../lead/create-lead.ts";
import { leadCreated } from "../lead/lead-events.ts";
import {
  type FormValues,
  filledIn,
  GUARD_REASONS,
  HONEYPOT,
  inVisitorsWords,
  PAGE_NOT_FOUND,
  pageToken,
  pageTokenOf,
  ticket,
  ticketIdOf,
  valuesOf,
} from "../visitor/guard.ts";
import type { FormSource } from "../visitor/sources.ts";
import { createLeadForm } from "./create-lead-form.ts";
import { openLeadForm } from "./open-lead-form.ts";

/**
 * Takes what a visitor has filled in (CONTRACTS.md, "OrganicAgent": the website form, client sign-up). Whoever it is, and
 * whether they were known or a robot, the answer is the same.
 */
export const submitLeadForm = publicOperation({
  name: "leadForms.submit",
  summary: "Takes what a visitor has filled in on a lead form's page.",
  mode: "exchange",
  rate: "write",
  input: z.object({ token: pageToken, ticket, values: filledIn }),
  output: z.object({ thanks: z.string(), redirectUrl: z.string().nullable() }),
  errors: GUARD_REASONS,
  emits: [...createLead.emits, clientCreated],
  internal: "Visitors, who have no credential, send the page at the form's own address; whoever has one creates leads.",
  example: {
    async input(world) {
      const { path } = await world.run(createLeadForm, { minSeconds: 0 });
      const token = pageTokenOf(path);
      const { ticket: shownWith } = await world.run(openLeadForm, { token });
      const values = { name: "Ana Diaz", email: `${world.unique("ana")}@example.com` };
      return { token, ticket: shownWith, values };
    },
    emits: [leadCreated],
  },
  async handle({ input: { values, ...sent }, visitorIntake, visitorTickets, origin, now, fail }) {
    const form = (await visitorIntake.findForm(sent.token)) ?? fail(PAGE_NOT_FOUND);
    const { thanks, redirectUrl, target } = form;
    if (values[HONEYPOT]) {
      await visitorIntake.count(form, "trapped");
      return { thanks, redirectUrl };
    }
    const filled = valuesOf(values, form);
    const ticketId = ticketIdOf(visitorTickets, sent, { minSeconds: form.minSeconds, now });
    try {
      const fields = targetFields(form, filled);
      const { isRepetition } = await visitorIntake.take(form, { target, fields, ticketId, origin });
      if (!isRepetition) await visitorIntake.count(form, "submissions");
    } catch (error) {
      throw inVisitorsWords(error);
    }
    return { thanks, redirectUrl };
  },
});

function targetFields({ target, source }: FormSource, { message, ...values }: FormValues) {
  return target === "client" ? { ...values, source } : { ...values, source, notes: message ?? null };
}
