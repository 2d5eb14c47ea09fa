import { TenancyError } from "./guard.ts";

const NOT_DECLARED = "A tenant's client takes declared statements alone (tenantStatement), with its own organization.";

/** The raw statements that a tenant's client lets through. All else that is raw is refused. */
const allowed = new Set<string>();

/** A static SQL text whose `$1` is the organization. `Row` is what it selects. Only a declaration makes one. */
class Statement<Row> {
  readonly text: string;
  /** Only for the type. */
  declare readonly row?: Row;
  readonly #declared = true;

  constructor(text: string) {
    this.text = text;
    allowed.add(text);
  }

  /** What only looks like one is refused at run time too: the driver below confines nothing. @throws TenancyError */
  static textOf(statement: Statement<unknown>): string {
    if (!(#declared in statement) || !statement.#declared) throw new TenancyError(NOT_DECLARED);
    return statement.text;
  }
}
export type TenantStatement<Row> = Statement<Row>;

/**
 * Declares a hot read as SQL, once, at module level. Every table in it must be confined by `"organizationId" = $1`.
 * Select only text, uuid, int4, boolean, timestamptz and json: the drivers disagree on bigint and numeric, so cast those.
 */
export function tenantStatement<Row>(text: string): TenantStatement<Row> {
  if (!/"organizationId"\s*=\s*\$1\b/.test(text)) {
    throw new TenancyError('A tenant statement must be confined by "organizationId" = $1.');
  }
  return new Statement(text);
}

/** For the unit of work's own statements, which insert, or lock, with the organization as `$1`. */
export function ownStatement<Row>(text: string): TenantStatement<Row> {
  return new Statement(text);
}

/** The text of a declared statement. @throws TenancyError for anything else. */
export const declaredText = Statement.textOf;

const UNSAFE_CALLS = new Set(["$queryRawUnsafe", "$executeRawUnsafe"]);

/** @throws TenancyError unless this is a declared statement with the client's own organization as its first parameter. */
export function assertDeclared(organizationId: string, operation: string, args: unknown): void {
  const [text, first] = Array.isArray(args) ? args : [];
  if (!UNSAFE_CALLS.has(operation) || !allowed.has(text) || first !== organizationId) {
    throw new TenancyError(NOT_DECLARED);
  }
}
