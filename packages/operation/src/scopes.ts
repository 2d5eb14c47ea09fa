import { ROLES, type Role } from "./roles.ts";

/** Orkasa's three scopes are bundles over its own resources: `admin` includes `write`, which includes `read`. */
export const BUNDLES = ["read", "write", "admin"] as const;
export type Bundle = (typeof BUNDLES)[number];

/** `resource:action`, declared once beside its noun. A scope that no operation requires never enters the registry. */
export interface Scope {
  readonly name: `${string}:${string}`;
  readonly description: string;
  /** The smallest of Orkasa's bundles that includes it, if it is one of Orkasa's. */
  readonly bundle?: Bundle;
  /** The least role whose people hold it. */
  readonly role: Role;
}

interface ScopeOptions {
  readonly bundle?: Bundle;
  /** Default: member. */
  readonly role?: Role;
}

/** Which of Orkasa's bundles a role stands for; a guest has none. The owner has everything. */
const ROLE_BUNDLES: Record<Exclude<Role, "owner">, readonly Bundle[]> = {
  guest: [],
  member: ["write"],
  admin: ["admin"],
};

export function scope(name: Scope["name"], description: string, options: ScopeOptions = {}): Scope {
  const { bundle, role = "member" } = options;
  // Whose role has the bundle has all that is in it.
  const holder =
    bundle && ROLES.find((one) => one === "owner" || ROLE_BUNDLES[one].some((held) => includes(held, bundle)));
  if (holder !== undefined && ROLES.indexOf(holder) < ROLES.indexOf(role)) {
    throw new Error(`${name} is for the role ${role}, but its bundle ${bundle} is the ${holder}'s already.`);
  }
  return { name, description, role, ...(bundle && { bundle }) };
}

const includes = (larger: Bundle, smaller: Bundle) => BUNDLES.indexOf(larger) >= BUNDLES.indexOf(smaller);

/** Marks an operation that needs no credential at all. */
export const PUBLIC = "public";
/** Marks an operation that any valid credential may call, whatever its scopes: asking who one is, logging out. */
export const ANY_CREDENTIAL = "any-credential";
export type Requirement = Scope | typeof PUBLIC | typeof ANY_CREDENTIAL;
/** Grants every scope. */
export const ALL_SCOPES = "*";

/** The scopes that a stored grant (`leads:read`, `write`, `*`) stands for, among those that exist. */
export function expandGrants(granted: readonly string[], known: Iterable<Scope>): ReadonlySet<string> {
  const expanded = new Set<string>();
  for (const { name, bundle } of known) {
    const inBundle = bundle !== undefined && BUNDLES.slice(BUNDLES.indexOf(bundle)).some((b) => granted.includes(b));
    if (inBundle || granted.includes(name) || granted.includes(ALL_SCOPES)) expanded.add(name);
  }
  return expanded;
}

/** Whether a grant may be stored: `*`, a bundle, or a scope that some operation requires. */
export function isGrant(grant: string, known: Iterable<Scope>): boolean {
  if (grant === ALL_SCOPES || (BUNDLES as readonly string[]).includes(grant)) return true;
  for (const { name } of known) if (name === grant) return true;
  return false;
}

/** What a person of this role is granted, in the form in which keys are granted it. */
export function roleGrants(role: Role, known: Iterable<Scope>): readonly string[] {
  if (role === "owner") return [ALL_SCOPES];
  const rank = ROLES.indexOf(role);
  const held = [...known].filter((scope) => ROLES.indexOf(scope.role) <= rank);
  return [...ROLE_BUNDLES[role], ...held.map(({ name }) => name)];
}
