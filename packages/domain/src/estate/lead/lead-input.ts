import type { TenantDb } from "@orrery/db";
import type { Fail } from "@orrery/operation";
import { z } from "zod";
import { amount, currency } from "../../fields/money.ts";
import { formEmail, formText, formTextOrNumber, orNull, text } from "../../fields/text.ts";
import { assertEstateAgent, type ESTATE_AGENT_NOT_FOUND, EstateAgentId } from "../estate-agent/estate-agent.ts";
import { PROPERTY_NOT_FOUND, PropertyId } from "../property/property.ts";

/** Phones are free text and never a reason to refuse a lead; this only keeps whole documents out. */
const PHONE_MAX = 1_000;

/** What a lead may carry besides its name and source; null is none. */
export const leadFields = {
  email: formEmail(),
  phone: formTextOrNumber(PHONE_MAX),
  propertyId: PropertyId.nullable(),
  propertyAddress: formText(500),
  notes: formText(10_000),
  agentId: EstateAgentId.nullable(),
  dealValue: amount.nullable(),
  dealCurrency: currency.nullable(),
};

export const SOURCE_MAX = 100;

const DEFAULT_SOURCE = "api";

/** Of whoever sends a lead: how to reach them, what it is about, and whose it is. What is left out is null. */
export const sentLeadFields = {
  email: orNull(leadFields.email),
  phone: orNull(leadFields.phone),
  propertyId: orNull(leadFields.propertyId),
  propertyAddress: orNull(leadFields.propertyAddress),
  notes: orNull(leadFields.notes),
  agentId: orNull(leadFields.agentId),
};

/** A lead as it is sent. */
export const CreateLeadInput = z.object({
  name: text(200),
  source: orNull(formText(SOURCE_MAX)).transform((value) => value ?? DEFAULT_SOURCE),
  ...sentLeadFields,
  dealValue: orNull(leadFields.dealValue),
  dealCurrency: orNull(leadFields.dealCurrency),
});
export type NewLead = z.output<typeof CreateLeadInput>;

/** The message, as it is kept. */
export function submissionOf({ name, email, phone, source, propertyId, propertyAddress, notes }: NewLead) {
  return { name, email, phone, source, propertyId, propertyAddress, notes };
}

interface References {
  readonly propertyId?: string | null | undefined;
  readonly agentId?: string | null | undefined;
}

/** Ends the operation unless the property and the agent that it names are this organization's. */
export async function assertReferences(
  db: TenantDb,
  fail: Fail<typeof PROPERTY_NOT_FOUND | typeof ESTATE_AGENT_NOT_FOUND>,
  { propertyId, agentId }: References,
): Promise<void> {
  if (propertyId != null && !(await db.property.findUnique({ where: { id: propertyId }, select: { id: true } }))) {
    fail(PROPERTY_NOT_FOUND);
  }
  await assertEstateAgent(db, fail, agentId);
}
