import type { JsonForm } from "@orrery/operation";

/** An object that PostgreSQL writes as JSON: of each field, in camelCase, an SQL expression, an object, or a list. */
export interface RowJson {
  readonly [field: string]: string | RowJson | JsonRows | JsonRow;
}

/** An object of a row of a list, absent where a condition does not hold. It stands neither first nor last in the row, nor inside of another. */
export class JsonRow {
  readonly row: RowJson;
  readonly where: string;
  constructor(row: RowJson, where: string) {
    this.row = row;
    this.where = where;
  }
}

/** A list of objects. `from` is what stands behind the select: `FROM … WHERE … ORDER BY …`. */
export class JsonRows {
  readonly from: string;
  readonly row: RowJson;
  constructor(from: string, row: RowJson) {
    this.from = from;
    this.row = row;
  }
}

/** A time as it is shown: RFC 3339 in UTC, with milliseconds. */
export const timeText = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** An exact number without zeros behind it, which JSON.stringify does not write either. */
export const numberText = (column: string) => `trim_scale(${column})`;

/** The SQL expression of an object's JSON, with its fields as a contract writes them: the same text as JSON.stringify's. */
export function jsonTextSql(row: RowJson, form: JsonForm): string {
  const fields = Object.entries(row);
  const at = fields.findIndex(([, value]) => value instanceof JsonRow);
  const [name, optional] = fields[at] ?? [];
  if (name === undefined || !(optional instanceof JsonRow)) return `${jsonSql(row, form)}::text`;
  // PostgreSQL writes an object with all its fields: one that may be absent is put between two, which become one.
  const before = `left(${jsonSql(Object.fromEntries(fields.slice(0, at)), form)}::text, -1)`;
  const between = `CASE WHEN ${optional.where} THEN ',"${wireName(name, form)}":' || ${jsonSql(optional.row, form)}::text ELSE '' END`;
  const behind = `substr(${jsonTextSql(Object.fromEntries(fields.slice(at + 1)), form)}, 2)`;
  return `(${before} || ${between} || ',' || ${behind})`;
}

function jsonSql(row: RowJson, form: JsonForm): string {
  return `(SELECT row_to_json("row") FROM (SELECT ${columnsSql(row, form)}) AS "row")`;
}

function columnsSql(row: RowJson, form: JsonForm): string {
  return Object.entries(row)
    .map(([field, value]) => `${valueSql(value, form)} AS "${wireName(field, form)}"`)
    .join(", ");
}

function valueSql(value: RowJson[string], form: JsonForm): string {
  if (typeof value === "string") return value;
  if (value instanceof JsonRow) throw new Error("What may be absent stands in a list's own row, between other fields.");
  if (!(value instanceof JsonRows)) return jsonSql(value, form);
  return `to_json(ARRAY(SELECT row_to_json("row") FROM (SELECT ${columnsSql(value.row, form)} ${value.from}) AS "row"))`;
}

const wireName = (field: string, form: JsonForm) =>
  form === "camelCase" ? field : field.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
