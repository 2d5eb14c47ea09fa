import { z } from "zod";
import { text } from "../../fields/text.ts";

const PATHS_MAX = 10;
const DEPTH_MAX = 10;

/** `contact.emails.0.address`: names of fields and places in lists. */
export const bodyPath = z
  .string()
  .max(200)
  .regex(/^[^.\0]+(?:\.[^.\0]+)*$/, { error: "Must be names and places joined by dots, such as contact.emails.0." })
  .refine((path) => path.split(".").length <= DEPTH_MAX, { error: `Must be at most ${DEPTH_MAX} deep.` });

/**
 * Where a field comes from: the first of `paths` that holds something, or with `join` all that do, with it between; `value`
 * where they hold nothing, or there are none.
 */
const rule = z
  .object({
    paths: z.array(bodyPath).max(PATHS_MAX).optional(),
    join: z.string().max(10).optional(),
    value: text(1_000).optional(),
  })
  .refine(({ paths = [], value }) => paths.length > 0 || value !== undefined, {
    error: "Must have paths, or a value.",
  });

type Rule = z.output<typeof rule>;

/** From where in a body each field of a lead comes. */
export const InboundMapping = z.object({
  name: rule,
  email: rule.optional(),
  phone: rule.optional(),
  source: rule.optional(),
  propertyId: rule.optional(),
  propertyAddress: rule.optional(),
  notes: rule.optional(),
  agentId: rule.optional(),
  dealValue: rule.optional(),
  dealCurrency: rule.optional(),
});
export type InboundMapping = z.output<typeof InboundMapping>;

const DEFAULT_SOURCE = "webhook";

/** The lead that a body makes. What no rule finds anything for is left out. */
export function mapped(mapping: InboundMapping, body: unknown): Record<string, unknown> {
  const fields = Object.entries(mapping).flatMap(([field, one]) => {
    const value = one && textOf(one, body);
    return value === undefined ? [] : [[field, value] as const];
  });
  return { source: DEFAULT_SOURCE, ...Object.fromEntries(fields) };
}

function textOf({ paths = [], join, value }: Rule, body: unknown): string | undefined {
  const found = paths.flatMap((path) => textAt(body, path) ?? []);
  return (join === undefined ? found[0] : found.join(join)) || value;
}

/** The text, number or truth value at a path; undefined for an empty text and for all else. */
export function textAt(body: unknown, path: string): string | undefined {
  let at = body;
  for (const name of path.split(".")) {
    // Its own fields and places alone: a body says nothing of what objects inherit, or of how long its lists are.
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, name)) return undefined;
    if (Array.isArray(at) && !/^\d+$/.test(name)) return undefined;
    at = (at as Record<string, unknown>)[name];
  }
  if (typeof at !== "string" && typeof at !== "number" && typeof at !== "boolean") return undefined;
  return String(at).trim() || undefined;
}
