import { NOUNS } from "@orrery/db/datamodel";
import type { Operation, Scope } from "@orrery/operation";
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  isLeafType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
  type ValueNode,
} from "graphql";
import type { VariableValues } from "graphql/execution";
import { type Bill, billOf } from "../admission/measure.ts";
import { fragmentsOf } from "../admission/selections.ts";
import { boundFields } from "../binding/bound.ts";
import { keepSelection } from "../binding/selection.ts";
import { modelOf, type PlainField, plainField, scopesOfType } from "./plain-field.ts";
import { completeAs, FieldPlan, type FieldSource, Shape } from "./shape.ts";

/** How a query is executed whose fields below the root are plain. */
export interface Plan {
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly roots: readonly RootPlan[];
  /** What it costs, but for its variables. */
  readonly bill: Bill | undefined;
  /** What one must hold to see all of it. To who does not, GraphQL's own execution says what is missing. */
  readonly scopes: ReadonlySet<Scope>;
  /** All nouns whose data it shows; undefined where it depends on anything else beside its variables and who sees it. */
  readonly reads: readonly string[] | undefined;
}

/** A root field: asked by its resolver, and what that gives is shown as planned. */
export interface RootPlan extends FieldSource {
  readonly key: string;
  readonly type: GraphQLObjectType;
  readonly complete: ReturnType<typeof completeAs>;
}

