/** From which price on, and over how many prices a series goes, in an order that leaps (all are prime to each other). */
const PRICES = { from: 150_000, count: 400_000, leap: 7_919 } as const;

/** A place far from all that a run comes to, for who asks the same server the same in a second way. */
export const ELSEWHERE = PRICES.count / 2;

/** The lowest price that a request asks for, USD: no two of a series are the same, whatever was asked before. */
export const priceAt = (at: number): number => PRICES.from + ((at * PRICES.leap) % PRICES.count);
