import { Failure, type InputIssue } from "@orrery/operation";
import { z } from "zod";
import { NewProperty, newPropertyColumns } from "../property/property-input.ts";
import type { Said } from "./mapping/map-row.ts";
import { MAPPED_FIELDS, type MappedField } from "./mapping/mapping.ts";

/** A row that was mapped, or could not be (`reason`). `row` counts as a spreadsheet does: the header is 1. */
export const BatchRow = z.object({
  row: z.int().min(2),
  record: z.array(z.string()),
  mapped: z
    .object({
      key: z.string(),
      said: z.partialRecord(z.enum(MAPPED_FIELDS), z.union([z.string(), z.number(), z.array(z.string())]).nullable()),
    })
    .optional(),
  reason: z.string().optional(),
});
export type BatchRow = z.output<typeof BatchRow>;

export interface Reject {
  readonly row: number;
  readonly reason: string;
  readonly record: readonly string[];
}

/** A row that is a listing: what the file says, and what becomes of it by the rules that hold for every new property. */
export interface Listing {
  readonly row: number;
  readonly record: readonly string[];
  readonly key: string;
  readonly said: Said;
  readonly input: z.output<typeof NewProperty>;
  readonly columns: ReturnType<typeof newPropertyColumns>;
}

/** Holds rows to the rules. */
export function checked(rows: readonly BatchRow[], now: Date): { listings: Listing[]; rejects: Reject[] } {
  const listings: Listing[] = [];
  const rejects: Reject[] = [];
  for (const { row, record, mapped, reason = "The row is missing." } of rows) {
    const listing = mapped ? listingOf({ row, record, ...mapped } as Source, now) : reason;
    if (typeof listing === "string") rejects.push({ row, record, reason: listing });
    else listings.push(listing);
  }
  return { listings, rejects };
}

type Source = Pick<Listing, "row" | "record" | "key" | "said">;

/** The listing, or why it is none. */
function listingOf(source: Source, now: Date): Listing | string {
  const parsed = NewProperty.safeParse(inputOf(source.said));
  if (!parsed.success) {
    return reasonOf(parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message })));
  }
  try {
    return { ...source, input: parsed.data, columns: newPropertyColumns(parsed.data, now) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return reasonOf((error.details?.issues ?? []) as readonly InputIssue[]);
  }
}

const reasonOf = (issues: readonly InputIssue[]) => issues.map(({ path, message }) => `${path}: ${message}`).join(" ");

const ADDRESS = "address.";

/** Fields as a new property takes them: those of the address in it. @param only these alone */
export function inputOf(said: Said, only?: ReadonlySet<string>): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  const address: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(said)) {
    if (only && !only.has(field)) continue;
    if (field.startsWith(ADDRESS)) address[field.slice(ADDRESS.length)] = value;
    else input[field] = value;
  }
  return Object.keys(address).length > 0 ? { ...input, address } : input;
}

/** What the file says with the status that a listing has by it. */
export const withStatus = (said: Said, always: string | null): Said => ({
  ...said,
  status: always ?? said.status ?? "active",
});

/** The fields of which a file says something else than the last one did. */
export function fieldsSaidAnew(said: Said, before: Said): ReadonlySet<MappedField> {
  const isSame = (field: MappedField) => JSON.stringify(said[field]) === JSON.stringify(before[field]);
  return new Set((Object.keys(said) as MappedField[]).filter((field) => !isSame(field)));
}
