/** Orkasa's three scopes are bundles over its own resources: `admin` includes `write`, which includes `read`. */
export const BUNDLES = ["read", "write", "admin"] as const;
export type Bundle = (typeof BUNDLES)[number];

/** `resource:action`, declared once beside its noun. A scope that no operation requires never enters the registry. */
export interface Scope {
  readonly name: `${string}:${string}`;
  readonly description: string;
  /** The smallest of Orkasa's bundles that includes it, if it is one of Orkasa's. */
  readonly bundle?: Bundle;
}

export function scope(name: Scope["name"], description: string, options: { bundle?: Bundle } = {}): Scope {
  return { name, description, ...options };
}

/** Marks an operation that needs no credential at all. */
export const PUBLIC = "public";
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
