import { Prisma } from "@orrery/db";
import { z } from "zod";
import { instant } from "../../fields/instant.ts";
import type { Test, TextTest } from "./odata/filter.ts";
import { notSupported, notUnderstood } from "./odata/refusals.ts";
import type { Literal } from "./odata/tokens.ts";
import { ALWAYS, anyOf, type Condition, type FieldColumn, NEVER } from "./property-columns.ts";

/** A field with its name, for what is said of it. */
export type Field = FieldColumn & { readonly name: string };

/** One that stands in a column. */
type Column = Exclude<Field, { kind: "lookup" }>;

const INT4_MAX = 2_147_483_647;

/** What a comparison that may be null is not when this is: nothing is greater than null, and all but null is not null (OData 4.01, URL Conventions, 5.1.1.1). */
const OPPOSITE: Readonly<Record<Test, Test>> = { eq: "ne", ne: "eq", gt: "le", ge: "lt", lt: "ge", le: "gt" };
const PRISMA: Readonly<Record<Exclude<Test, "eq" | "ne">, string>> = { gt: "gt", ge: "gte", lt: "lt", le: "lte" };

/** @throws Failure INVALID_INPUT where the value is not one that the field may have */
export function compared(field: Field, test: Test, literal: Literal, negated: boolean): Condition {
  if (field.kind === "lookup") return lookedUp(field, negated ? OPPOSITE[test] : test, literal);
  if (literal.type === "null") return comparedWithNull(field, test, negated);
  const condition = comparedWith(field, negated ? OPPOSITE[test] : test, literal);
  // A comparison that is false for null is true for it when it is not.
  const isForNull = test === "ne" ? !negated : negated;
  return isForNull && isNullable(field) ? anyOf([condition, { [field.column]: null }]) : condition;
}

/** `in`, as that many `eq`s. */
export function among(field: Field, literals: readonly Literal[], negated: boolean): Condition {
  const conditions = literals.map((literal) => compared(field, "eq", literal, negated));
  return negated ? { AND: conditions } : anyOf(conditions);
}

/** In an unknown text nothing is contained, and nothing is not. */
export function textMatches(field: Field, test: TextTest, literal: Literal, negated: boolean): Condition {
  if (field.kind !== "text") throw notSupported("filter", `${test}() looks in texts, and not in ${field.name}.`);
  if (literal.type !== "text") throw notUnderstood("filter", `${test}() looks for a text in quotes.`);
  const condition = { [field.column]: { [OPERATIONS[test]]: literally(literal.text) } };
  return negated ? { NOT: condition, [field.column]: { not: null } } : condition;
}

const OPERATIONS: Readonly<Record<TextTest, string>> = {
  contains: "contains",
  startswith: "startsWith",
  endswith: "endsWith",
};

/** Prisma leaves the signs of LIKE in a text what they are. */
const literally = (text: string) => text.replace(/[\\%_]/g, String.raw`\$&`);

const isNullable = ({ kind }: Field) => kind !== "key" && kind !== "time";

function comparedWithNull(field: Column, test: Test, negated: boolean): Condition {
  if (test !== "eq" && test !== "ne") return negated ? ALWAYS : NEVER;
  const isNull = (test === "eq") !== negated;
  if (!isNullable(field)) return isNull ? NEVER : ALWAYS;
  return { [field.column]: isNull ? null : { not: null } };
}

function lookedUp({ name, conditions }: Field & { kind: "lookup" }, test: Test, { type, text }: Literal): Condition {
  if (type !== "text" && type !== "null") throw notUnderstood("filter", `${name} is compared with a text in quotes.`);
  if (test !== "eq" && test !== "ne")
    throw notUnderstood("filter", `${name} has values without an order: eq, ne or in.`);
  const value = type === "null" ? null : text;
  // A value of the dictionary that no listing of ours has.
  if (test === "eq") return conditions.get(value) ?? NEVER;
  return anyOf([...conditions].flatMap(([other, condition]) => (other === value ? [] : [condition])));
}

