import { z } from "zod";
import { text } from "../../../fields/text.ts";
import { placeholdersOf, TEXT_FORMATS } from "./template.ts";

/** The fields that a mapping may fill: those of a new property, of its address one by one. */
export const MAPPED_FIELDS = [
  "title",
  "status",
  "description",
  "operation",
  "type",
  "price",
  "currency",
  "bedrooms",
  "bathrooms",
  "areaSqft",
  "lotSqft",
  "yearBuilt",
  "address.line1",
  "address.line2",
  "address.city",
  "address.region",
  "address.postalCode",
  "address.country",
  "address.lat",
  "address.lng",
  "features",
  "agentId",
] as const;
export type MappedField = (typeof MAPPED_FIELDS)[number];

const column = z.string().min(1).max(200);
const cells = z.array(z.string().max(1_000)).min(1).max(1_000);

/** When a part is shown. A cell that is empty is none of what is asked for. */
const Condition = z.union([
  z.strictObject({ column, is: cells }),
  z.strictObject({ column, not: cells }),
  z.strictObject({ column, above: z.number() }),
]);

const template = z
  .string()
  .min(1)
  .max(2_000)
  .refine((given) => placeholdersOf(given) !== undefined, {
    error: `Braces hold a column, or a column and one of ${TEXT_FORMATS.join(", ")}: {price|number}.`,
  });

/** A piece of text. It is left out where a column in it is empty, or its condition does not hold. */
const Part = z.union([template, z.strictObject({ text: template, when: Condition })]);

/** How a field is filled. A column that is `optional` may be missing in the file; then the field is not touched. */
const Filling = z.union([
  z.strictObject({ value: z.union([z.string(), z.number(), z.array(z.string())]) }),
  z.strictObject({
    column,
    as: z.enum(["text", "number", "mdy", "dmy"]).default("text"),
    values: z.record(z.string(), z.string()).optional(),
    decimals: z.int().min(0).max(10).optional(),
    split: z.string().min(1).max(5).optional(),
    optional: z.boolean().default(false),
  }),
  z.strictObject({ parts: z.array(Part).min(1).max(100), separator: z.string().max(10).default(" ") }),
  z.strictObject({ items: z.array(Part).min(1).max(100) }),
]);

/** What a cell is to be taken as in one row that is known to be wrong, and why. */
const Correction = z.strictObject({
  where: z.record(z.string(), z.string()),
  set: z.record(z.string(), z.string()),
  why: text(500),
});

/** How the rows of a file become listings, as data (docs/import.md). */
export const Mapping = z.strictObject({
  source: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,49}$/, { error: "Must be lower-case letters, digits and hyphens, at most 50." })
    .describe("Where rows come from: the same key of the same source is the same listing."),
  key: z.array(column).min(1).max(10).describe("The columns that tell one row from all others."),
  empty: z.array(z.string().max(100)).max(50).default([""]).describe("What a cell without a value holds."),
  fields: z.partialRecord(z.enum(MAPPED_FIELDS), Filling),
  corrections: z.array(Correction).max(1_000).default([]),
});

export type Mapping = z.output<typeof Mapping>;
export type Filling = z.output<typeof Filling>;
export type Part = z.output<typeof Part>;
export type Condition = z.output<typeof Condition>;

/** The columns that a file must have for this mapping. */
export function columnsOf({ key, fields, corrections }: Mapping): readonly string[] {
  const ofFields = Object.values(fields).flatMap((filling) => (filling ? columnsOfFilling(filling) : []));
  const ofCorrections = corrections.flatMap(({ where, set }) => [...Object.keys(where), ...Object.keys(set)]);
  return [...new Set([...key, ...ofFields, ...ofCorrections])];
}

function columnsOfFilling(filling: Filling): readonly string[] {
  if ("value" in filling) return [];
  if ("column" in filling) return filling.optional ? [] : [filling.column];
  return ("parts" in filling ? filling.parts : filling.items).flatMap((part) => {
    if (typeof part === "string") return namesIn(part);
    return [part.when.column, ...namesIn(part.text)];
  });
}

const namesIn = (given: string) => (placeholdersOf(given) ?? []).map(({ column }) => column);
