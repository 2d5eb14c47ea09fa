import { CONFINABLE_KINDS, missingPairs, type TenantDb } from "@orrery/db";
import { type Fail, reason } from "@orrery/operation";

export const CONFINEMENT_NOT_FOUND = reason(
  "CONFINEMENT_NOT_FOUND",
  "UNPROCESSABLE",
  "A key can be confined to what exists alone.",
);

const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

/** `kind:id`, in lower case, of a kind that keys can be confined to. */
export const CONFINEMENT_PAIR = new RegExp(`^(?:${CONFINABLE_KINDS.join("|")}):${UUID}$`);

/** Ends the operation unless the principal can find the things of these `kind:id` pairs. */
export async function assertConfinement(
  db: TenantDb,
  fail: Fail<typeof CONFINEMENT_NOT_FOUND>,
  pairs: readonly string[],
): Promise<void> {
  const missing = await missingPairs(db, pairs);
  if (missing.length > 0) fail(CONFINEMENT_NOT_FOUND, { confinedTo: missing });
}
