import { type Scoring, scoringFrom } from "./weights.ts";

/** As many as there are tenants' clients (`packages/db`). */
const KEPT = 1_000;

const known = new Map<string, Scoring>();

/**
 * What this process last saw of an organization's scoring, so that a lead is scored before the statement that inserts it; the
 * statement says whether it is so still. The default where it saw none.
 */
export const knownScoring = (organizationId: string): Scoring => known.get(organizationId) ?? scoringFrom(null);

export function rememberScoring(organizationId: string, scoring: Scoring): void {
  known.delete(organizationId);
  known.set(organizationId, scoring);
  const [oldest] = known.keys();
  if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
}
