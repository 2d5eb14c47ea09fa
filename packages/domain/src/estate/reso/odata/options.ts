import { z } from "zod";
import { notSupported, notUnderstood, type QueryOption } from "./refusals.ts";

/** The most that a page holds, and what it holds unless told. */
export const ODATA_PAGE_MAX = 1_000;
export const ODATA_PAGE_DEFAULT = 100;
/** As long as a URL may be. */
const TEXT_MAX = 8_192;

const optionText = z.string().max(TEXT_MAX).optional();
const isJson = (format: string) => /^(?:json|application\/json(?:\s*;.*)?)$/i.test(format);

/** What every entity set takes: OData's query options, without their `$`. */
export const setOptions = {
  filter: optionText,
  select: optionText,
  orderby: optionText,
  top: z
    .int()
    .min(0)
    .optional()
    .describe(`How many a page holds: at most ${ODATA_PAGE_MAX}, ${ODATA_PAGE_DEFAULT} unless told.`),
  skiptoken: z.string().max(500).optional(),
  format: z.string().refine(isJson, { error: "This is answered as JSON alone." }).optional(),
  pageSize: z.int().min(1).optional().describe("`Prefer: odata.maxpagesize`"),
};

export const pageSizeOf = ({ top, pageSize }: { top?: number | undefined; pageSize?: number | undefined }): number =>
  Math.min(top ?? pageSize ?? ODATA_PAGE_DEFAULT, pageSize ?? ODATA_PAGE_MAX, ODATA_PAGE_MAX);

/**
 * The names of a `$select`; undefined for all. What may be expanded may be named as well, and comes by `$expand` alone.
 * @throws Failure INVALID_INPUT for a field that there is not
 */
export function selectedFields(
  resource: string,
  known: Readonly<Record<string, unknown>>,
  select: string | undefined,
  expandable: readonly string[] = [],
): readonly string[] | undefined {
  if (select === undefined) return undefined;
  const names = select.split(",").map((name) => name.trim());
  const fields = names.filter((name) => name !== "*" && !expandable.includes(name));
  for (const name of fields) if (!Object.hasOwn(known, name)) throw noSuchField("select", resource, name);
  return names.includes("*") ? undefined : [...new Set(fields)];
}

/** What `$expand` brings along. @throws Failure INVALID_INPUT or ODATA_UNSUPPORTED */
export function expandsOf(known: readonly string[], expand: string | undefined): ReadonlySet<string> {
  if (expand === undefined) return new Set();
  if (/[($/*]/.test(expand)) throw notSupported("expand", "What is expanded comes whole, without options of its own.");
  const names = expand.split(",").map((name) => name.trim());
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw notUnderstood("expand", `There is no ${unknown.slice(0, 100)} to expand; there is ${known.join(", ")}.`);
  return new Set(names);
}

export interface OrderBy {
  readonly field: string;
  readonly descending: boolean;
}

/** A `$orderby`'s fields. @throws Failure INVALID_INPUT */
export function ordersOf(
  resource: string,
  known: Readonly<Record<string, unknown>>,
  orderby: string | undefined,
): readonly OrderBy[] {
  if (orderby === undefined) return [];
  return orderby.split(",").map((part) => {
    const [field = "", direction = "asc", ...more] = part.trim().split(/\s+/);
    if (!Object.hasOwn(known, field)) throw noSuchField("orderby", resource, field);
    if (more.length > 0 || (direction !== "asc" && direction !== "desc")) {
      throw notUnderstood("orderby", `After ${field} there is asc, desc or nothing.`);
    }
    return { field, descending: direction === "desc" };
  });
}

const noSuchField = (option: QueryOption, resource: string, name: string) =>
  notUnderstood(option, `${resource} has no field ${name.slice(0, 100) || "without a name"}.`);

/** The address of the page after one: what it was asked with, and where to go on. */
export function nextLink(
  root: string,
  resource: string,
  asked: Readonly<Partial<Record<QueryOption, string | number | boolean | undefined>>>,
  skiptoken: string,
): string {
  const options = Object.entries({ ...asked, skip: undefined, skiptoken }).flatMap(([name, value]) =>
    value === undefined ? [] : `$${name}=${encodeURIComponent(value)}`,
  );
  return `${root}/${resource}?${options.join("&")}`;
}

/** `…$metadata#Property`, with what was selected and expanded (OData 4.01, Protocol, 10). */
export function contextUrl(
  root: string,
  resource: string,
  select: readonly string[] | undefined,
  expands: Iterable<string>,
): string {
  const shown = [...(select ?? []), ...[...expands].map((name) => `${name}()`)];
  return `${root}/$metadata#${resource}${shown.length > 0 ? `(${shown.join(",")})` : ""}`;
}

/** A record with the selected fields alone. */
export function selected(record: object, select: readonly string[] | undefined): Record<string, unknown> {
  const all = record as Record<string, unknown>;
  return select === undefined ? all : Object.fromEntries(select.map((name) => [name, all[name]]));
}
