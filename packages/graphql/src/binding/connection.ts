import { invalidInput, type Operation } from "@orrery/operation";
import type { ObjectRef } from "@pothos/core";
import { type FieldArguments, priced } from "../admission/price.ts";
import { builder, type SchemaTypes, type TypeRef } from "../builder.ts";
import { recordField } from "./bound.ts";
import { type InputFields, inputFieldsOf } from "./input-shape.ts";
import { capitalized, inputFieldMap } from "./input-types.ts";
import { operationInput } from "./operation-input.ts";
import { selectionOf } from "./selection.ts";

/** The inputs of every list (`pageInput` of the domain), which Relay's arguments stand for. */
const PAGE_INPUTS = new Set(["limit", "cursor", "direction"]);

/** What a list operation returns (`Page` of the domain). */
interface Page {
  readonly items: readonly unknown[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  cursorOf(row: unknown): string;
}

/**
 * Binds a list operation as a Relay connection on `Query`: `first` and `after`, or `last` and `before`, and the
 * operation's filters. Edges and `nodes` are the page's rows with all that is selected below them, in one statement.
 */
export function connection(field: string, operation: Operation, type: TypeRef): void {
  const inputs = inputFieldsOf(operation.input);
  const filters: InputFields = new Map([...inputs].filter(([name]) => !PAGE_INPUTS.has(name)));
  const page = pageSizes(operation, inputs);
  const { cursorColumns = ["id", "createdAt"] } = operation;
  const cursorSelect = Object.fromEntries(cursorColumns.map((column) => [column, true]));
  recordField({ operation, kind: "connection", parent: "Query", field });
  builder.queryField(field, (t) =>
    t.field({
      type: connectionTypeOf(type),
      nullable: true,
      description: operation.summary,
      args: {
        first: t.arg.int({
          description: `How many of the rows after \`after\`: ${page.default} unless told, at most ${page.max}.`,
        }),
        after: t.arg.string({ description: "A cursor of this connection." }),
        last: t.arg.int({ description: `How many of the rows before \`before\`, at most ${page.max}.` }),
        before: t.arg.string({ description: "A cursor of this connection." }),
        ...inputFieldMap(t.arg, capitalized(field), filters),
      },
      extensions: priced({ calls: () => [operation], rows: page.rows }),
      resolve: async (_root, args, context, info) => {
        const input = { ...operationInput(filters, args, "absent"), ...page.inputOf(args) };
        const shape = selectionOf(context, info, { select: cursorSelect, paths: [["nodes"], ["edges", "node"]] });
        const { rows } = await context.exchange.invoke(operation, input, { shape });
        return shown(rows as Page) as never;
      },
    }),
  );
}

/** A page as Relay's connection. Cursors are sealed only where they are asked for. */
function shown({ items, hasNextPage, hasPreviousPage, cursorOf }: Page) {
  const edges = items.map((node) => ({
    node,
    get cursor() {
      return cursorOf(node);
    },
  }));
  const pageInfo = {
    hasNextPage,
    hasPreviousPage,
    get startCursor() {
      return edges.at(0)?.cursor ?? null;
    },
    get endCursor() {
      return edges.at(-1)?.cursor ?? null;
    },
  };
  return { edges, pageInfo };
}

/** How Relay's arguments become the operation's page, by the limits that its own schema states. */
function pageSizes({ name }: Operation, inputs: InputFields) {
  const limit = inputs.get("limit");
  if (limit?.maximum === undefined || typeof limit.default !== "number") {
    throw new Error(`${name} is no list: its input has no limit with a default and a maximum.`);
  }
  const { default: byDefault, maximum: max } = limit;
  return {
    default: byDefault,
    max,
    rows: ({ first, last }: FieldArguments) => Math.min(Math.max(Number(first ?? last ?? byDefault), 0), max),
    inputOf: (args: FieldArguments) => pageInputOf(args, max),
  };
}

function pageInputOf(args: FieldArguments, max: number): Record<string, unknown> {
  const given = (name: string) => args[name] !== null && args[name] !== undefined;
  const backward = given("last") || given("before");
  if (backward && (given("first") || given("after"))) {
    const path = given("last") ? "last" : "before";
    throw invalidInput([{ path, message: "Page with first and after, or with last and before." }]);
  }
  const [sizeName, cursorName] = backward ? ["last", "before"] : ["first", "after"];
  const size = args[sizeName] as number | null | undefined;
  if (size != null && (size < 1 || size > max)) {
    throw invalidInput([{ path: sizeName, message: `Must be between 1 and ${max}.` }]);
  }
  return {
    direction: backward ? "backward" : "forward",
    ...(size != null && { limit: size }),
    ...(given(cursorName) && { cursor: args[cursorName] }),
  };
}

type ConnectionRef = ObjectRef<SchemaTypes, unknown>;
const connectionTypes = new Map<TypeRef, ConnectionRef>();

/** `LeadConnection` and `LeadEdge`, once for each noun. */
function connectionTypeOf(type: TypeRef): ConnectionRef {
  const known = connectionTypes.get(type);
  if (known) return known;
  const { name } = type;
  const fresh = builder.connectionObject(
    { type, name: `${name}Connection`, description: `A page of ${name}.` },
    { name: `${name}Edge`, description: `One place in a ${name}Connection.` },
  ) as unknown as ConnectionRef;
  connectionTypes.set(type, fresh);
  return fresh;
}
