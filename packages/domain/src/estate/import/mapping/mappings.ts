import { invalidInput } from "@orrery/operation";
import { z } from "zod";
import { KING_COUNTY } from "./king-county.ts";
import { columnsOf, Mapping } from "./mapping.ts";
import { PLAIN } from "./plain.ts";

/** The mappings that are built in, by their names. */
export const MAPPINGS: Readonly<Record<string, Mapping>> = {
  plain: Mapping.parse(PLAIN),
  "king-county": Mapping.parse(KING_COUNTY),
};

export const DEFAULT_MAPPING = "plain";
const JSON_MAX = 100_000;

/** A mapping as callers give it: the name of one that is built in, or one of their own as JSON. */
export const mappingText = z
  .string()
  .max(JSON_MAX)
  .default(DEFAULT_MAPPING)
  .describe(
    `How columns become fields: ${Object.keys(MAPPINGS).join(" or ")}, or a mapping of one's own as JSON text.`,
  );

/** @throws Failure INVALID_INPUT */
export function mappingOf(given: string): Mapping {
  if (Object.hasOwn(MAPPINGS, given)) return MAPPINGS[given] as Mapping;
  if (!given.trimStart().startsWith("{")) {
    const message = `There is no mapping ${JSON.stringify(given.slice(0, 50))}: it is ${Object.keys(MAPPINGS).join(", ")}, or JSON.`;
    throw invalidInput([{ path: "mapping", message }]);
  }
  const parsed = Mapping.safeParse(jsonOf(given));
  if (parsed.success) return parsed.data;
  throw invalidInput(
    parsed.error.issues.map(({ path, message }) => ({ path: ["mapping", ...path].join("."), message })),
  );
}

function jsonOf(given: string): unknown {
  try {
    return JSON.parse(given);
  } catch (error) {
    throw invalidInput([{ path: "mapping", message: `Must be JSON: ${(error as Error).message}` }]);
  }
}

/** The columns that a mapping takes and a file has not. */
export function missingColumns(mapping: Mapping, columns: readonly string[]): readonly string[] {
  const there = new Set(columns);
  return columnsOf(mapping).filter((column) => !there.has(column));
}
