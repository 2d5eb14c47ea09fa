import { invalidInput, type Operation } from "@orrery/operation";
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
    const outcome = await ports.kernel.invoke(permit, operation, input, { idempotencyKey });
    if (outcome.replayed) ctx.replayed = true;
    return outcome.output;
  } catch (error) {
    throw trpcError(error, ports, info);
  }
}
