import { invalidInput, SCOPE_REQUIRED } from "@orrery/operation";
import { z } from "zod";
import { operation } from "../../kernel.ts";
import { type FormField, MIN_SECONDS_DEFAULT } from "../visitor/guard.ts";
import {
  LEAD_FORM_SELECT,
  LEAD_FORM_TARGETS,
  LeadFormOutput,
  type LeadFormTarget,
  leadFormsWrite,
} from "./lead-form.ts";
import { askedIssues, leadFormFields, missingScope } from "./lead-form-input.ts";

interface Defaults {
  readonly source: string;
  readonly fields: FormField[];
  readonly thanks: string;
}

const DEFAULTS: Record<LeadFormTarget, Defaults> = {
  lead: { source: "website", fields: ["email", "phone", "message"], thanks: "Thank you. We will be in touch soon." },
  client: { source: "sign-up", fields: ["email", "phone"], thanks: "Thank you for signing up." },
};

const { name, ...others } = leadFormFields;

/** A page that visitors fill in. One for clients is how an organization lets them sign up. */
export const createLeadForm = operation({
  name: "leadForms.create",
  summary: "Creates a page that visitors fill in: what they send becomes a lead or, where clients sign up, a client.",
  mode: "write",
  scope: leadFormsWrite,
  rate: "write",
  input: z.object({
    name,
    target: z.enum(LEAD_FORM_TARGETS).default("lead"),
    ...z.object(others).partial().shape,
  }),
  output: LeadFormOutput,
  errors: [SCOPE_REQUIRED],
  example: {
    input: (world) => ({
      name: world.unique("Contact page "),
      fields: ["email" as const, "phone" as const, "message" as const],
      origins: ["https://www.example.com"],
    }),
  },
  async handle({ input: { target, ...given }, principal, db, pageTokens, fail }) {
    const scope = missingScope(principal, target);
    if (scope !== undefined) fail(SCOPE_REQUIRED, { scope });
    const { source, fields, thanks } = DEFAULTS[target];
    const asked = { target, fields: given.fields ?? fields, required: given.required ?? ["email" as const] };
    const issues = askedIssues(asked);
    if (issues.length > 0) throw invalidInput(issues);
    return db.leadForm.create({
      data: {
        token: pageTokens.generate("form"),
        name: given.name,
        title: given.title ?? given.name,
        source: given.source ?? source,
        thanks: given.thanks ?? thanks,
        origins: given.origins ?? [],
        redirectUrl: given.redirectUrl ?? null,
        minSeconds: given.minSeconds ?? MIN_SECONDS_DEFAULT,
        active: given.active ?? true,
        ...asked,
      },
      select: LEAD_FORM_SELECT,
    });
  },
});
