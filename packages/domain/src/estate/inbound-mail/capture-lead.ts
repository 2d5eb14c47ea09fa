import type { TenantAccess } from "@orrery/db";
import { type EventType, invalidInput, type OutputOf, type Reason, type WriteRequest } from "@orrery/operation";
import type { z } from "zod";
import { createLead } from "../lead/create-lead.ts";
import { CreateLeadInput } from "../lead/lead-input.ts";
import type { Reading } from "./reading/read-lead.ts";

type Request = TenantAccess & Omit<WriteRequest<z.ZodType, Reason, unknown, EventType>, "input">;

/** What an operation that captures leads declares beside its own. */
export const CAPTURES = { errors: createLead.errors, emits: createLead.emits } as const;

/**
 * What `leads.create` does, inside another operation's transaction: the lead and what it came in with are there together, or
 * neither is.
 * @param request the operation's own; it must declare `CAPTURES`
 * @throws Failure INVALID_INPUT, for fields that make no lead
 */
export async function captureLead(request: Request, fields: object): Promise<OutputOf<typeof createLead>> {
  const parsed = CreateLeadInput.safeParse(fields);
  if (!parsed.success) {
    throw invalidInput(parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message })));
  }
  if (!createLead.handle) throw new Error("leads.create is no write, so it can't be a part of another one.");
  return (await createLead.handle({ ...request, input: parsed.data })) as never;
}

/** A lead that could not be taken as it was read is for somebody to look at: the mail is kept either way. */
export function asTaken(reading: Reading): Reading {
  if (reading.status !== "parsed") return reading;
  const { error } = CreateLeadInput.safeParse(reading.lead);
  if (!error) return reading;
  const [issue] = error.issues;
  return { status: "unparsed", problem: `What was read makes no lead: ${issue?.path.join(".")}. ${issue?.message}` };
}
