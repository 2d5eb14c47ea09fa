/** The calendar month (UTC) of a moment: `2026-11`. */
export const monthOf = (moment: Date): string => moment.toISOString().slice(0, 7);

/** When the budget of a moment's month gives way to the next one's. */
export const renewalAfter = (moment: Date): Date =>
  new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth() + 1, 1));

/** Micro-USD as a decimal number of USD. Below nine thousand million USD a double shows all six digits. */
export const usd = (micros: bigint | number): number => Number(micros) / 1_000_000;

/** Of an amount with at most two decimals, as `amount` gives it. */
export function microsOf(amount: string): bigint {
  const [whole = "0", cents = ""] = amount.split(".");
  return BigInt(whole) * 1_000_000n + BigInt(cents.padEnd(6, "0"));
}
