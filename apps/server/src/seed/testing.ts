import type { Database, StatementObserver } from "@orrery/db";
import { testEstate } from "@orrery/testkit";
import type { OrganizationPair } from "../organizations.ts";
import { ensureDemonstration } from "./seed.ts";
import { DEMONSTRATION, type DemonstrationSeeds, firstOf } from "./seeds.ts";

/**
 * A demonstration that is made in no time, by the same code: some of each kind. So many listings and clients that none of them
 * sees a listing twice, by which an interrupted seed knows what it has made.
 */
export const SMALL: DemonstrationSeeds = {
  live: firstOf(DEMONSTRATION.live, { agents: 2, listings: 6, leads: 9, clients: 4, showings: 5 }),
  test: firstOf(DEMONSTRATION.live, { agents: 1, listings: 1, leads: 1, clients: 1, showings: 1 }),
};

/** @throws Error where the database has organizations of its own */
export async function seeded(database: Database, seeds: DemonstrationSeeds = SMALL): Promise<OrganizationPair> {
  const pair = await ensureDemonstration(database, testEstate(), seeds);
  if (!pair) throw new Error("There is no demonstration.");
  return pair;
}

/** Breaks off what is under way at its n-th statement. */
export class BreakingObserver implements StatementObserver {
  left = Number.POSITIVE_INFINITY;
  before() {
    this.left -= 1;
    if (this.left === 0) throw new Error("broken off");
  }
}
