import type { TenantDb } from "@orrery/db";
import type { Fail } from "@orrery/operation";
import { amount, currency } from "../../fields/money.ts";
import { formEmail, formText, formTextOrNumber } from "../../fields/text.ts";
import { ESTATE_AGENT_NOT_FOUND, EstateAgentId } from "../estate-agent/estate-agent.ts";
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
  if (agentId != null && !(await db.estateAgent.findUnique({ where: { id: agentId }, select: { id: true } }))) {
    fail(ESTATE_AGENT_NOT_FOUND);
  }
}
