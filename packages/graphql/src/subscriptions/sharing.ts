import { isPrincipal, viewOf } from "@orrery/operation";
import { type DocumentNode, getOperationAST, Kind, type OperationDefinitionNode, visit } from "graphql";
import type { Exchange } from "../exchange.ts";

/** What a subscription tells, if others may be told the same. */
export interface Sharing {
  /** The same for all who subscribe to the same and may see the same, from wherever they go on. */
  readonly key: string;
  /** It begins with what is to come, and need not say where that is. */
  readonly beginsNow: boolean;
}

export interface Subscribed {
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variableValues?: Readonly<Record<string, unknown>> | null | undefined;
}

/**
 * Whether a subscription is one that is likely to be had by many: not of one thing alone, and not with its place in the log
 * in its text.
 */
export function sharingOf(text: string, subscribed: Subscribed, { caller }: Exchange): Sharing | undefined {
  const operation = getOperationAST(subscribed.document, subscribed.operationName);
  const [field, ...others] = operation?.selectionSet.selections ?? [];
  if (!operation || field?.kind !== Kind.FIELD || others.length > 0 || !isPrincipal(caller)) return undefined;
  const given = new Map((field.arguments ?? []).map(({ name, value }) => [name.value, value]));
  if (given.has("id")) return undefined;
  const after = given.get("after");
  if (after && after.kind !== Kind.VARIABLE) return undefined;
  const { [after?.name.value ?? ""]: cursor, ...variables } = subscribed.variableValues ?? {};
  if (after && !isOnlyFor(subscribed.document, operation, after.name.value)) return undefined;
  return {
    key: JSON.stringify([text, subscribed.operationName ?? null, variables, viewOf(caller)]),
    beginsNow: (cursor ?? undefined) === undefined && !given.has("heartbeats"),
  };
}

/** Whether a variable without a default is used once. */
function isOnlyFor(
  document: DocumentNode,
  { variableDefinitions = [] }: OperationDefinitionNode,
  name: string,
): boolean {
  const definition = variableDefinitions.find(({ variable }) => variable.name.value === name);
  let uses = 0;
  visit(document, {
    Variable(node) {
      if (node.name.value === name) uses += 1;
    },
  });
  // Its definition is one of them.
  return definition !== undefined && definition.defaultValue === undefined && uses === 2;
}
