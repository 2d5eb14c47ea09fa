import { Failure, invalidInput } from "@orrery/operation";
import { brandWithType } from "@pothos/core";
import { queryFromInfo } from "@pothos/plugin-prisma";
import type { GraphQLResolveInfo } from "graphql";
import { priced } from "../admission/price.ts";
import { getOperationOf } from "../binding/bound.ts";
import { parseGlobalId } from "../binding/ids.ts";
import { builder } from "../builder.ts";
import type { Context } from "../exchange.ts";

/** The most ids that `nodes` takes. */
const NODES_MAX = 100;

const Node = builder.nodeInterfaceRef();

const callsFor = (globalIds: readonly unknown[]) =>
  globalIds.flatMap((globalId) => getOperationOf(parseGlobalId(String(globalId))?.noun ?? "") ?? []);

/**
 * Relay's refetch by global id, through the noun's own operation: its scope, its tenant, its words for what is not there.
 * @throws Failure BAD_REQUEST for what is no global id, NOT_FOUND for an unknown noun, and what the operation says.
 */
async function nodeOf(globalId: string, path: string, context: Context, info: GraphQLResolveInfo): Promise<object> {
  const parsed = parseGlobalId(globalId);
  if (!parsed) throw invalidInput([{ path, message: "Must be a global id." }]);
  const operation = getOperationOf(parsed.noun);
  if (!operation) throw new Failure("NOT_FOUND");
  const shape = queryFromInfo({ context, info, typeName: parsed.noun, select: { id: true } });
  const { rows } = await context.exchange.invoke(operation, { id: parsed.id }, { shape });
  // The interface's type is read from the brand: Prisma's rows do not say what they are.
  brandWithType(rows, parsed.noun as never);
  return rows as object;
}

builder.queryFields((t) => ({
  node: t.field({
    type: Node,
    nullable: true,
    description: "Gets anything that has a global id.",
    args: { id: t.arg.id({ required: true }) },
    extensions: priced({ calls: ({ id }) => callsFor([id]) }),
    resolve: (_root, { id }, context, info) => nodeOf(String(id), "id", context, info),
  }),
  nodes: t.field({
    type: [Node],
    nullable: { list: true, items: true },
    description: `Gets up to ${NODES_MAX} things by their global ids, in the order of the ids.`,
    args: { ids: t.arg.idList({ required: true }) },
    extensions: priced({
      calls: ({ ids }) => callsFor((ids as unknown[]).slice(0, NODES_MAX)),
      rows: ({ ids }) => Math.min((ids as unknown[]).length, NODES_MAX),
    }),
    resolve: (_root, { ids }, context, info) => {
      if (ids.length > NODES_MAX) throw invalidInput([{ path: "ids", message: `At most ${NODES_MAX}.` }]);
      return ids.map((id, index) => nodeOf(String(id), `ids.${index}`, context, info));
    },
  }),
}));
