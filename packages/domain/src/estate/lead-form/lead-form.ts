import type { Prisma } from "@orrery/db";
import { id, reason, scope } from "@orrery/operation";
import { z } from "zod";
import { presented, timestamp, view } from "../../fields/presented.ts";
import { FORM_FIELDS, type FormField } from "../visitor/guard.ts";

export const leadFormsRead = scope("lead-forms:read", "Read lead forms");
export const leadFormsWrite = scope("lead-forms:write", "Create, change and delete lead forms", { role: "admin" });

export const LEAD_FORM_NOT_FOUND = reason("LEAD_FORM_NOT_FOUND", "NOT_FOUND", "No lead form has this id.");

export const LeadFormId = id("LeadForm");

/** What it makes: leads, or, where clients sign up, clients. */
export const LEAD_FORM_TARGETS = ["lead", "client"] as const;
export type LeadFormTarget = (typeof LEAD_FORM_TARGETS)[number];

export const LEAD_FORM_SELECT = {
  id: true,
  name: true,
  token: true,
  target: true,
  source: true,
  title: true,
  fields: true,
  required: true,
  origins: true,
  thanks: true,
  redirectUrl: true,
  minSeconds: true,
  active: true,
  submissions: true,
  trapped: true,
  version: true,
  createdAt: true,
  updatedAt: true,
} satisfies Prisma.LeadFormSelect;

export type LeadFormRow = Prisma.LeadFormGetPayload<{ select: typeof LEAD_FORM_SELECT }>;

/** Where the page is, on this server. */
export const formPath = ({ token }: Pick<LeadFormRow, "token">) => `/forms/${token}`;

export const LeadFormView = view("LeadForm", {
  id: LeadFormId,
  name: z.string(),
  path: z.string().describe("Where the page is, on this server."),
  target: z.enum(LEAD_FORM_TARGETS),
  source: z.string(),
  title: z.string(),
  fields: z.array(z.enum(FORM_FIELDS)),
  required: z.array(z.enum(FORM_FIELDS)),
  origins: z.array(z.string()).describe("Web sites that may show it inside their own pages."),
  thanks: z.string(),
  redirectUrl: z.string().nullable(),
  minSeconds: z.int(),
  active: z.boolean(),
  submissions: z.int().describe("How many were taken."),
  trapped: z.int().describe("How many were a robot's, and made nothing."),
  version: z.int(),
  createdAt: timestamp,
  updatedAt: timestamp,
});

function toLeadFormView({ token, target, fields, required, createdAt, updatedAt, ...row }: LeadFormRow) {
  return {
    ...row,
    path: formPath({ token }),
    target: target as LeadFormTarget,
    fields: fields as FormField[],
    required: required as FormField[],
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  } satisfies z.input<typeof LeadFormView>;
}

export const LeadFormOutput = presented(toLeadFormView, LeadFormView);
