import { holds, type InputIssue, type Principal, type Scope } from "@orrery/operation";
import { z } from "zod";
import { formText, text } from "../../fields/text.ts";
import { origin } from "../../identity/api-key/api-key-input.ts";
import { clientsWrite } from "../client/client.ts";
import { leadsWrite } from "../lead/lead.ts";
import { SOURCE_MAX } from "../lead/lead-input.ts";
import { FORM_FIELDS, minSeconds } from "../visitor/guard.ts";
import type { LeadFormTarget } from "./lead-form.ts";

const ORIGINS_MAX = 20;
const distinct = <T>(list: readonly T[]): T[] => [...new Set(list)];

const formFields = z.array(z.enum(FORM_FIELDS)).max(FORM_FIELDS.length).transform(distinct);

/** Nothing but a web page: it is where a browser goes. */
const redirectUrl = formText(2_000).refine((value) => value === null || isWebPage(value), {
  error: "Must be the address of a web page.",
});

function isWebPage(value: string): boolean {
  return URL.canParse(value) && ["https:", "http:"].includes(new URL(value).protocol);
}

/** What a lead form is made of and may be changed in. */
export const leadFormFields = {
  name: text(200),
  source: text(SOURCE_MAX).describe("The source of what it makes."),
  title: text(200).describe("The page's heading."),
  fields: formFields.describe("What is asked for beside the name."),
  required: formFields.describe("Which of these must be filled in."),
  origins: z
    .array(origin)
    .max(ORIGINS_MAX)
    .transform(distinct)
    .describe(
      "Web sites that may show it inside their own pages, such as `https://www.example.com`; none: it stands alone.",
    ),
  thanks: text(1_000).describe("What whoever has sent it reads."),
  redirectUrl: redirectUrl.describe("Where whoever has sent it is taken instead."),
  minSeconds,
  active: z.boolean(),
};

interface Asked {
  readonly target: LeadFormTarget;
  readonly fields: readonly string[];
  readonly required: readonly string[];
}

/** What is wrong with what it asks for. */
export function askedIssues({ target, fields, required }: Asked): InputIssue[] {
  const issues: InputIssue[] = [];
  if (required.some((field) => !fields.includes(field))) {
    issues.push({ path: "required", message: "Must be among the fields." });
  }
  if (target === "client") {
    if (!required.includes("email")) issues.push({ path: "required", message: "Clients are known by their email." });
    if (fields.some((field) => field !== "email" && field !== "phone")) {
      issues.push({ path: "fields", message: "Of clients, only email and phone are kept." });
    }
  }
  return issues;
}

const SCOPES: Record<LeadFormTarget, Scope> = { lead: leadsWrite, client: clientsWrite };

/** Nobody lets others do what they may not do themselves. @returns the scope that is missing */
export function missingScope(principal: Principal, target: LeadFormTarget): string | undefined {
  const needed = SCOPES[target];
  return holds(principal, needed) ? undefined : needed.name;
}
