import type { confirmShowing, getMe, streamListings } from "@orrery/domain";
import type { OutputOf } from "@orrery/operation";

/** Whose key it is, for the test that Zapier and Make run when an account is connected. `agentId` is the account's slug. */
export function toAccount({ output }: { output: OutputOf<typeof getMe> }) {
  const { organization, plan, mode, scopes } = output;
  return { success: true, agentId: organization?.slug ?? null, name: organization?.name ?? null, plan, mode, scopes };
}

/** `{ "id", "address": "456 Oak Ave, Miami, FL", "price", "bedrooms", "bathrooms", "sqft" }`; an address of which nothing is known is empty. */
export function toListing({ output }: { output: OutputOf<typeof streamListings> }) {
  const { id, address, price, bedrooms, bathrooms, areaSqft } = output;
  return { id, address, price, bedrooms, bathrooms, sqft: areaSqft };
}

/** A showing after it was confirmed or declined. */
export function toDecidedShowing({ output }: { output: OutputOf<typeof confirmShowing> }) {
  return { success: true, showing: output };
}
