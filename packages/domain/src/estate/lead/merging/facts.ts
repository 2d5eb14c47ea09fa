/**
 * The facts that a lead takes from one that becomes part of it, where it has none itself: each by the columns that it stands in.
 * It is there where its first column is. All else of a lead (name, source, status) is its own.
 */
export const FACTS = {
  email: ["email"],
  phone: ["phone"],
  property: ["propertyId"],
  propertyAddress: ["propertyAddress"],
  notes: ["notes"],
  agent: ["agentId"],
  // A value and its currency are one fact.
  deal: ["dealValue", "dealCurrency"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Fact = keyof typeof FACTS;
export type FactColumn = (typeof FACTS)[Fact][number];

/** All as text. */
export type FactColumns = { readonly [Column in FactColumn]: string | null };

/** What the columns of one fact have. */
export type FactValue = readonly (string | null)[];
export type FactValues = { readonly [Name in Fact]: FactValue };

export const FACT_NAMES = Object.keys(FACTS) as readonly Fact[];

export const isThere = ([first]: FactValue): boolean => first != null;

export const isSameValue = (one: FactValue, other: FactValue): boolean => one.every((text, at) => text === other[at]);

export function valuesOf(row: FactColumns): FactValues {
  const entries = FACT_NAMES.map((name) => [name, FACTS[name].map((column: FactColumn) => row[column])]);
  return Object.fromEntries(entries) as FactValues;
}

export function columnsOf(values: FactValues): FactColumns {
  const entries = FACT_NAMES.flatMap((name) => FACTS[name].map((column, at) => [column, values[name][at] ?? null]));
  return Object.fromEntries(entries) as FactColumns;
}
