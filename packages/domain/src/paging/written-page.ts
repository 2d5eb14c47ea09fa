import { type CONFINEMENT, type TenantSql, type TenantStatement, tenantStatement } from "@orrery/db";
import { type JsonForm, JsonText } from "@orrery/operation";
import type { SearchFilter } from "../search/search-statement.ts";
import type { Page, PageRequest } from "./keyset.ts";
import { jsonTextSql, type RowJson, timeText } from "./row-json.ts";
import { type ListOrder, pageThrough, type Stretch } from "./stretches.ts";

type Model = keyof typeof CONFINEMENT;
type Seen = Parameters<Extract<Parameters<typeof tenantStatement>[0], (seen: never) => string>>[0];

export interface WrittenList<Filters extends string> {
  /** As its cursors are sealed. */
  readonly name: string;
  readonly model: Model;
  readonly filters: Readonly<Record<Filters, SearchFilter>>;
  /** How many values its rows are written with beside their columns, if any: `$2` and on. */
  readonly parameters?: number;
  /** What is shown of a row `p`. */
  row(seen: Seen): RowJson;
}

/** A list as the database writes it, page by page. */
export interface Written<Filters extends string> {
  readonly order: ListOrder;
  readonly request: PageRequest;
  readonly filters: Readonly<Partial<Record<Filters, unknown>>>;
  readonly form: JsonForm;
  /** What the rows are written with beside their columns, if anything. */
  readonly parameters?: readonly unknown[];
}

/** A row, and its place in the list's order. */
export interface WrittenRow {
  readonly id: string;
  readonly value: string | null;
  readonly json: string;
}

/** Each has a text of its own, and is kept as long as the process runs. */
const STATEMENTS_MAX = 2_000;

/**
 * A list whose rows PostgreSQL writes as JSON, in a statement for each combination of what it may be asked: the planner sees
 * only conditions that are there, and prepares them once.
 * @returns pages of the list; undefined where so many combinations have been asked for that no more are kept
 */
export function writtenRows<Filters extends string>(list: WrittenList<Filters>) {
  const statements = new Map<string, TenantStatement<WrittenRow>>();

  function statementFor(shape: Shape<Filters>): TenantStatement<WrittenRow> | undefined {
    const key = JSON.stringify(shape);
    const known = statements.get(key);
    if (known || statements.size >= STATEMENTS_MAX) return known;
    const declared = tenantStatement<WrittenRow>((seen) => statementText(list, shape, seen));
    statements.set(key, declared);
    return declared;
  }

  return async (
    sql: TenantSql,
    { order, request, filters, form, parameters = [] }: Written<Filters>,
  ): Promise<Page<WrittenRow> | undefined> => {
    const given = (Object.keys(list.filters) as Filters[]).filter((name) => filters[name] != null);
    let isBeyond = false;
    const read = async ({ past, take, ...stretch }: Stretch) => {
      const statement = statementFor({ ...stretch, form, filters: given, past: past && past.value !== undefined });
      if (!statement) isBeyond = true;
      if (!statement) return [];
      const position = past === undefined ? [] : past.value === undefined ? [past.id] : [past.id, past.value];
      return sql.all(statement, ...parameters, take, ...given.map((name) => filters[name]), ...position);
    };
    const page = await pageThrough(list.name, order, request, read, ({ id, value }) => ({
      id,
      value: value ?? undefined,
    }));
    return isBeyond ? undefined : page;
  };
}

/** The same list as an output, whose items are one text. */
export function writtenList<Filters extends string>(list: WrittenList<Filters>) {
  const pageOf = writtenRows(list);
  return async (sql: TenantSql, asked: Written<Filters>) => {
    const page = await pageOf(sql, asked);
    if (!page) return undefined;
    const { items, nextCursor, previousCursor } = page;
    return { items: new JsonText(jsonOfAll(items)), nextCursor, previousCursor };
  };
}

/** The JSON text of a page's rows. */
export const jsonOfAll = (rows: readonly WrittenRow[]): string => `[${rows.map(({ json }) => json).join(",")}]`;

/** What a statement's text depends on. */
interface Shape<Filters extends string> extends Omit<Stretch, "past" | "take"> {
  readonly form: JsonForm;
  readonly filters: readonly Filters[];
  /** Whether the row that it goes on after has a value; undefined at the beginning. */
  readonly past: boolean | undefined;
}

function statementText<Filters extends string>(
  { model, filters, row, parameters = 0 }: WrittenList<Filters>,
  { column, sort, hasValues, form, filters: given, past }: Shape<Filters>,
  seen: Seen,
): string {
  // In front of the filters' values: the organization, the parameters, and how many rows.
  const fixed = parameters + 2;
  const isTime = column.endsWith("At");
  const key = `p."${column}"`;
  const conditions = given.map((name, at) => {
    const { column: compared, test, type } = filters[name];
    return `p."${compared}" ${test} $${at + fixed + 1}::${type}`;
  });
  if (hasValues !== undefined) conditions.push(`${key} IS ${hasValues ? "NOT " : ""}NULL`);
  if (past !== undefined) conditions.push(pastText(key, sort, isTime, past, fixed + given.length));
  const beyondId = sort === "desc" ? "DESC" : "ASC";
  return `SELECT p."id"::text, ${isTime ? timeText(key) : `trim_scale(${key})::text`} AS "value", ${jsonTextSql(row(seen), form)} AS "json"
    FROM "${model}" p WHERE p."organizationId" = $1::uuid AND ${[seen(model, "p"), ...conditions].join(" AND ")}
    ORDER BY ${key} ${beyondId}, p."id" ${beyondId} LIMIT $${fixed}::int4`;
}

/** `x <= v AND (…)`, as in `beyond`. */
function pastText(key: string, sort: Stretch["sort"], isTime: boolean, hasValue: boolean, before: number): string {
  const past = sort === "desc" ? "<" : ">";
  const id = `p."id" ${past} $${before + 1}::uuid`;
  if (!hasValue) return id;
  const value = `$${before + 2}::${isTime ? "timestamptz" : "numeric"}`;
  return `${key} ${past}= ${value} AND (${key} ${past} ${value} OR ${id})`;
}
