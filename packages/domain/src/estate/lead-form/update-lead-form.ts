import { invalidInput, SCOPE_REQUIRED, STALE_VERSION } from "@orrery/operation";
import { z } from "zod";
import { assertVersion, expectedVersion, unlessOvertaken } from "../../fields/version.ts";
import { operation } from "../../kernel.ts";
import { createLeadForm } from "./create-lead-form.ts";
import {
  LEAD_FORM_NOT_FOUND,
  LEAD_FORM_SELECT,
  LeadFormId,
  LeadFormOutput,
  type LeadFormTarget,
  leadFormsWrite,
} from "./lead-form.ts";
import { askedIssues, leadFormFields, missingScope } from "./lead-form-input.ts";

/** A merge patch (RFC 7396): what is absent stays. */
export const updateLeadForm = operation({
  name: "leadForms.update",
  summary: "Changes a lead form, or makes it active or not. Its address and what it makes stay.",
  mode: "write",
  scope: leadFormsWrite,
  rate: "write",
  input: z.object({ id: LeadFormId, expectedVersion, ...z.object(leadFormFields).partial().shape }),
  output: LeadFormOutput,
  errors: [LEAD_FORM_NOT_FOUND, SCOPE_REQUIRED, STALE_VERSION],
  example: {
    input: async (world) => ({ id: (await world.run(createLeadForm)).id, title: world.unique("Contact us ") }),
  },
  async handle({ input: { id, expectedVersion: expected, ...patch }, principal, db, fail }) {
    const select = LEAD_FORM_SELECT;
    const form = (await db.leadForm.findUnique({ where: { id }, select })) ?? fail(LEAD_FORM_NOT_FOUND);
    const target = form.target as LeadFormTarget;
    const scope = missingScope(principal, target);
    if (scope !== undefined) fail(SCOPE_REQUIRED, { scope });
    assertVersion(fail, expected, form, LeadFormOutput);
    const { fields = form.fields, required = form.required } = patch;
    const issues = askedIssues({ target, fields, required });
    if (issues.length > 0) throw invalidInput(issues);
    const data = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
    return unlessOvertaken(
      db.leadForm.update({
        where: { id, version: form.version },
        data: { ...data, version: form.version + 1 },
        select,
      }),
    );
  },
});
