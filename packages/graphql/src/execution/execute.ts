import { holds, isPrincipal } from "@orrery/operation";
import type { DocumentNode, ExecutionResult, GraphQLResolveInfo, GraphQLSchema } from "graphql";
import { getArgumentValues, type VariableValues } from "graphql/execution";
import type { Context } from "../exchange.ts";
import { type Plan, planOf, type RootPlan } from "./plan.ts";
import { failed, type Run } from "./shape.ts";

type Plans = Map<string | undefined, Plan | undefined>;

/** By documents, which are kept by their texts (http/documents.ts). */
const planned = new WeakMap<DocumentNode, Plans>();

/** The plan of an operation of a valid document, made once. Undefined where it has to be executed as any. */
export function planFor(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName?: string | null,
): Plan | undefined {
  const plans: Plans = planned.get(document) ?? new Map();
  planned.set(document, plans);
  const name = operationName ?? undefined;
  if (!plans.has(name)) plans.set(name, planOf(schema, document, name));
  return plans.get(name);
}

/** A plan that was made before. */
export function knownPlan(document: DocumentNode, operationName?: string | null): Plan | undefined {
  return planned.get(document)?.get(operationName ?? undefined);
}

/** Whether one may see all that is planned. */
export function seesAll({ exchange: { caller } }: Context, { scopes }: Plan): boolean {
  return scopes.size === 0 || (isPrincipal(caller) && [...scopes].every((scope) => holds(caller, scope)));
}

export interface PlannedExecution {
  readonly schema: GraphQLSchema;
  readonly variables: VariableValues;
  readonly contextValue: Context;
}

/** Executes as GraphQL's specification says ("Execution"), by a plan. */
export async function executePlan(plan: Plan, execution: PlannedExecution): Promise<ExecutionResult> {
  const { schema, contextValue: context, variables } = execution;
  const run: Run = { context, variables, errors: [], args: new Map() };
  const data: Record<string, unknown> = {};
  for (const { key } of plan.roots) data[key] = null;
  await Promise.all(
    plan.roots.map(async (root) => {
      data[root.key] = await rootValue(root, run, infoOf(root, plan, schema, variables));
    }),
  );
  return run.errors.length > 0 ? { errors: run.errors, data } : { data };
}

async function rootValue({ key, definition, nodes, complete }: RootPlan, run: Run, info: GraphQLResolveInfo) {
  const place = { outer: undefined, key };
  try {
    const args = getArgumentValues(definition, nodes[0], run.variables);
    return complete(await definition.resolve?.(undefined, args, run.context, info), run, place);
  } catch (error) {
    return failed(error, { type: definition.type, nodes, place, run });
  }
}

function infoOf(
  { key, definition, nodes, type }: RootPlan,
  { operation, fragments }: Plan,
  schema: GraphQLSchema,
  variableValues: VariableValues,
): GraphQLResolveInfo {
  return {
    fieldName: definition.name,
    fieldNodes: nodes,
    returnType: definition.type,
    parentType: type,
    path: { prev: undefined, key, typename: type.name },
    schema,
    fragments,
    rootValue: undefined,
    operation,
    variableValues,
    getAbortSignal: () => undefined,
    getAsyncHelpers: () => ({ promiseAll: (values) => Promise.all(values), track: () => undefined }),
  };
}
