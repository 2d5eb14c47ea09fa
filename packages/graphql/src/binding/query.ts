import type { Operation, OutputOf } from "@orrery/operation";
import { PrismaObjectRef } from "@pothos/plugin-prisma";
import { type Price, priced } from "../admission/price.ts";
import { builder, type TypeRef } from "../builder.ts";
import { recordField, recordGet } from "./bound.ts";
import { inputFieldsOf } from "./input-shape.ts";
import { capitalized, inputFieldMap } from "./input-types.ts";
import { operationInput } from "./operation-input.ts";
import { selectionOf } from "./selection.ts";

/**
 * Binds an operation as a root field of `Query`. A Prisma type shows the rows, selected as the document asks (one
 * statement, relations included); any other type shows the operation's output.
 * Root fields are nullable, so that the failure of one does not take the others along.
 * @param price of a field that gives more than one thing
 */
export function query<Op extends Operation>(
  field: string,
  operation: Op,
  type: TypeRef<OutputOf<Op>> | TypeRef,
  price: Pick<Price, "rows"> = {},
): void {
  const fields = inputFieldsOf(operation.input);
  recordField({ operation, kind: "query", parent: "Query", field });
  recordGet(operation, fields);
  builder.queryField(field, (t) =>
    t.field({
      type,
      nullable: true,
      description: operation.summary,
      args: inputFieldMap(t.arg, capitalized(field), fields),
      extensions: priced({ calls: () => [operation], ...price }),
      resolve: async (_root, args, context, info) => {
        const input = operationInput(fields, args, "absent");
        if (!(type instanceof PrismaObjectRef)) return (await context.exchange.invoke(operation, input)).output;
        const shape = selectionOf(context, info, { select: { id: true } });
        return (await context.exchange.invoke(operation, input, { shape })).rows;
      },
    }),
  );
}
