import type { Principal } from "./principal.ts";
import { ALL_SCOPES, BUNDLES, type Bundle } from "./scopes.ts";

/**
 * Whether a principal may grant this on: nobody grants more than they hold. Bundles and `*` grow with the product, so
 * that only who holds one as such can grant it.
 */
export function mayGrant({ grants, scopes }: Pick<Principal, "grants" | "scopes">, grant: string): boolean {
  if (grants.includes(ALL_SCOPES)) return true;
  const bundle = BUNDLES.indexOf(grant as Bundle);
  return bundle === -1 ? scopes.has(grant) : BUNDLES.slice(bundle).some((larger) => grants.includes(larger));
}
