import type { ReadMail } from "../../mailbox/ports.ts";
import { type Found, labelled } from "./labelled.ts";
import { PLAIN_RULE, PORTAL_RULES } from "./portal-rules.ts";
import type { MailRule } from "./rule.ts";

/** The lead in a mail, as `leads.create` takes it. */
export interface MailLead {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly propertyAddress: string | null;
  readonly notes: string | null;
  readonly source: string;
}

/** What is made of a mail: a lead, and by which rule; or why there is none. */
export type Reading =
  | { readonly status: "parsed"; readonly lead: MailLead; readonly readBy: string }
  | { readonly status: "unparsed" | "ignored"; readonly problem: string };

interface Options {
  /** The mailbox's own, tried first. */
  readonly rules: readonly MailRule[];
  /** Somebody asks for it: what no person wrote is read as well. */
  readonly isAsked?: boolean;
}

/** Reads the lead in a mail: by the first rule that is for such mails and finds who it is, and how to reach them. */
export function readLead(mail: ReadMail, { rules, isAsked = false }: Options): Reading {
  if (!isAsked && mail.isBounce) return ignored("It is a bounce, or says itself that nobody is to answer it.");
  if (!isAsked && mail.autoSubmitted === "auto-replied") return ignored("It is an automatic reply.");
  const forIt = [...rules, ...PORTAL_RULES].filter((rule) => isFor(rule, mail));
  const reading = firstReading(mail, forIt);
  if (reading) return reading;
  // A portal's mails may well say that no person has sent them. Others' are none that leads are in.
  if (!isAsked && mail.autoSubmitted !== undefined) return ignored("No person has sent it (Auto-Submitted).");
  return firstReading(mail, [PLAIN_RULE]) ?? { status: "unparsed", problem: problemOf(mail, forIt) };
}

const ignored = (problem: string): Reading => ({ status: "ignored", problem });

function firstReading(mail: ReadMail, rules: readonly MailRule[]): Reading | undefined {
  for (const rule of rules) {
    for (const text of mail.texts) {
      const lead = leadOf(labelled(text, rule), mail, rule);
      if (lead) return { status: "parsed", lead, readBy: rule.name };
    }
  }
  return undefined;
}

function problemOf({ texts }: ReadMail, rules: readonly MailRule[]): string {
  if (texts.length === 0) return "The mail has no text.";
  const tried = [...rules, PLAIN_RULE].map(({ name }) => name).join(", ");
  return `No name with an email address or a phone number was found (tried: ${tried}).`;
}

/** Whether the rule is for mails like this one. */
export function isFor({ from, subject }: MailRule, mail: Pick<ReadMail, "from" | "subject">): boolean {
  const domain = mail.from?.address.split("@").at(-1)?.toLowerCase() ?? "";
  if (from.length > 0 && !from.some((known) => domain === known || domain.endsWith(`.${known}`))) return false;
  return subject === undefined || isLike(mail.subject, subject);
}

/** Whether a text is like a pattern in which `*` stands for anything. Each part is looked for once, from left to right. */
export function isLike(text: string, pattern: string): boolean {
  const [first = "", ...others] = pattern.toLowerCase().split("*");
  const subject = text.trim().toLowerCase();
  const last = others.pop();
  if (last === undefined) return subject === first;
  if (!subject.startsWith(first)) return false;
  let at = first.length;
  for (const part of others) {
    const found = subject.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return subject.length - last.length >= at && subject.endsWith(last);
}

function leadOf(found: Found, mail: ReadMail, { source }: MailRule): MailLead | undefined {
  const halves = [found.firstName, found.lastName].filter((half) => half !== undefined).join(" ");
  const name = storable(found.name ?? halves, 200);
  const email = addressIn(found.email ?? "");
  const phone = storable(found.phone, 100);
  if (name === null || (email === null && phone === null)) return undefined;
  return {
    name,
    email,
    phone,
    propertyAddress: storable(found.propertyAddress, 500),
    notes: storable(found.notes ?? mail.subject, 10_000),
    source,
  };
}

/** The address in a value, which mail programs like to write as a link as well. */
function addressIn(value: string): string | null {
  const [address] = /[^\s@<>()[\]:;,"]+@[^\s@<>()[\]:;,"]+\.[^\s@<>()[\]:;,"]+/.exec(value.slice(0, 1_000)) ?? [];
  return address === undefined || address.length > 254 ? null : storable(address.replace(/\.$/, ""), 254);
}

/** As the database takes it. */
export function storable(value: string | undefined, max: number): string | null {
  const clean = (value ?? "").replaceAll("\0", "").toWellFormed().trim();
  return clean.slice(0, max).toWellFormed().trim() || null;
}
