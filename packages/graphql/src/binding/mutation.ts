import type { Operation } from "@orrery/operation";
import type { FieldMap } from "@pothos/core";
import { priced } from "../admission/price.ts";
import { builder, type SchemaTypes, type TypeRef } from "../builder.ts";
import { recordField, requireGetOperation } from "./bound.ts";
import { inputFieldsOf } from "./input-shape.ts";
import { capitalized, inputObject } from "./input-types.ts";
import { operationInput } from "./operation-input.ts";
import { Written } from "./written.ts";

const IDEMPOTENCY_KEY =
  "1 to 255 visible ASCII characters. The same key with the same input, within 24 hours, is done once: the answer comes again, and the response key is in `extensions.replayed`.";

/** A payload's fields, over what the write gave. */
export type PayloadFields<Op extends Operation> = (
  t: PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, Written<Op>>,
) => FieldMap;

/**
 * Binds a write (or an exchange, which takes no key) as a root field of `Mutation`:
 * `name(input: NameInput!, idempotencyKey: String): NamePayload`.
 * In `input`, what is absent stays and null empties, where the operation knows null.
 */
export function mutation<Op extends Operation>(field: string, operation: Op, payload: PayloadFields<Op>): void {
  const fields = inputFieldsOf(operation.input);
  // Nothing of an exchange is kept, as what it gives is secret: a repetition is another one.
  const isKept = operation.mode !== "exchange";
  recordField({ operation, kind: "mutation", parent: "Mutation", field });
  const input = inputObject(`${capitalized(field)}Input`, fields, operation.summary);
  const type = builder.objectRef<Written<Op>>(`${capitalized(field)}Payload`).implement({
    description: operation.summary,
    fields: payload,
  });
  builder.mutationField(field, (t) =>
    t.field({
      type,
      nullable: true,
      description: operation.summary,
      args: {
        input: t.arg({ type: input, required: true }),
        ...(isKept && { idempotencyKey: t.arg.string({ description: IDEMPOTENCY_KEY }) }),
      },
      extensions: priced({ calls: () => [operation] }),
      resolve: async (_root, args, { exchange }, info) => {
        const idempotencyKey = isKept ? (args.idempotencyKey ?? exchange.idempotencyKey) : undefined;
        const given = operationInput(fields, args.input as Record<string, unknown>, "sent");
        const outcome = await exchange.invoke(operation, given, { idempotencyKey });
        if (outcome.replayed) exchange.replayed.push(String(info.path.key));
        return new Written<Op>(outcome);
      },
    }),
  );
}

/** The payload of a write that gives one noun: `{ lead: Lead }`. */
export function noun<Op extends Operation>(field: string, type: TypeRef): PayloadFields<Op> {
  return (t) => ({ [field]: nounField(t, type, (given) => given) });
}

/**
 * A noun in a payload. Null where the write does not show it. A replay has no rows, so the noun is got again, as it is now.
 */
export function nounField<Op extends Operation>(
  t: PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, Written<Op>>,
  type: TypeRef,
  pick: (given: Written<Op>["given"]) => unknown,
) {
  const get = () => requireGetOperation(type.name);
  return t.field({
    type,
    nullable: true,
    extensions: priced({ calls: () => [get()] }),
    resolve: (written, _args, { exchange }) => {
      const row = pick(written.given) as { id: string } | null;
      if (row === null || !written.replayed) return row;
      return written.again(get(), row.id, exchange);
    },
  });
}
