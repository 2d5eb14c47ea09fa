import { withCurrency } from "../../fields/money.ts";
import type { LeadRow } from "./lead.ts";
import type { NewLead } from "./lead-input.ts";

export type Facts = Pick<
  LeadRow,
  | "email"
  | "source"
  | "status"
  | "phone"
  | "propertyId"
  | "propertyAddress"
  | "notes"
  | "agentId"
  | "dealCurrency"
  | "submissionCount"
> & { readonly dealValue: LeadRow["dealValue"] | string };

/** What a lead is known by after a submission: what it lacks is filled, and what it has stays. */
export function mergedFacts(known: Facts, input: NewLead): Facts {
  // A value and its currency are one fact: the value that is filled in brings its own.
  const deal = known.dealValue === null && input.dealValue !== null ? input : known;
  return {
    email: known.email,
    source: known.source,
    status: known.status,
    phone: known.phone ?? input.phone,
    propertyId: known.propertyId ?? input.propertyId,
    propertyAddress: known.propertyAddress ?? input.propertyAddress,
    notes: known.notes ?? input.notes,
    agentId: known.agentId ?? input.agentId,
    dealValue: deal.dealValue,
    dealCurrency: withCurrency(deal.dealValue, deal.dealCurrency ?? known.dealCurrency ?? input.dealCurrency),
    submissionCount: known.submissionCount + 1,
  };
}