function comparedWith(field: Column, test: Test, literal: Literal): Condition {
  switch (field.kind) {
    case "key":
    case "reference":
      return keyCompared(field, test, literal);
    case "time":
      return plainly(field.column, test, momentOf(field, literal));
    case "text": {
      const value = textOf(field, literal);
      return test === "eq" && field.equals ? field.equals(value) : plainly(field.column, test, value);
    }
    case "amount":
      return plainly(field.column, test, amountOf(field, literal));
    case "decimal":
      return plainly(field.column, test, numberOf(field, literal));
    case "whole":
      return wholeCompared(field, test, numberOf(field, literal));
    case "ceiling":
      return ceilingCompared(field, test, numberOf(field, literal));
  }
}

function plainly(column: string, test: Test, value: unknown): Condition {
  if (test === "eq") return { [column]: value };
  return { [column]: test === "ne" ? { not: value } : { [PRISMA[test]]: value } };
}

/** What is no key of ours is the key of nothing. */
function keyCompared(field: Column, test: Test, literal: Literal): Condition {
  const value = textOf(field, literal).toLowerCase();
  if (z.guid().safeParse(value).success) return plainly(field.column, test, value);
  if (test === "eq") return NEVER;
  if (test === "ne") return isNullable(field) ? { [field.column]: { not: null } } : ALWAYS;
  throw notUnderstood("filter", `${field.name} is compared with a key.`);
}

/** A whole number is greater than 2.5 where it is at least 3. */
function wholeCompared({ name, column }: Column, test: Test, value: number): Condition {
  if (Math.abs(value) > INT4_MAX) throw notUnderstood("filter", `${name} is compared with numbers up to ${INT4_MAX}.`);
  if (Number.isInteger(value)) return plainly(column, test, value);
  if (test === "eq") return NEVER;
  if (test === "ne") return { [column]: { not: null } };
  return test === "gt" || test === "ge"
    ? { [column]: { gte: Math.ceil(value) } }
    : { [column]: { lte: Math.floor(value) } };
}

/** The column is 2.5 where the field is 3: three is what is over two, and up to three. */
function ceilingCompared({ column }: Column, test: Test, value: number): Condition {
  const [below, above] = [Math.ceil(value) - 1, Math.floor(value)];
  switch (test) {
    case "eq":
      return Number.isInteger(value) ? { [column]: { gt: below, lte: value } } : NEVER;
    case "ne":
      return Number.isInteger(value)
        ? anyOf([{ [column]: { lte: below } }, { [column]: { gt: value } }])
        : { [column]: { not: null } };
    case "gt":
      return { [column]: { gt: above } };
    case "ge":
      return { [column]: { gt: below } };
    case "lt":
      return { [column]: { lte: below } };
    case "le":
      return { [column]: { lte: above } };
  }
}

function textOf({ name }: Field, { type, text }: Literal): string {
  if (type !== "text") throw notUnderstood("filter", `${name} is compared with a text in quotes.`);
  return text;
}

function numberOf({ name }: Field, { type, text }: Literal): number {
  const value = type === "number" ? Number(text) : Number.NaN;
  if (!Number.isFinite(value)) throw notUnderstood("filter", `${name} is compared with a number.`);
  return value;
}

/** An exponent is written in few characters, and the amount in as many digits as it says. */
const AMOUNT_DECIMALS_MAX = 40;

/** As it is written: a price is no binary float. */
function amountOf(field: Field, literal: Literal): Prisma.Decimal {
  const isInRange = Math.abs(numberOf(field, literal)) <= 1e15 && literal.text.length <= 40;
  const amount = isInRange ? new Prisma.Decimal(literal.text) : undefined;
  if (!amount || amount.decimalPlaces() > AMOUNT_DECIMALS_MAX) {
    throw notUnderstood("filter", `${field.name} is compared with amounts of up to 15 digits.`);
  }
  return amount;
}

/** A day is its first moment, in UTC. */
function momentOf({ name }: Field, { type, text }: Literal): Date {
  const whole = text.length === "2026-01-31".length ? `${text}T00:00:00Z` : text;
  const parsed = type === "time" ? instant.safeParse(whole) : undefined;
  if (!parsed?.success) throw notUnderstood("filter", `${name} is compared with a time such as 2026-01-31T12:00:00Z.`);
  return parsed.data;
}
