import { type JsonForm, JsonText } from "@orrery/operation";

/** How a contract writes its JSON keys. Inside, all names are camelCase. */
export interface KeyStyle {
  /** What the kernel calls it. */
  readonly form: JsonForm;
  /** The name on the wire of a field. */
  name(field: string): string;
  /** A value with all its keys as they go on the wire; what is JSON text already has them. Its objects must be views or error details: free-form data has its own keys. */
  write(value: unknown): unknown;
}

export const camelCase: KeyStyle = { form: "camelCase", name: (field) => field, write: (value) => value };

/** OData's query options: `$filter`. Records have the names of their model, which are written as they are. */
export const odataNames: KeyStyle = {
  form: "camelCase",
  name: (field) => (field === "" || field.startsWith("$") ? field : `$${field}`),
  write: (value) => value,
};

export const snakeCase: KeyStyle = {
  form: "snake_case",
  name: snakeName,
  write: (value) => renameKeys(value, snakeName),
};

/** Names come from code, so they are few; the bound is for a mistake that lets a caller's keys in. */
const REMEMBERED_MAX = 5_000;
const remembered = new Map<string, string>();

/** `dealValue` is `deal_value`, `EstateAgent` is `estate_agent`, `line1` stays. */
export function snakeName(field: string): string {
  const known = remembered.get(field);
  if (known !== undefined) return known;
  const name = field.replace(/[A-Z]/g, (capital, at: number) => `${at === 0 ? "" : "_"}${capital.toLowerCase()}`);
  if (remembered.size < REMEMBERED_MAX) remembered.set(field, name);
  return name;
}

function renameKeys(value: unknown, rename: (key: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => renameKeys(item, rename));
  if (value === null || typeof value !== "object" || value instanceof JsonText) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [rename(key), renameKeys(inner, rename)]));
}
