import { registry } from "@orrery/domain";
import { Failure, holds, isPrincipal, type Operation, SCOPE_REQUIRED } from "@orrery/operation";
import type { ArgBuilder } from "@pothos/core";
import { queryFromInfo } from "@pothos/plugin-prisma";
import { priced } from "../admission/price.ts";
import { builder, type SchemaTypes, type TypeRef } from "../builder.ts";
import type { Exchange } from "../exchange.ts";
import type { Delivery } from "../subscriptions/batch.ts";
import { follow } from "../subscriptions/source.ts";
import { Event } from "../types/event.ts";
import { recordField, requireGetOperation } from "./bound.ts";
import { inputFieldsOf } from "./input-shape.ts";
import { capitalized, inputFieldMap } from "./input-types.ts";
import { operationInput } from "./operation-input.ts";

const HEARTBEATS =
  "Also tells, at once and then now and then, that there was nothing to tell: null, with the cursor in `extensions.cursor`.";

/**
 * Binds the operation that follows events as a root field of `Subscription`. It is nullable, for heartbeats, and so that
 * one event which can't be shown does not end the rest.
 */
export function subscription(field: string, operation: Operation): void {
  const inputs = inputFieldsOf(operation.input);
  recordField({ operation, kind: "subscription", parent: "Subscription", field });
  builder.subscriptionField(field, (t) =>
    t.field({
      type: Event,
      nullable: true,
      description: operation.summary,
      args: { ...inputFieldMap(t.arg, capitalized(field), inputs), heartbeats: heartbeatsArg(t.arg) },
      extensions: priced({ calls: () => [operation] }),
      subscribe: (_root, args, { exchange }) => {
        const input = operationInput(inputs, args, "absent");
        return follow(exchange, input, { resourceId: undefined, heartbeats: args.heartbeats });
      },
      resolve: ({ event }: Delivery) => event,
    }),
  );
}

/** What one noun's subscription tells. */
export interface Told {
  /** The noun's name in the payload. */
  readonly noun: string;
  readonly type: TypeRef;
  /** Of the noun's events, those of these types; all of them, where it does not say. */
  readonly types?: readonly string[];
  /** Whether it can be had of one resource alone. */
  readonly byId?: true;
}

/**
 * Binds it once more, for some of the events of one noun: with the noun as it is now beside what it was. Who may not read
 * the noun is refused.
 */
export function nounSubscription(field: string, operation: Operation, told: Told): void {
  const resuming = new Map([...inputFieldsOf(operation.input)].filter(([name]) => name === "after"));
  const types = typesOf(told);
  const description = `Follows ${types.map((type) => `\`${type}\``).join(", ")}, from a cursor on.`;
  const payload = payloadOf(capitalized(field), description, told);
  builder.subscriptionField(field, (t) =>
    t.field({
      type: payload,
      nullable: true,
      description,
      args: {
        ...inputFieldMap(t.arg, capitalized(field), resuming),
        ...(told.byId && { id: t.arg.id({ description: `Of this ${told.type.name} alone.` }) }),
        heartbeats: heartbeatsArg(t.arg),
      },
      extensions: priced({ calls: () => [operation] }),
      subscribe: async (_root, args, { exchange }) => {
        const get = requireGetOperation(told.type.name);
        assertMayRead(exchange, get);
        const resourceId = await idOf(exchange, get, args.id);
        const input = { ...operationInput(resuming, args, "absent"), types };
        return follow(exchange, input, { resourceId, heartbeats: args.heartbeats });
      },
      resolve: (delivery: Delivery) => (delivery.event ? delivery : null),
    }),
  );
}

const heartbeatsArg = (arg: ArgBuilder<SchemaTypes>) =>
  arg.boolean({ required: true, defaultValue: false, description: HEARTBEATS });

/** Instead of a silence for ever. */
function assertMayRead({ caller }: Exchange, { scope }: Operation): void {
  if (typeof scope !== "object" || (isPrincipal(caller) && holds(caller, scope))) return;
  throw Failure.of(SCOPE_REQUIRED, { scope: scope.name });
}

/** The id of what is to be followed alone. What the caller does not see is not found, as everywhere. */
async function idOf(exchange: Exchange, get: Operation, globalId: unknown): Promise<string | undefined> {
  if (globalId === undefined || globalId === null) return undefined;
  const { id } = operationInput(inputFieldsOf(get.input), { id: globalId }, "sent");
  const row = await exchange.get(get, String(id), { select: { id: true } });
  return (row as { readonly id: string }).id;
}

function typesOf({ type: { name }, types }: Told): readonly string[] {
  const known = registry.events.filter(({ reading }) => reading.model === name).map(({ type }) => type);
  for (const type of types ?? []) if (!known.includes(type)) throw new Error(`${type} is no event of a ${name}.`);
  return types ?? known;
}

function payloadOf(name: string, description: string, { noun, type }: Told): TypeRef<Delivery> {
  return builder.objectRef<Delivery>(name).implement({
    description,
    fields: (t) => ({
      event: t.field({ type: Event, resolve: ({ event }) => present(event) }),
      [noun]: t.field({
        type,
        nullable: true,
        description:
          "As it is now, which may be later than the event; null where it is gone. `event.data` is what it was.",
        resolve: ({ event, batch }, _args, context, info) => {
          const shape = queryFromInfo({ context, info, select: { id: true } });
          return batch.resourceOf(present(event), type.name, String(info.path.key), context.exchange, shape);
        },
      }),
    }),
  });
}

function present<T>(value: T | null): T {
  if (value === null) throw new Error("Only deliveries with an event are shown.");
  return value;
}
