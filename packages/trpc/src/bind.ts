import { CREDENTIAL_CHANGED, Failure, invalidInput, type Operation } from "@orrery/operation";
import { tracked } from "@trpc/server";
import type { z } from "zod";
import { type TrpcContext, t, trpcError } from "./base.ts";

/** A write's input may carry the key under which a repetition is answered from the record of the first time. */
export type Keyed<Input> = Input & { idempotencyKey?: string };

/** Binds a `read` operation. The kernel parses the input, so tRPC's own parser only types it. */
export function bindQuery<I extends z.ZodType, O extends z.ZodType>(operation: Operation<string, I, O>) {
  return t.procedure
    .meta({ operation })
    .input((input: unknown) => (input ?? {}) as z.input<I>)
    .query(({ ctx, input }) => run(ctx, operation, input, undefined));
}

/** Binds a `write`, `effect` or `exchange` operation. */
export function bindMutation<I extends z.ZodType, O extends z.ZodType>(operation: Operation<string, I, O>) {
  return t.procedure
    .meta({ operation })
    .input((input: unknown) => (input ?? {}) as Keyed<z.input<I>>)
    .mutation(({ ctx, input }) => {
      const { idempotencyKey, ...rest } = input as Record<string, unknown>;
      return run(ctx, operation, rest, idempotencyKey ?? ctx.idempotencyKey);
    });
}

/** What a stream gives that can be taken up again: after each item from its cursor, by the input `after`. */
type Resumable = z.ZodType<{ cursor: string }>;

/**
 * Binds a `stream` operation that goes on for ever. Each item is tracked by its cursor, so that a client that was cut off
 * goes on after the last one that it got, by itself.
 */
export function bindSubscription<I extends z.ZodType, O extends Resumable>(operation: Operation<string, I, O>) {
  return t.procedure
    .meta({ operation })
    .input((input: unknown) => (input ?? {}) as z.input<I>)
    .subscription(async function* ({ ctx: { ports, info, permit }, input, signal = new AbortController().signal }) {
      const { lastEventId, ...rest } = input as Record<string, unknown>;
      const resumed = lastEventId === undefined ? rest : { ...rest, after: lastEventId };
      try {
        for await (const item of ports.kernel.stream(permit, operation, resumed, { signal })) {
          yield tracked(item.cursor, item);
        }
      } catch (error) {
        if (!isWorthAnotherTry(error)) throw trpcError(error, ports, info);
      }
      // To tRPC a stream that ends is done with, and one that breaks off is taken up again.
      throw new DOMException("The stream broke off.", "AbortError");
    });
}

/** With other rights the same stream may well be had. */
const isWorthAnotherTry = (error: unknown) => error instanceof Failure && error.reason === CREDENTIAL_CHANGED.name;

async function run<I extends z.ZodType, O extends z.ZodType>(
  ctx: TrpcContext,
  operation: Operation<string, I, O>,
  input: unknown,
  idempotencyKey: unknown,
): Promise<z.output<O>> {
  const { ports, info, permit } = ctx;
  try {
    if (idempotencyKey !== undefined && typeof idempotencyKey !== "string") {
      throw invalidInput([{ path: "idempotencyKey", message: "Must be text." }]);
    }
    // All that becomes of an output is that it is written out.
    const outcome = await ports.kernel.invoke(permit, operation, input, { idempotencyKey, form: "camelCase" });
    if (outcome.replayed) ctx.replayed = true;
    return outcome.output;
  } catch (error) {
    throw trpcError(error, ports, info);
  }
}
