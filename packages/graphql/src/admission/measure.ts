import { invalidInput, type Operation } from "@orrery/operation";
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  isCompositeType,
  type OperationDefinitionNode,
} from "graphql";
import { getArgumentValues, getVariableValues, type VariableValues } from "graphql/execution";
import { type Price, priceOf } from "./price.ts";
import { fragmentsOf, type SelectedField, type SelectionSource, selectedFields } from "./selections.ts";

/** Levels of fields (CONTRACTS.md, "Rate limits"). Introspection is not counted: its standard query is deeper. */
export const DEPTH_MAX = 12;
/** Points of one document. */
export const COST_MAX = 1_000;
/** Response fields that a document may spell out, introspection included: what nested aliases can multiply without any row. */
export const FIELDS_MAX = 1_000;
const ROWS_PER_POINT = 10;

/** A document that is about to be executed, with the variables as they were sent. */
export interface Submission {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** What a document asks of the server, known before any of it runs. */
export interface Measure {
  /** Every operation that it may invoke, as often as it may. */
  readonly operations: readonly Operation[];
  /** Points: 1 for each root field, and a tenth of the rows that it may return, rounded up; at least 1. */
  readonly cost: number;
  /** The root fields, where they are writes; otherwise 0. */
  readonly writes: number;
}

/** What of an operation's selections has a price, before its arguments are known. */
export interface Bill {
  readonly roots: number;
  readonly writes: number;
  readonly fields: readonly PricedField[];
}

interface PricedField {
  readonly price: Price;
  readonly field: GraphQLField<unknown, unknown>;
  readonly node: FieldNode;
  readonly below: readonly PricedField[];
}

/**
 * Measures a valid document. Undefined where it names no operation, or its variables do not fit: execution says so.
 * @throws Failure BAD_REQUEST for a document that is too deep, spells out too many fields, or multiplies introspection.
 */
export function measure({ schema, document, operationName, variables }: Submission): Measure | undefined {
  const operation = getOperationAST(document, operationName);
  const values = operation && coercedVariables(schema, operation, variables);
  if (!values) return undefined;
  const bill = billOf({ schema, variables: values, fragments: fragmentsOf(document) }, operation);
  return bill && measureOf(bill, values);
}

/** Undefined where they do not fit. */
export function coercedVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Submission["variables"],
): VariableValues | undefined {
  return getVariableValues(schema, variableDefinitions, variables ?? {}, { maxErrors: 1 }).variableValues;
}

/**
 * @param source its variables decide what is skipped, and nothing else
 * @throws as `measure` does
 */
export function billOf(source: SelectionSource, operation: OperationDefinitionNode): Bill | undefined {
  const parent = source.schema.getRootType(operation.operation);
  if (!parent) return undefined;
  const walk = new Walk(source);
  const roots = selectedFields(source, parent, [operation.selectionSet]);
  if (roots.filter(isSchemaQuery).length > 1) throw tooMuch("A document may ask for __schema or __type once.");
  return {
    roots: roots.length,
    writes: isMutation(operation) ? roots.filter((root) => !isIntrospection(root)).length : 0,
    fields: roots.flatMap((root) => walk.pricedIn(root, 1)),
  };
}

export function measureOf({ roots, writes, fields }: Bill, variables: VariableValues): Measure {
  const operations: Operation[] = [];
  const rowsOf = ({ price, field, node, below }: PricedField): number => {
    const args = getArgumentValues(field, node, variables);
    operations.push(...(price.calls?.(args) ?? []));
    const rows = rowsOfAll(below);
    const own = price.rows?.(args);
    return own === undefined ? rows : own * (1 + rows);
  };
  const rowsOfAll = (priced: readonly PricedField[]) => priced.reduce((sum, one) => sum + rowsOf(one), 0);
  const rows = rowsOfAll(fields);
  // Nothing is free, not even a document that skips all of its fields.
  return { operations, cost: Math.max(1, Math.ceil(roots + rows / ROWS_PER_POINT)), writes };
}

const isMutation = ({ operation }: OperationDefinitionNode) => operation === "mutation";

class Walk {
  readonly #source: SelectionSource;
  #fields = 0;

  constructor(source: SelectionSource) {
    this.#source = source;
  }

  /** A field, if it has a price, or what has one below it. `depth` is undefined inside introspection. */
  pricedIn(selected: SelectedField, depth: number | undefined): readonly PricedField[] {
    const { parent, nodes } = selected;
    const [node] = nodes;
    this.#fields += 1;
    if (this.#fields > FIELDS_MAX) throw tooMuch(`A document may select at most ${FIELDS_MAX} fields.`);
    if (depth !== undefined && depth > DEPTH_MAX) throw tooMuch(`A document may be at most ${DEPTH_MAX} fields deep.`);
    const field = this.#source.schema.getField(parent, node.name.value);
    if (!field) return [];
    const below = this.#pricedBelow(getNamedType(field.type), nodes, isIntrospection(selected) ? undefined : depth);
    const price = priceOf(field);
    return price ? [{ price, field, node, below }] : below;
  }

  #pricedBelow(type: unknown, nodes: SelectedField["nodes"], depth: number | undefined): readonly PricedField[] {
    if (!isCompositeType(type)) return [];
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    const next = depth === undefined ? undefined : depth + 1;
    const fields = selectedFields(this.#source, type, sets);
    if (depth === undefined) assertNoneTwice(fields);
    return fields.flatMap((field) => this.pricedIn(field, next));
  }
}

/** Introspection costs no rows, so its answer must not be multiplied by aliases: once, the schema is all that it can hold. */
function assertNoneTwice(fields: readonly SelectedField[]): void {
  const names = new Set(fields.map(({ nodes: [{ name }] }) => name.value));
  if (names.size < fields.length) throw tooMuch("Introspection may select each field once, under one name.");
}

const isSchemaQuery = ({ nodes: [{ name }] }: SelectedField) => name.value === "__schema" || name.value === "__type";

const isIntrospection = ({ nodes: [{ name }] }: SelectedField) => name.value.startsWith("__");

const tooMuch = (message: string) => invalidInput([{ path: "query", message }]);