/** Plans an operation of a valid document; undefined where it has to be executed as any. */
export function planOf(schema: GraphQLSchema, document: DocumentNode, operationName?: string | null): Plan | undefined {
  const operation = getOperationAST(document, operationName);
  const type = schema.getQueryType();
  if (operation?.operation !== OperationTypeNode.QUERY || !type) return undefined;
  const fragments = Object.fromEntries(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
  const planner = new Planner(schema, fragments);
  try {
    const roots = planner.roots(type, operation.selectionSet);
    const reads = [...planner.reads].filter((noun) => noun !== undefined);
    return {
      operation,
      fragments,
      roots,
      // Nothing of it is skipped, whatever its variables are.
      bill: billOf({ schema, variables: NO_VARIABLES, fragments: fragmentsOf(document) }, operation),
      scopes: planner.scopes,
      reads: reads.length === planner.reads.size ? reads : undefined,
    };
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

const nouns: Readonly<Record<string, string | undefined>> = NOUNS;

const operationOf = (name: string) =>
  boundFields.find(({ parent, field }) => parent === "Query" && field === name)?.operation;

function namesVariable(value: ValueNode): boolean {
  if (value.kind === Kind.LIST) return value.values.some(namesVariable);
  if (value.kind === Kind.OBJECT) return value.fields.some((field) => namesVariable(field.value));
  return value.kind === Kind.VARIABLE;
}

const TYPE_NAME = "__typename";

const typeName = ({ name }: GraphQLObjectType): PlainField => ({ read: () => name, relations: [], scopes: [] });

const NO_VARIABLES: VariableValues = { sources: {}, coerced: {} };

class NotPlain extends Error {}

type Nodes = [FieldNode, ...FieldNode[]];

class Planner {
  readonly scopes = new Set<Scope>();
  /** Undefined is among them for data of no noun. */
  readonly reads = new Set<string | undefined>();
  readonly #schema: GraphQLSchema;
  readonly #fragments: Readonly<Record<string, FragmentDefinitionNode>>;

  constructor(schema: GraphQLSchema, fragments: Readonly<Record<string, FragmentDefinitionNode>>) {
    this.#schema = schema;
    this.#fragments = fragments;
  }

  roots(type: GraphQLObjectType, set: SelectionSetNode): readonly RootPlan[] {
    return this.#collected([set]).map(([key, nodes]) => {
      const definition = this.#definitionOf(type, nodes[0]);
      // The failure of one would take the others along, which none of this schema's does.
      if (isNonNullType(definition.type)) throw new NotPlain();
      this.#invokes(operationOf(definition.name));
      const { shape } = this.#below(definition, nodes);
      if (!this.#hasVariables(nodes.flatMap(({ selectionSet }) => selectionSet ?? []))) keepSelection(nodes);
      const coordinate = `${type.name}.${definition.name}`;
      const complete = completeAs(definition.type, { shape, nodes, coordinate });
      return { key, type, parent: type.name, definition, nodes, complete };
    });
  }

  #invokes(operation: Operation | undefined): void {
    const { scope, policy, reads = [undefined] } = operation ?? {};
    if (typeof scope === "object") this.scopes.add(scope);
    for (const noun of policy ? [undefined] : reads) this.reads.add(noun);
  }

  #hasVariables(sets: readonly SelectionSetNode[]): boolean {
    return this.#collected(sets).some(([, nodes]) => {
      const below = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
      return (
        nodes.some(({ arguments: given = [] }) => given.some(({ value }) => namesVariable(value))) ||
        this.#hasVariables(below)
      );
    });
  }

  /** Also whether there are rows of the database in it. */
  #shapeOf(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): { shape: Shape; hasRows: boolean } {
    const scopes = scopesOfType(type);
    if (!scopes) throw new NotPlain();
    for (const scope of scopes) this.scopes.add(scope);
    const model = modelOf(type);
    if (model !== undefined) this.reads.add(nouns[model]);
    const relations: string[] = [];
    let withRows = 0;
    const fields = this.#collected(sets).map(([key, nodes]) => {
      const definition = this.#definitionOf(type, nodes[0]);
      const plain = definition.name === TYPE_NAME ? typeName(type) : plainField(type, definition);
      if (!plain) throw new NotPlain();
      for (const scope of plain.scopes) this.scopes.add(scope);
      relations.push(...plain.relations);
      const { shape, hasRows } = this.#below(definition, nodes);
      if (hasRows) withRows += 1;
      return new FieldPlan(key, { parent: type.name, definition, nodes, read: plain.read, shape });
    });
    // What is selected of a row in two ways is not all in one query, and so not all in the row.
    const isAmbiguous = model ? new Set(relations).size < relations.length : withRows > 1;
    if (isAmbiguous) throw new NotPlain();
    return { shape: new Shape(fields), hasRows: model !== undefined || withRows > 0 };
  }

  #below({ type }: GraphQLField<unknown, unknown>, nodes: Nodes): { shape: Shape | undefined; hasRows: boolean } {
    const named = getNamedType(type);
    if (isLeafType(named)) return { shape: undefined, hasRows: false };
    if (!isObjectType(named)) throw new NotPlain();
    return this.#shapeOf(
      named,
      nodes.flatMap(({ selectionSet }) => selectionSet ?? []),
    );
  }

  #definitionOf(type: GraphQLObjectType, { name }: FieldNode): GraphQLField<unknown, unknown> {
    const definition = this.#schema.getField(type, name.value);
    if (!definition || (name.value.startsWith("__") && name.value !== TYPE_NAME)) throw new NotPlain();
    return definition;
  }

  /** The nodes of each response field. A valid document has no fragment on an object that would not be of it. */
  #collected(sets: readonly SelectionSetNode[]): readonly (readonly [string, Nodes])[] {
    const found = new Map<string, Nodes>();
    const opened = new Set<string>();
    const collect = ({ selections }: SelectionSetNode): void => {
      for (const selection of selections) {
        if (selection.directives?.length) throw new NotPlain();
        if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet);
        else if (selection.kind === Kind.FRAGMENT_SPREAD) {
          const { value: name } = selection.name;
          if (!opened.has(name)) collect(this.#fragment(name));
          opened.add(name);
        } else {
          const key = selection.alias?.value ?? selection.name.value;
          const nodes = found.get(key);
          if (nodes) nodes.push(selection);
          else found.set(key, [selection]);
        }
      }
    };
    for (const set of sets) collect(set);
    // It is a name to GraphQL, and no property to JavaScript.
    if (found.has("__proto__")) throw new NotPlain();
    return [...found];
  }

  #fragment(name: string): SelectionSetNode {
    const fragment = this.#fragments[name];
    if (!fragment || fragment.directives?.length) throw new NotPlain();
    return fragment.selectionSet;
  }
}
