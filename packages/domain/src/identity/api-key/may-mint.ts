import { mayGrant, PLAN_TOO_LOW, type Principal, planAllows, reason } from "@orrery/operation";

export const MINTING_NOT_ALLOWED = reason(
  "MINTING_NOT_ALLOWED",
  "FORBIDDEN",
  "An MCP token or an app may not make credentials, or give them more.",
);
export const GRANT_TOO_WIDE = reason(
  "GRANT_TOO_WIDE",
  "FORBIDDEN",
  "A credential may not give more than it holds itself.",
);

/** How far a credential reaches. */
export interface Reach {
  /** As granted: scopes, bundles or `*`. */
  readonly grants: readonly string[];
  /** The scopes that the grants stand for. */
  readonly scopes: ReadonlySet<string>;
  /** `kind:id` pairs; empty: everything. */
  readonly confinedTo: readonly string[];
  /** Web pages; empty: anybody. */
  readonly origins: readonly string[];
  /** Null: never. */
  readonly expiresAt: Date | null;
}

/** What goes beyond a reach: the grants that it lacks, and of all else what it would have to stay within. */
export interface Excess extends Record<string, unknown> {
  readonly scopes?: readonly string[];
  readonly confinedTo?: readonly string[];
  readonly origins?: readonly string[];
  readonly expiresAt?: string;
}

/** How far a principal itself reaches. A session is renewed, so it has no end to give on. */
export function reachOf({ grants, scopes, confinedTo, origins, expiresAt }: Principal): Reach {
  return { grants, scopes, confinedTo: confinedTo ?? [], origins: origins ?? [], expiresAt: expiresAt ?? null };
}

/** In what `wanted` goes beyond `held`; undefined where it stays within (CONTRACTS.md, "No credential may mint another …"). */
export function excessOf(held: Reach, wanted: Reach): Excess | undefined {
  const lacking = wanted.grants.filter((grant) => !held.grants.includes(grant) && !mayGrant(held, grant));
  const excess: Excess = {
    ...(lacking.length > 0 && { scopes: lacking }),
    ...(!isWithin(held.confinedTo, wanted.confinedTo) && { confinedTo: held.confinedTo }),
    ...(!isWithin(held.origins, wanted.origins) && { origins: held.origins }),
    ...(held.expiresAt !== null && outlasts(wanted, held.expiresAt) && { expiresAt: held.expiresAt.toISOString() }),
  };
  return Object.keys(excess).length === 0 ? undefined : excess;
}

/** Where an empty list means that there is no bound, only another list, and not an empty one, stays within a list. */
function isWithin(bound: readonly string[], list: readonly string[]): boolean {
  return bound.length === 0 || (list.length > 0 && list.every((item) => bound.includes(item)));
}

const outlasts = ({ expiresAt }: Reach, end: Date) => expiresAt === null || expiresAt > end;

/** What acts for somebody (an agent, an app) leaves nothing behind that outlives what they have allowed it. */
export const mayMint = ({ kind }: Pick<Principal, "kind">): boolean => kind !== "mcp-token" && kind !== "app";

/** The credential policy of what reveals a secret, or widens what one is good for. */
export const mintersOnly = (principal: Pick<Principal, "kind">) =>
  mayMint(principal) ? undefined : MINTING_NOT_ALLOWED;

/** Why a principal's plan has no secrets of this prefix. */
export const planRefusal = ({ plan }: Pick<Principal, "plan">, prefix: string) =>
  planAllows(prefix, plan) ? undefined : PLAN_TOO_LOW;
