import { createSecretKey } from "node:crypto";
import type { z } from "zod";
import { cursorsFor } from "./cursors.ts";
import { sealPosition } from "./event-log.ts";
import { assertPolicy, begin, failOf, type Invocation, type InvokeOptions, type KernelPorts } from "./invocation.ts";
import { invokeEffect } from "./invoke-effect.ts";
import { invokeRead, type KeptAnswer, keptAnswer, type SurfaceRead } from "./invoke-read.ts";
import { untilLeft } from "./invoke-stream.ts";
import { invokeWrite } from "./invoke-write.ts";
import type { Policy } from "./limiter.ts";
import type { Operation } from "./operation.ts";
import { Outcome } from "./outcome.ts";
import { parseInput } from "./parse.ts";
import { type AdmitCall, admit, type Permit } from "./permit.ts";
import type { Requester } from "./requester.ts";
import { PUBLIC } from "./scopes.ts";
import type { StandingWatch } from "./standing.ts";

/** The one door: `admit` asks the limiter, `invoke` runs an operation: scope → parse → [transaction: idempotency → policy → handle → events]. */
export interface Kernel {
  admit(requester: Requester, policy: Policy, calls: readonly AdmitCall[]): Promise<Permit>;
  invoke<I extends z.ZodType, O extends z.ZodType>(
    permit: Permit,
    operation: Operation<string, I, O>,
    input: unknown,
    options?: InvokeOptions,
  ): Promise<Outcome<O>>;
  /**
   * Runs a `stream` operation; ends at once when `signal` aborts or the consumer returns. It throws a Failure where the
   * credential ends, or has other rights than when the stream began, within a second.
   */
  stream<I extends z.ZodType, O extends z.ZodType>(
    permit: Permit,
    operation: Operation<string, I, O>,
    input: unknown,
    options: InvokeOptions & { readonly signal: AbortSignal },
  ): AsyncIterable<z.output<O>>;
  /** What a surface keeps of an answer that it makes of several reads; of one read alone, `invoke` keeps it. */
  kept(permit: Permit, read: SurfaceRead): KeptAnswer | undefined;
  /** For what stays open without a stream, such as sockets: what a stream does by itself (`StandingWatch`). */
  readonly watch: StandingWatch;
}

export function createKernel<Access extends object, Ports extends object>(given: KernelPorts<Access, Ports>): Kernel {
  const { head, watch = unwatched } = given;
  // Set up once: a page of twenty edges signs twenty cursors.
  const cursorKey = Buffer.isBuffer(given.cursorKey) ? createSecretKey(given.cursorKey) : given.cursorKey;
  const asOf = async (organizationId: string) =>
    sealPosition(cursorsFor(cursorKey, organizationId), (await head?.(organizationId)) ?? 0);
  const ports = { ...given, cursorKey, ...(head && { asOf }) };
  return {
    admit: (requester, policy, calls) => admit(ports, requester, policy, calls),
    async invoke(permit, operation, input, options = {}) {
      permit.spend(operation);
      if (operation.scope === PUBLIC) return invokePublic(ports, permit, operation, input);
      const invocation = begin(ports, permit, operation, input, options);
      if (operation.mode === "write") return invokeWrite(invocation, operation);
      if (operation.mode === "effect") return invokeEffect(invocation, operation);
      if (operation.mode === "exchange") return invokeExchange(ports, permit, operation, invocation);
      return invokeRead(ports.cache, permit, invocation, operation, options);
    },
    stream(permit, operation, input, options) {
      async function* items(signal: AbortSignal) {
        permit.spend(operation);
        const invocation = begin(ports, permit, operation, input, options);
        assertPolicy(invocation);
        const request = { ...ports.store.reader(invocation.principal), ...invocation.request(), signal };
        for await (const item of operation.stream?.(request) ?? []) yield operation.output.parse(item) as never;
      }
      return untilLeft(items, options.signal, (ended) => watch(permit.caller, ended));
    },
    kept: (permit, read) => keptAnswer(ports.cache, permit, read),
    watch,
  };
}

const unwatched: StandingWatch = () => () => undefined;

async function invokePublic<A, O extends z.ZodType>(
  ports: KernelPorts<A>,
  permit: Permit,
  operation: Operation<string, z.ZodType, O>,
  rawInput: unknown,
): Promise<Outcome<O>> {
  const request = exchangeRequest(ports, permit, operation, parseInput(operation.input, rawInput));
  return Outcome.fresh(operation, await operation.handle?.(request));
}

async function invokeExchange<A, O extends z.ZodType>(
  ports: KernelPorts<A>,
  permit: Permit,
  operation: Operation<string, z.ZodType, O>,
  invocation: Invocation<A>,
): Promise<Outcome<O>> {
  assertPolicy(invocation);
  const { principal, input } = invocation;
  const request = { ...exchangeRequest(ports, permit, operation, input), principal };
  const outcome = Outcome.fresh(operation, await operation.handle?.(request));
  invocation.committed();
  return outcome;
}

function exchangeRequest<A>(
  { ports, limiter, now = () => new Date() }: KernelPorts<A>,
  permit: Permit,
  operation: Operation,
  input: unknown,
) {
  const { caller, origin } = permit;
  const throttle = (subject: string) => permit.throttle(limiter, operation, subject);
  return { ...ports, input, caller, origin, throttle, fail: failOf(operation), now: now() };
}
