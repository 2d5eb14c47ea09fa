import { TenancyError } from "./guard.ts";

/** The raw statements that a tenant's client lets through. All else that is raw is refused. */
const allowed = new Set<string>();

/** A static SQL text whose `$1` is the organization. `Row` is what it selects. */
export interface TenantStatement<Row> {
  readonly text: string;
  /** Only for the type. */
  readonly row?: Row;
}

/**
 * Declares a hot read as SQL, once, at module level. Every table in it must be confined by `"organizationId" = $1`.
 * Select only text, uuid, int4, boolean, timestamptz and json: the drivers disagree on bigint and numeric, so cast those.
 */
export function tenantStatement<Row>(text: string): TenantStatement<Row> {
  if (!/"organizationId"\s*=\s*\$1\b/.test(text)) {
    throw new TenancyError('A tenant statement must be confined by "organizationId" = $1.');
  }
  allowed.add(text);
  return { text };
}

/** For the unit of work's own statements, which insert, or lock, with the organization as `$1`. */
export function ownStatement<Row>(text: string): TenantStatement<Row> {
  allowed.add(text);
  return { text };
}

const UNSAFE_CALLS = new Set(["$queryRawUnsafe", "$executeRawUnsafe"]);

/** @throws TenancyError unless this is a declared statement with the client's own organization as its first parameter. */
export function assertDeclared(organizationId: string, operation: string, args: unknown): void {
  const [text, first] = Array.isArray(args) ? args : [];
  if (!UNSAFE_CALLS.has(operation) || !allowed.has(text) || first !== organizationId) {
    throw new TenancyError(
      "A tenant's client takes declared statements alone (tenantStatement), with its own organization.",
    );
  }
}
