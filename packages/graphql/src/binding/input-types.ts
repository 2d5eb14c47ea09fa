import type { InputFieldMap, InputFieldRef } from "@pothos/core";
import { builder, type SchemaTypes } from "../builder.ts";
import { enumFor } from "../types/enums.ts";
import type { InputField, InputFields, InputType } from "./input-shape.ts";

/** What arguments and input fields are made with: Pothos gives one to each field and input type. */
type InputFieldBuilder = (options: Record<string, unknown>) => InputFieldRef<SchemaTypes, unknown>;

/** Arguments, or fields of an input type, for what an operation takes. `owner` begins the names of nested input types. */
export function inputFieldMap(make: unknown, owner: string, fields: InputFields): InputFieldMap {
  return Object.fromEntries(
    [...fields].map(([name, field]) => [
      name,
      (make as InputFieldBuilder)(optionsOf(`${owner}${capitalized(name)}`, field)),
    ]),
  );
}

/** An input type that holds what an operation takes. */
export function inputObject(name: string, fields: InputFields, description: string) {
  return builder.inputType(name, {
    description,
    fields: (t) => inputFieldMap(t.field.bind(t), name.replace(/Input$/, ""), fields),
  });
}

function optionsOf(owner: string, { type, required, default: defaultValue, description }: InputField) {
  return {
    type: typeParam(owner, type),
    required: type.kind === "list" ? { list: required, items: !type.item.nullable } : required,
    ...(defaultValue !== undefined && { defaultValue }),
    ...(description !== undefined && { description }),
  };
}

function typeParam(owner: string, type: InputType): unknown {
  switch (type.kind) {
    case "scalar":
      return type.name;
    case "id":
      return "ID";
    case "enum":
      return enumFor(type.values);
    case "list":
      return [typeParam(owner, type.item.type)];
    case "object":
      return inputObject(`${owner}Input`, type.fields, `Part of ${owner}.`);
  }
}

export const capitalized = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
