import { queryFromInfo } from "@pothos/plugin-prisma";
import type { FieldNode, GraphQLResolveInfo } from "graphql";
import type { Context } from "../exchange.ts";

/** Of selections that ask for the same whatever the variables are, what they ask for, once it is known. */
const constant = new WeakMap<readonly FieldNode[], { shape?: unknown }>();

/** Has a field's selection worked out once: its plan holds these nodes, and there are no variables below them. */
export function keepSelection(nodes: readonly FieldNode[]): void {
  constant.set(nodes, {});
}

/** Prisma's query for what is selected below a field. */
export function selectionOf(
  context: Context,
  info: GraphQLResolveInfo,
  asked: { readonly select: object; readonly paths?: readonly (readonly string[])[] },
): unknown {
  const kept = constant.get(info.fieldNodes);
  if (!kept) return queryFromInfo({ context, info, ...asked } as never);
  kept.shape ??= frozen(queryFromInfo({ context, info, ...asked } as never));
  return kept.shape;
}

/** Whoever would add to it for one request would add to it for all. */
function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null) return value;
  for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}
