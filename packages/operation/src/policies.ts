import { type Reason, SCOPE_REQUIRED } from "./errors.ts";
import { holds, type Principal } from "./principal.ts";
import type { Scope } from "./scopes.ts";

/**
 * The credential policy of what needs another scope beside its own, as what it answers shows what only that one reads: a
 * website's key may create leads, and must not learn what they are. Declare `SCOPE_REQUIRED` among the errors.
 */
export const alsoNeeds =
  (scope: Scope) =>
  (principal: Principal): Reason<"SCOPE_REQUIRED"> | undefined =>
    holds(principal, scope) ? undefined : SCOPE_REQUIRED;
