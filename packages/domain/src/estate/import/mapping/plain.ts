import type { z } from "zod";
import { MAPPED_FIELDS, type Mapping } from "./mapping.ts";

const NUMBERS: readonly string[] = [
  ...["price", "bedrooms", "bathrooms", "areaSqft", "lotSqft", "yearBuilt"],
  ...["address.lat", "address.lng"],
];

const fillingOf = (field: string) => {
  if (field === "title") return { column: field };
  if (field === "features") return { column: field, split: "|", optional: true };
  return { column: field, optional: true, ...(NUMBERS.includes(field) && { as: "number" as const }) };
};

/** Columns that are called as the API calls its fields, and `externalId`, which tells rows apart. Only that and `title` must be there. */
export const PLAIN: z.input<typeof Mapping> = {
  source: "plain",
  key: ["externalId"],
  fields: Object.fromEntries(MAPPED_FIELDS.map((field) => [field, fillingOf(field)])),
};
