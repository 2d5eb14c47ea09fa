import type { z } from "zod";
import { Failure } from "./errors.ts";
import type { EmittedEvent } from "./events.ts";
import { claim } from "./idempotency.ts";
import { appendEvents, assertPolicy, type Invocation } from "./invocation.ts";
import type { Operation } from "./operation.ts";
import { Outcome } from "./outcome.ts";

/** How long after the work's time limit its key stays taken, for the settling transaction. */
const SETTLE_GRACE_MS = 15_000;

/**
 * Prepare in a transaction, work outside, settle in a transaction. With a key, the preparing transaction leaves an
 * in-progress record with a lease: a twin gets its 409, and a process that dies frees the key when the lease runs out.
 * Failures are not kept: the record goes, so that a retry runs again.
 */
export async function invokeEffect<A extends object, O extends z.ZodType>(
  invocation: Invocation<A>,
  operation: Operation<string, z.ZodType, O>,
): Promise<Outcome<O>> {
  const timeoutMs = operation.timeoutMs ?? 0;
  const prepared = await prepare(invocation, operation, timeoutMs);
  if ("replay" in prepared) return Outcome.replay(operation, prepared.replay);
  const { plan } = prepared;
  try {
    const result = await work(invocation, operation, plan, timeoutMs);
    return await settle(invocation, operation, plan, result);
  } catch (error) {
    // A failing abandon must not hide what failed first; the key frees itself when its lease runs out.
    await abandon(invocation, operation, plan, error).catch(() => undefined);
    throw error;
  }
}

function prepare<A extends object>(invocation: Invocation<A>, operation: Operation, timeoutMs: number) {
  const { idempotency, store, principal, now } = invocation;
  return store.transaction<{ replay: string } | { plan: unknown }>(principal, async (tx) => {
    const earlier = idempotency && (await claim(tx, idempotency.id, idempotency.hash, now()));
    if (earlier?.output) return { replay: earlier.output };
    assertPolicy(invocation);
    const emitted: EmittedEvent[] = [];
    const plan = await operation.prepare?.({ ...tx.access, ...invocation.request(emitted) });
    if (idempotency) {
      const leaseUntil = new Date(now().getTime() + timeoutMs + SETTLE_GRACE_MS);
      await tx.saveRecord(idempotency.id, { inputHash: idempotency.hash, output: null, leaseUntil });
    }
    await appendEvents(tx, emitted);
    return { plan };
  });
}

async function work<A>(invocation: Invocation<A>, operation: Operation, plan: unknown, timeoutMs: number) {
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = invocation.signal ? AbortSignal.any([invocation.signal, timeout]) : timeout;
  const { principal, input } = invocation;
  const { fail } = invocation.request();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = () =>
    reject(new Failure("INTERNAL_ERROR", { message: `${operation.name} took too long or was cancelled.` }));
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    return await Promise.race([operation.work?.({ plan, input, principal, fail, signal }), aborted]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}

function settle<A extends object, O extends z.ZodType>(
  invocation: Invocation<A>,
  operation: Operation<string, z.ZodType, O>,
  plan: unknown,
  result: unknown,
): Promise<Outcome<O>> {
  const { idempotency, store, principal } = invocation;
  return store.transaction(principal, async (tx) => {
    const emitted: EmittedEvent[] = [];
    const rows = await operation.settle?.({ ...tx.access, ...invocation.request(emitted), plan, result });
    const outcome = Outcome.fresh(operation, rows);
    if (idempotency) {
      await tx.saveRecord(idempotency.id, { inputHash: idempotency.hash, output: outcome.record, leaseUntil: null });
    }
    await appendEvents(tx, emitted);
    return outcome;
  });
}

function abandon<A extends object>(invocation: Invocation<A>, operation: Operation, plan: unknown, error: unknown) {
  const { idempotency, store, principal } = invocation;
  return store.transaction(principal, async (tx) => {
    const emitted: EmittedEvent[] = [];
    await operation.abandon?.({ ...tx.access, ...invocation.request(emitted), plan, error });
    if (idempotency) await tx.deleteRecord(idempotency.id);
    await appendEvents(tx, emitted);
  });
}
