import { z } from "zod";

const DECIMAL = /^\d{1,12}(\.\d{1,2})?$/;

/**
 * An amount of money: a JSON number (or decimal string) with at most 12 digits before the point and 2 after it, which a
 * double carries exactly. Inside it is a decimal string.
 */
export const amount = z
  .union([z.number(), z.string()], { error: "Must be a decimal number." })
  .transform(String)
  .refine((value) => DECIMAL.test(value), { error: "Must be 0 or more, with at most 12 digits and 2 decimals." });

/** ISO 4217, three capital letters. */
export const currency = z.string().regex(/^[A-Z]{3}$/, { error: "Must be an ISO 4217 code such as USD." });

/** Money always has its currency: where an amount comes without one, it is this. */
export const DEFAULT_CURRENCY = "USD";

export function withCurrency<Amount>(value: Amount | null, given: string | null): string | null {
  return value === null ? given : (given ?? DEFAULT_CURRENCY);
}
