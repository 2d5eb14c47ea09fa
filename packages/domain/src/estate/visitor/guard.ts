import { Failure, IDEMPOTENCY_IN_PROGRESS, IDEMPOTENCY_KEY_REUSED, invalidInput, reason } from "@orrery/operation";
import { z } from "zod";
import { formEmail, formText, text } from "../../fields/text.ts";
import type { VisitorTickets } from "./ports.ts";

export const PAGE_NOT_FOUND = reason("PAGE_NOT_FOUND", "NOT_FOUND", "There is no such page.");
export const FORM_EXPIRED = reason(
  "FORM_EXPIRED",
  "UNPROCESSABLE",
  "The page was open for too long. Please send it once more.",
);
export const FORM_TOO_SOON = reason(
  "FORM_TOO_SOON",
  "UNPROCESSABLE",
  "That was very quick. Please wait a moment and send it once more.",
);
export const FORM_SENT = reason(
  "FORM_SENT",
  "CONFLICT",
  "This was sent already, with something else in it. Open the page again to send more.",
);
export const GUARD_REASONS = [PAGE_NOT_FOUND, FORM_EXPIRED, FORM_TOO_SOON, FORM_SENT] as const;

/** For how long a page that was shown may be sent. Shorter than an idempotency key is kept, so that nothing is sent twice. */
const TICKET_HOURS = 12;
/** What a page waits for, unless told: people need longer. */
export const MIN_SECONDS_DEFAULT = 3;
export const MIN_SECONDS_MAX = 60;

/** The field that people do not see. What fills it in is a robot. */
export const HONEYPOT = "website";

export const minSeconds = z
  .int()
  .min(0)
  .max(MIN_SECONDS_MAX)
  .describe("What is sent sooner after the page was shown is refused: people need longer.");

/** What a page's token may be at most; longer ones are none. */
export const pageToken = z.string().max(200).describe("What the page's address ends with.");

/** The token of a page by its path. */
export const pageTokenOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/** What somebody filled in, by the fields' names. What they mean is known once it is known that somebody is no robot. */
export const filledIn = z.record(z.string().max(100), z.string());

export const ticket = z.string().max(300).describe("What the page was shown with.");

/** What may be asked for beside the name. */
export const FORM_FIELDS = ["email", "phone", "propertyAddress", "message"] as const;
export type FormField = (typeof FORM_FIELDS)[number];

/** The most characters of each. */
export const FIELD_MAX = { name: 200, email: 254, phone: 50, propertyAddress: 500, message: 5_000 } as const;

const VALUES = {
  name: text(FIELD_MAX.name),
  email: formEmail(),
  phone: formText(FIELD_MAX.phone),
  propertyAddress: formText(FIELD_MAX.propertyAddress),
  message: formText(FIELD_MAX.message),
};

export type FormValues = Readonly<{ name: string } & { [Field in FormField]?: string | null }>;

/**
 * What was filled in, of what the page asks for.
 * @throws Failure INVALID_INPUT, with what is wrong with each field
 */
export function valuesOf(
  given: Readonly<Record<string, string>>,
  { fields, required }: { readonly fields: readonly string[]; readonly required: readonly string[] },
): FormValues {
  const asked = ["name", ...FORM_FIELDS.filter((field) => fields.includes(field))] as const;
  const schema = z.object(Object.fromEntries(asked.map((field) => [field, VALUES[field]])));
  const parsed = schema.safeParse(Object.fromEntries(asked.map((field) => [field, given[field] ?? ""])));
  const wrong = (parsed.error?.issues ?? []).map(({ path, message }) => ({ path: String(path[0]), message }));
  const empty = required.filter((field) => (given[field] ?? "").trim() === "").map(missing);
  if (!parsed.success || empty.length > 0) throw invalidInput([...wrong, ...empty]);
  return parsed.data as FormValues;
}

const missing = (path: string) => ({ path, message: "Must not be empty." });

export interface Sent {
  readonly token: string;
  readonly ticket: string;
}

/** @returns the ticket's id @throws Failure FORM_EXPIRED, FORM_TOO_SOON */
export function ticketIdOf(
  tickets: Pick<VisitorTickets, "open">,
  { token, ticket }: Sent,
  { minSeconds: wait, now }: { readonly minSeconds: number; readonly now: Date },
): string {
  const opened = tickets.open(token, ticket);
  const ageMs = opened ? now.getTime() - opened.issuedAt.getTime() : Number.POSITIVE_INFINITY;
  if (!opened || ageMs > TICKET_HOURS * 3_600_000) throw Failure.of(FORM_EXPIRED);
  if (ageMs < wait * 1_000) throw Failure.of(FORM_TOO_SOON);
  return opened.id;
}

const SENT: readonly (string | undefined)[] = [IDEMPOTENCY_IN_PROGRESS.name, IDEMPOTENCY_KEY_REUSED.name];

/** In words for a visitor: a twin under way, or the same ticket with other content, was sent. What failed for another reason was not. */
export function inVisitorsWords(error: unknown): unknown {
  return error instanceof Failure && SENT.includes(error.reason) ? Failure.of(FORM_SENT) : error;
}
