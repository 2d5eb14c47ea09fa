import { type Fail, reason } from "@orrery/operation";
import type { KeyMint } from "../ports.ts";
import type { ApiKeyRow } from "./api-key.ts";
import type { Reach } from "./may-mint.ts";

export const UNKNOWN_SCOPE = reason("UNKNOWN_SCOPE", "BAD_REQUEST", "A scope is not one that exists.");

/** What of a key says how far it reaches. */
export type KeyBounds = Pick<ApiKeyRow, "scopes" | "confinedTo" | "origins" | "expiresAt">;

export function reachOfKey({ scopes, ...bounds }: KeyBounds, keys: KeyMint): Reach {
  return { grants: scopes, scopes: keys.scopesOf(scopes), ...bounds };
}

/** Ends the operation unless these scopes exist. */
export function assertScopes(keys: KeyMint, fail: Fail<typeof UNKNOWN_SCOPE>, scopes: readonly string[]): void {
  const unknown = scopes.filter((grant) => !keys.isGrant(grant));
  if (unknown.length > 0) fail(UNKNOWN_SCOPE, { scopes: unknown });
}
