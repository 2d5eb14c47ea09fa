import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  GraphQLIncludeDirective,
  type GraphQLSchema,
  GraphQLSkipDirective,
  isCompositeType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import { getDirectiveValues, type VariableValues } from "graphql/execution";

/** A response field: every node that the document merges into it, on the type that it is selected on. */
export interface SelectedField {
  readonly parent: GraphQLCompositeType;
  readonly nodes: readonly [FieldNode, ...FieldNode[]];
}

/** What selections are read with. */
export interface SelectionSource {
  readonly schema: GraphQLSchema;
  readonly variables: VariableValues;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

export function fragmentsOf({ definitions }: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
}

/**
 * The response fields of some selection sets, as execution will merge them: fragments opened, what is skipped left out,
 * the same response key once, an alias as a field of its own. Below an interface each type's fields count apart, since
 * nobody knows yet which it will be.
 */
export function selectedFields(
  source: SelectionSource,
  parent: GraphQLCompositeType,
  sets: readonly SelectionSetNode[],
): readonly SelectedField[] {
  const found = new Map<string, { parent: GraphQLCompositeType; nodes: [FieldNode, ...FieldNode[]] }>();
  const opened = new Set<string>();

  const open = (on: GraphQLCompositeType, { selections }: SelectionSetNode): void => {
    for (const selection of selections) if (isIncluded(selection, source.variables)) take(on, selection);
  };
  const take = (on: GraphQLCompositeType, selection: SelectionNode): void => {
    if (selection.kind === Kind.FIELD) {
      const key = `${on.name}.${selection.alias?.value ?? selection.name.value}`;
      const known = found.get(key);
      if (known) known.nodes.push(selection);
      else found.set(key, { parent: on, nodes: [selection] });
      return;
    }
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      open(narrowed(source.schema, on, selection.typeCondition?.name.value), selection.selectionSet);
      return;
    }
    const fragment = source.fragments.get(selection.name.value);
    const key = `${on.name}.${selection.name.value}`;
    if (!fragment || opened.has(key)) return;
    opened.add(key);
    open(narrowed(source.schema, on, fragment.typeCondition.name.value), fragment.selectionSet);
  };

  for (const set of sets) open(parent, set);
  return [...found.values()];
}

/** The type that a fragment's fields are selected on: an object stays what it is. */
function narrowed(schema: GraphQLSchema, on: GraphQLCompositeType, condition: string | undefined) {
  if (condition === undefined || isObjectType(on)) return on;
  const type = schema.getType(condition);
  return isCompositeType(type) ? type : on;
}

function isIncluded(node: SelectionNode, variables: VariableValues): boolean {
  if (!node.directives?.length) return true;
  if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.if === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false;
}
