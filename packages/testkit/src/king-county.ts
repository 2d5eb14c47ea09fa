import { join } from "node:path";

/**
 * 200 of the 21,597 house sales of King County (`kc_house_data.csv`), as they are there: with all that is odd in it, houses
 * that were sold more than once, and the one with 33 bedrooms.
 */
export const KING_COUNTY_CSV = join(import.meta.dirname, "../fixtures/king-county.csv");
export const KING_COUNTY_ROWS = 200;
