import { invalidInput, type Operation } from "@orrery/operation";
import {
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  isCompositeType,
  type OperationDefinitionNode,
} from "graphql";
import { getArgumentValues, getVariableValues, type VariableValues } from "graphql/execution";
import { priceOf } from "./price.ts";
import { fragmentsOf, type SelectedField, type SelectionSource, selectedFields } from "./selections.ts";

/** Levels of fields (CONTRACTS.md, "Rate limits"). Introspection is not counted: its standard query is deeper. */
export const DEPTH_MAX = 12;
/** Points of one document. */
export const COST_MAX = 1_000;
/** Response fields that a document may spell out, introspection included: what nested aliases can multiply without any row. */
export const FIELDS_MAX = 1_000;
const ROWS_PER_POINT = 10;

/** A document that is about to be executed, with the variables as they were sent, or as their types have them already. */
export interface Submission {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  readonly coerced?: VariableValues;
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

/**
 * Measures a valid document. Undefined where it names no operation, or its variables do not fit: execution says so.
 * @throws Failure BAD_REQUEST for a document that is too deep, spells out too many fields, or multiplies introspection.
 */
export function measure({ schema, document, operationName, variables, coerced }: Submission): Measure | undefined {
  const operation = getOperationAST(document, operationName);
  const parent = operation && schema.getRootType(operation.operation);
  if (!parent) return undefined;
  const values = coerced ?? coercedVariables(schema, operation, variables);
  if (!values) return undefined;
  const walk = new Walk({ schema, variables: values, fragments: fragmentsOf(document) });
  const roots = selectedFields(walk.source, parent, [operation.selectionSet]);
  if (roots.filter(isSchemaQuery).length > 1) throw tooMuch("A document may ask for __schema or __type once.");
  const rows = roots.reduce((sum, root) => sum + walk.rowsOf(root, 1), 0);
  return {
    operations: walk.operations,
    // Nothing is free, not even a document that skips all of its fields.
    cost: Math.max(1, Math.ceil(roots.length + rows / ROWS_PER_POINT)),
    writes: isMutation(operation) ? roots.filter((root) => !isIntrospection(root)).length : 0,
  };
}

/** Undefined where they do not fit. */
export function coercedVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Submission["variables"],
): VariableValues | undefined {
  return getVariableValues(schema, variableDefinitions, variables ?? {}, { maxErrors: 1 }).variableValues;
}

const isMutation = ({ operation }: OperationDefinitionNode) => operation === "mutation";

class Walk {
  readonly source: SelectionSource;
  readonly operations: Operation[] = [];
  #fields = 0;

  constructor(source: SelectionSource) {
    this.source = source;
  }

  /** The rows that a field and all below it may return. `depth` is undefined inside introspection. */
  rowsOf(selected: SelectedField, depth: number | undefined): number {
    const { parent, nodes } = selected;
    const [node] = nodes;
    this.#fields += 1;
    if (this.#fields > FIELDS_MAX) throw tooMuch(`A document may select at most ${FIELDS_MAX} fields.`);
    if (depth !== undefined && depth > DEPTH_MAX) throw tooMuch(`A document may be at most ${DEPTH_MAX} fields deep.`);
    const field = this.source.schema.getField(parent, node.name.value);
    if (!field) return 0;
    const price = priceOf(field);
    const args = price ? getArgumentValues(field, node, this.source.variables) : {};
    this.operations.push(...(price?.calls?.(args) ?? []));
    const below = this.#rowsBelow(getNamedType(field.type), nodes, isIntrospection(selected) ? undefined : depth);
    const own = price?.rows?.(args);
    return own === undefined ? below : own * (1 + below);
  }

  #rowsBelow(type: unknown, nodes: SelectedField["nodes"], depth: number | undefined): number {
    if (!isCompositeType(type)) return 0;
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    const next = depth === undefined ? undefined : depth + 1;
    const fields = selectedFields(this.source, type, sets);
    if (depth === undefined) assertNoneTwice(fields);
    return fields.reduce((sum, field) => sum + this.rowsOf(field, next), 0);
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
