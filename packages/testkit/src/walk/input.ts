import type { Operation } from "@orrery/operation";
import { z } from "zod";

interface FieldSchema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly noun?: string;
  readonly anyOf?: readonly FieldSchema[];
  readonly default?: unknown;
}

/** One field of an operation's input, as its JSON schema describes it. */
export interface InputField {
  readonly name: string;
  readonly required: boolean;
  readonly schema: FieldSchema;
  /** The noun whose id it takes. */
  readonly noun: string | undefined;
}

export function inputFields(operation: Operation): readonly InputField[] {
  const { properties = {}, required = [] } = z.toJSONSchema(operation.input, { io: "input", unrepresentable: "any" });
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    schema: schema as FieldSchema,
    required: required.includes(name),
    noun: nounOf(schema as FieldSchema),
  }));
}

function nounOf({ noun, anyOf = [] }: FieldSchema): string | undefined {
  return noun ?? anyOf.map(nounOf).find((found) => found !== undefined);
}

/** A value that the field must refuse, wherever it is sent; undefined for free text, which a query string can't get wrong. */
export function wrongValue({ schema, name }: InputField, place: "body" | "query"): unknown {
  const isObject = (one: FieldSchema): boolean => one.type === "object" || (one.anyOf ?? []).some(isObject);
  // An object with fields that nobody knows is an empty one.
  if (place === "body") return isObject(schema) ? "$ne" : { $ne: null };
  const isFreeText = (one: FieldSchema): boolean =>
    one.anyOf ? one.anyOf.some(isFreeText) : one.type === "string" && !one.enum && !one.format;
  return isFreeText(schema) && name !== "cursor" ? undefined : "$ne";
}
