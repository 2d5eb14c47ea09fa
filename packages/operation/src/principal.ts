import type { Scope } from "./scopes.ts";

export const PLANS = ["free", "solo", "team", "pro", "brokerage"] as const;
export type Plan = (typeof PLANS)[number];

/** What brings in what others send, who have no credential. */
export const INTAKE_KINDS = ["inbound-webhook", "lead-form", "guide", "mailbox"] as const;

/**
 * No principal of a request has these, nor the two before them. `operator` is nobody's credential: whoever runs the server,
 * by its command line or its seed. `password` is what registrations and refused logins show, which have no session: its id
 * is the person's.
 */
export const CREDENTIAL_KINDS = [
  "api-key",
  "session",
  "mcp-token",
  "app",
  "operator",
  "password",
  ...INTAKE_KINDS,
] as const;
export type CredentialKind = (typeof CREDENTIAL_KINDS)[number];

/** What any credential becomes, in one place, before a handler sees it (CONTRACTS.md, "One identity under all four"). */
export interface Principal {
  readonly kind: CredentialKind;
  /** The tenant. For a test key, the test sibling. */
  readonly organizationId: string;
  /** The key's, token's or session's id. */
  readonly credentialId: string;
  /** Which of a key's secrets it was: after a roll there are two, and they end apart. Tells nothing of the secret itself. */
  readonly secretId?: string;
  /** The person behind a session or an MCP token, or who has allowed an app. */
  readonly userId?: string;
  /** The OAuth client that it was given to. `credentialId` is what a person has allowed it, or the client's own id where it acts for itself. */
  readonly app?: { readonly id: string; readonly name: string };
  /** What was granted, as stored: scopes, bundles or `*`. What may be granted on is measured by it. */
  readonly grants: readonly string[];
  /** The scopes that the grants stand for. */
  readonly scopes: ReadonlySet<string>;
  readonly plan: Plan;
  readonly mode: "live" | "test";
  /** `kind:id` pairs (`property:0197…`): all else is not found. Without it, everything of the organization is there. */
  readonly confinedTo?: readonly string[];
  /** The web pages that may use it; without it, anybody who has it. */
  readonly origins?: readonly string[];
  /** When it ends by itself. Sessions are renewed, and have no end of their own. */
  readonly expiresAt?: Date;
  /** What the operator set for the organization, by the limit's name (`orkasa.minute`). */
  readonly limits?: Readonly<Record<string, number>>;
}

/** Somebody without a (valid) credential: known by their address alone. */
export interface Anonymous {
  readonly kind: "anonymous";
  readonly address: string;
}

export type Caller = Principal | Anonymous;

export const isPrincipal = (caller: Caller): caller is Principal => caller.kind !== "anonymous";

export const holds = (principal: Principal, scope: Scope): boolean => principal.scopes.has(scope.name);
