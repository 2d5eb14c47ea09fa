import { operationId } from "./ids.ts";
import type { InputFields, InputType } from "./input-shape.ts";

/**
 * What null means where an operation's schema does not allow it: `absent` (filters: many clients send null for a
 * variable that was left out), or `sent` (inputs of writes: the schema refuses it, since null is how a patch empties).
 */
export type Nulls = "absent" | "sent";

/** GraphQL's arguments as the operation's input: global ids decoded, nulls as `nulls` says. The operation checks the rest. */
export function operationInput(
  fields: InputFields,
  args: Readonly<Record<string, unknown>>,
  nulls: Nulls,
): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const [name, { type, nullable }] of fields) {
    const value = args[name];
    if (value === undefined || (value === null && !nullable && nulls === "absent")) continue;
    input[name] = operationValue(type, value, nulls);
  }
  return input;
}

function operationValue(type: InputType, value: unknown, nulls: Nulls): unknown {
  if (value === null) return null;
  if (type.kind === "id") return operationId(type.noun, String(value));
  if (type.kind === "list") return (value as unknown[]).map((item) => operationValue(type.item.type, item, nulls));
  if (type.kind === "object") return operationInput(type.fields, value as Record<string, unknown>, nulls);
  return value;
}
