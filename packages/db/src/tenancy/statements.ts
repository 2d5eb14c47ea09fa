import { type TenantModel, waysTo } from "./confinement.ts";
import { TenancyError } from "./guard.ts";
import { PART_OF_ANOTHER } from "./models.ts";
import { relationOf } from "./view.ts";

const NOT_DECLARED = "A tenant's client takes declared statements alone (tenantStatement), with its own organization.";

/** The raw statements that a tenant's client lets through. All else that is raw is refused. */
const allowed = new Set<string>();

/** A statement as it runs for a credential that is confined to resources. */
export interface ConfinedText {
  readonly text: string;
  /** After its own parameters, one each: the ids of these kinds. */
  readonly kinds: readonly string[];
}

/** A static SQL text whose `$1` is the organization. `Row` is what it selects. Only a declaration makes one. */
class Statement<Row> {
  readonly text: string;
  /** Undefined where a confined credential may not run it. */
  readonly confined: ConfinedText | undefined;
  /** Only for the type. */
  declare readonly row?: Row;
  readonly #declared = true;

  constructor(text: string, confined?: ConfinedText) {
    this.text = text;
    this.confined = confined;
    allowed.add(text);
    if (confined) allowed.add(confined.text);
  }

  /** What only looks like one is refused at run time too: the driver below confines nothing. @throws TenancyError */
  static assert(statement: Statement<unknown>): void {
    if (!(#declared in statement) || !statement.#declared) throw new TenancyError(NOT_DECLARED);
  }
}
export type TenantStatement<Row> = Statement<Row>;

/** The condition that a row of this table (or alias) is there for the credential: of its own, and within its confinement. */
export type Seen = (model: TenantModel, alias?: string) => string;

/** What it reads or changes has the organization, or all that it inserts gets it. */
const CONFINED_TEXT =
  /"organizationId"\s*=\s*\$1\b|^INSERT INTO "\w+" \("organizationId", [^)]+\)\s+SELECT \$1::uuid, /;

interface StatementOptions {
  /** Why it may go over the whole organization for a confined credential too, and shows it nothing that is not its own. */
  readonly beyondConfinement?: string;
}

/**
 * Declares SQL, for what is hot, once, at module level. Every table in it must be confined by `"organizationId" = $1`; and by
 * `seen("<Model>")`, or a credential that is confined to resources may not run it (Failure CONFINED). Without `seen` it also
 * reaches rows that have become part of others.
 * Select only text, uuid, int4, boolean, timestamptz and json: the drivers disagree on bigint and numeric, so cast those.
 */
export function tenantStatement<Row>(
  text: string | ((seen: Seen) => string),
  { beyondConfinement }: StatementOptions = {},
): TenantStatement<Row> {
  const plain = typeof text === "string" ? text : text(ofItsOwn);
  if (!CONFINED_TEXT.test(plain)) {
    throw new TenancyError('A tenant statement must be confined by "organizationId" = $1.');
  }
  if (typeof text !== "string") return new Statement(plain, confinedText(text, plain));
  return new Statement(plain, beyondConfinement === undefined ? undefined : { text: plain, kinds: [] });
}

/** Undefined where all rows of the model are. */
function ownCondition(model: TenantModel, alias: string): string | undefined {
  const column = PART_OF_ANOTHER[model];
  return column === undefined ? undefined : `${alias}."${column}" IS NULL`;
}

const ofItsOwn: Seen = (model, alias = `"${model}"`) => ownCondition(model, alias) ?? "TRUE";

function confinedText(textOf: (seen: Seen) => string, plain: string): ConfinedText {
  const parameters = Math.max(...[...plain.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number)));
  const kinds: string[] = [];
  const idsOf = (kind: string) => {
    if (!kinds.includes(kind)) kinds.push(kind);
    return `ANY ($${parameters + kinds.indexOf(kind) + 1}::uuid[])`;
  };
  const seen: Seen = (model, alias = `"${model}"`) => {
    const ways = Object.entries(waysTo(model)).map(([kind, way]) => condition(model, alias, way, idsOf(kind)));
    if (ways.length === 0) return "FALSE";
    const own = ownCondition(model, alias);
    return own === undefined ? `(${ways.join(" OR ")})` : `(${own} AND (${ways.join(" OR ")}))`;
  };
  return { text: textOf(seen), kinds };
}

function condition(model: TenantModel, alias: string, way: string, ids: string): string {
  const [relation = "", column] = way.split(".");
  if (column === undefined) return `${alias}."${way}" = ${ids}`;
  const reference = relationOf(model, relation);
  return `EXISTS (SELECT FROM "${reference?.model}" AS "via" WHERE "via"."organizationId" = ${alias}."organizationId"
    AND "via"."id" = ${alias}."${reference?.column}" AND "via"."${column}" = ${ids})`;
}

/** For the unit of work's own statements, which insert, or lock, with the organization as `$1`. */
export function ownStatement<Row>(text: string): TenantStatement<Row> {
  return new Statement(text);
}

/** @throws TenancyError for anything but a declared statement. */
export const assertStatement = Statement.assert;

const UNSAFE_CALLS = new Set(["$queryRawUnsafe", "$executeRawUnsafe"]);

/** @throws TenancyError unless this is a declared statement with the client's own organization as its first parameter. */
export function assertDeclared(organizationId: string, operation: string, args: unknown): void {
  const [text, first] = Array.isArray(args) ? args : [];
  if (!UNSAFE_CALLS.has(operation) || !allowed.has(text) || first !== organizationId) {
    throw new TenancyError(NOT_DECLARED);
  }
}
