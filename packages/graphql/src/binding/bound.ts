import type { Operation } from "@orrery/operation";
import type { InputFields } from "./input-shape.ts";

/** One operation's field. */
export interface BoundField {
  readonly operation: Operation;
  readonly kind: "query" | "mutation" | "connection" | "subscription";
  readonly parent: "Query" | "Mutation" | "Subscription";
  readonly field: string;
}

const bound: BoundField[] = [];
const getOperations = new Map<string, Operation>();

/** Every field that is an operation, for the tests that walk the registry. */
export const boundFields: readonly BoundField[] = bound;

export function recordField(field: BoundField): void {
  bound.push(field);
}

/** The operation `<noun>.get`, which takes the noun's id and nothing else, is how that noun is got, by `node` too. */
export function recordGet(operation: Operation, fields: InputFields): void {
  const [only, ...others] = fields;
  if (only === undefined || others.length > 0 || !operation.name.endsWith(".get")) return;
  const [name, { type }] = only;
  if (name === "id" && type.kind === "id" && type.noun !== undefined) getOperations.set(type.noun, operation);
}

/** The operation that gets one `noun` by its id. */
export function getOperationOf(noun: string): Operation | undefined {
  return getOperations.get(noun);
}

/** @throws where the noun has none: a defect of the bindings. */
export function requireGetOperation(noun: string): Operation {
  const operation = getOperations.get(noun);
  if (!operation) throw new Error(`No operation gets a ${noun} by its id: bind one with query().`);
  return operation;
}
