import { createSecretKey } from "node:crypto";
import type { z } from "zod";
import { assertPolicy, begin, failOf, type InvokeOptions, type KernelPorts } from "./invocation.ts";
import { invokeEffect } from "./invoke-effect.ts";
import { untilLeft } from "./invoke-stream.ts";
import { invokeWrite } from "./invoke-write.ts";
import type { Policy } from "./limiter.ts";
import type { Operation } from "./operation.ts";
import { Outcome } from "./outcome.ts";
import { parseInput } from "./parse.ts";
import { type AdmitCall, admit, type Permit } from "./permit.ts";
import type { Caller } from "./principal.ts";
import { PUBLIC } from "./scopes.ts";

/** The one door: `admit` asks the limiter, `invoke` runs an operation: scope → parse → [transaction: idempotency → policy → handle → events]. */
export interface Kernel {
  admit(caller: Caller, policy: Policy, calls: readonly AdmitCall[]): Promise<Permit>;
  invoke<I extends z.ZodType, O extends z.ZodType>(
    permit: Permit,
    operation: Operation<string, I, O>,
    input: unknown,
    options?: InvokeOptions,
  ): Promise<Outcome<O>>;
  /** Runs a `stream` operation; ends at once when `signal` aborts or the consumer returns. */
  stream<I extends z.ZodType, O extends z.ZodType>(
    permit: Permit,
    operation: Operation<string, I, O>,
    input: unknown,
    options: InvokeOptions & { readonly signal: AbortSignal },
  ): AsyncIterable<z.output<O>>;
}

export function createKernel<Access extends object>(given: KernelPorts<Access>): Kernel {
  const { cursorKey } = given;
  // Set up once: a page of twenty edges signs twenty cursors.
  const ports = { ...given, cursorKey: Buffer.isBuffer(cursorKey) ? createSecretKey(cursorKey) : cursorKey };
  return {
    admit: (caller, policy, calls) => admit(ports.limiter, caller, policy, calls),
    async invoke(permit, operation, input, options = {}) {
      permit.spend(operation);
      if (operation.scope === PUBLIC) return invokePublic(permit.caller, operation, input, ports.now);
      const invocation = begin(ports, permit, operation, input, options);
      if (operation.mode === "write") return invokeWrite(invocation, operation);
      if (operation.mode === "effect") return invokeEffect(invocation, operation);
      assertPolicy(invocation);
      const request = { ...ports.store.reader(invocation.principal), ...invocation.request() };
      return Outcome.fresh(operation, await operation.handle?.(request));
    },
    stream(permit, operation, input, options) {
      async function* items(signal: AbortSignal) {
        permit.spend(operation);
        const invocation = begin(ports, permit, operation, input, options);
        assertPolicy(invocation);
        const request = { ...ports.store.reader(invocation.principal), ...invocation.request(), signal };
        for await (const item of operation.stream?.(request) ?? []) yield operation.output.parse(item) as never;
      }
      return untilLeft(items, options.signal);
    },
  };
}

async function invokePublic<O extends z.ZodType>(
  caller: Caller,
  operation: Operation<string, z.ZodType, O>,
  rawInput: unknown,
  now = () => new Date(),
): Promise<Outcome<O>> {
  const input = parseInput(operation.input, rawInput);
  return Outcome.fresh(operation, await operation.handle?.({ input, caller, fail: failOf(operation), now: now() }));
}
