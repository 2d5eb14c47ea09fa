import { z } from "zod";
import { text } from "../../../fields/text.ts";
import { SOURCE_MAX } from "../../lead/lead-input.ts";

/** What is read out of a mail: a lead's fields, and the two halves that some portals write a name in. */
export const MAIL_FIELDS = ["name", "firstName", "lastName", "email", "phone", "propertyAddress", "notes"] as const;
export type MailField = (typeof MAIL_FIELDS)[number];

const LABELS_MAX = 20;
export const RULES_MAX = 50;

const domain = z
  .string()
  .max(253)
  .toLowerCase()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, { error: "Must be a domain, such as portal.example.com." });

const labels = z.array(text(60)).min(1).max(LABELS_MAX);

const LABELS = {
  name: labels.optional(),
  firstName: labels.optional(),
  lastName: labels.optional(),
  email: labels.optional(),
  phone: labels.optional(),
  propertyAddress: labels.optional(),
  notes: labels.optional(),
} satisfies Record<MailField, z.ZodType>;

/** How the mails of one portal are read, as data. */
export const MailRule = z.object({
  name: text(60).describe("What the rule is called; a mail that it has read says so."),
  from: z
    .array(domain)
    .max(LABELS_MAX)
    .default([])
    .describe("Domains that the mails are from, and those below them; none: any."),
  subject: text(200).optional().describe("What the subject is like; `*` stands for anything."),
  source: text(SOURCE_MAX).describe("The source of the leads."),
  labels: z
    .object(LABELS)
    .describe(
      "By the field: what stands before its value, with a colon, in a column of its own, or on the line before.",
    ),
});
export type MailRule = z.output<typeof MailRule>;

export const MailRules = z.array(MailRule).max(RULES_MAX);
