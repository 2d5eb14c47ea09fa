import type { Scope } from "./scopes.ts";

export const PLANS = ["free", "solo", "team", "pro", "brokerage"] as const;
export type Plan = (typeof PLANS)[number];

/** What any credential becomes, in one place, before a handler sees it (CONTRACTS.md, "One identity under all four"). */
export interface Principal {
  readonly kind: "api-key";
  /** The tenant. For a test key, the test sibling. */
  readonly organizationId: string;
  readonly credentialId: string;
  /** Scopes, with bundles and `*` expanded. */
  readonly scopes: ReadonlySet<string>;
  readonly plan: Plan;
  readonly mode: "live" | "test";
}

/** Somebody without a (valid) credential: known by their address alone. */
export interface Anonymous {
  readonly kind: "anonymous";
  readonly address: string;
}

export type Caller = Principal | Anonymous;

export const isPrincipal = (caller: Caller): caller is Principal => caller.kind !== "anonymous";

export const holds = (principal: Principal, scope: Scope): boolean => principal.scopes.has(scope.name);
