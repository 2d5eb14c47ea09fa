import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { Failure, LEASE_LOST } from "./errors.ts";
import type { EmittedEvent } from "./events.ts";
import { claim, inputHash } from "./idempotency.ts";
import { assertPolicy, type Invocation } from "./invocation.ts";
import type { Operation } from "./operation.ts";
import { Outcome } from "./outcome.ts";
import type { IdempotencyId, Transaction } from "./ports.ts";

/** How long after the work's time limit its key stays taken, for the settling transaction. */
const SETTLE_GRACE_MS = 15_000;

/** One attempt at an effect. Its token fences it off: who took over after its lease ran out has another one. */
interface Attempt<A> {
  readonly invocation: Invocation<A>;
  readonly operation: Operation;
  /** Without an idempotency key it is a record that nobody else names. */
  readonly id: IdempotencyId;
  readonly hash: string;
  readonly token: string;
}

/**
 * Prepare in a transaction, work outside, settle in a transaction. The preparing transaction leaves an in-progress record
 * with a lease: a twin gets its 409, and a process that dies frees the key when the lease runs out. Only the attempt that
 * still holds the record settles. Failures are not kept: the record goes, so that a retry runs again.
 */
export async function invokeEffect<A extends object, O extends z.ZodType>(
  invocation: Invocation<A>,
  operation: Operation<string, z.ZodType, O>,
): Promise<Outcome<O>> {
  const attempt = newAttempt(invocation, operation);
  const timeoutMs = operation.timeoutMs ?? 0;
  const prepared = await prepare(attempt, timeoutMs);
  if ("replay" in prepared) return Outcome.replay(operation, prepared.replay);
  const { plan } = prepared;
  try {
    const result = await work(attempt, plan, timeoutMs);
    return await settle(attempt, operation, plan, result);
  } catch (error) {
    // A failing abandon must not hide what failed first; the key frees itself when its lease runs out.
    await abandon(attempt, plan, error).catch(() => undefined);
    throw error;
  }
}

function newAttempt<A>(invocation: Invocation<A>, operation: Operation): Attempt<A> {
  const token = randomUUID();
  const { idempotency, principal, input } = invocation;
  const unnamed = { credentialId: principal.credentialId, operation: operation.name, key: `effect ${token}` };
  const { id, hash } = idempotency ?? { id: unnamed, hash: inputHash(input) };
  return { invocation, operation, id, hash, token };
}

function prepare<A extends object>({ invocation, operation, id, hash, token }: Attempt<A>, timeoutMs: number) {
  const { store, principal } = invocation;
  return store.transaction<{ replay: string } | { plan: unknown }>(principal, async (tx) => {
    const earlier = invocation.idempotency && (await claim(tx, id, hash));
    if (earlier?.output) return { replay: earlier.output };
    assertPolicy(invocation);
    const emitted: EmittedEvent[] = [];
    const plan = await operation.prepare?.({ ...tx.access, ...invocation.request(emitted) });
    await tx.saveRecord(id, { inputHash: hash, output: null, token, leaseMs: timeoutMs + SETTLE_GRACE_MS });
    await tx.append({ events: emitted });
    return { plan };
  });
}

async function work<A>({ invocation, operation }: Attempt<A>, plan: unknown, timeoutMs: number) {
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = invocation.signal ? AbortSignal.any([invocation.signal, timeout]) : timeout;
  const { principal, input } = invocation;
  const { fail } = invocation.request();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = () =>
    reject(new Failure("INTERNAL_ERROR", { message: `${operation.name} took too long or was cancelled.` }));
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    return await Promise.race([
      operation.work?.({ ...invocation.ports, plan, input, principal, fail, signal }),
      aborted,
    ]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}

async function settle<A extends object, O extends z.ZodType>(
  attempt: Attempt<A>,
  operation: Operation<string, z.ZodType, O>,
  plan: unknown,
  result: unknown,
): Promise<Outcome<O>> {
  const { invocation, id, hash, token } = attempt;
  const outcome = await invocation.store.transaction(invocation.principal, async (tx) => {
    if ((await standing(tx, attempt)) !== "under way") throw Failure.of(LEASE_LOST);
    const emitted: EmittedEvent[] = [];
    const rows = await operation.settle?.({ ...tx.access, ...invocation.request(emitted), plan, result });
    const outcome = Outcome.fresh(operation, rows);
    // An attempt without a key leaves its record too: what abandons it after a lost answer must see that it has settled.
    const output = invocation.idempotency ? outcome.record : "null";
    await tx.saveRecord(id, { inputHash: hash, output, token });
    await tx.append({ events: emitted, audit: invocation.audit(rows) });
    return outcome;
  });
  invocation.committed();
  return outcome;
}

/** Undoes what this attempt prepared, unless it has settled after all and only the answer was lost. */
function abandon<A extends object>(attempt: Attempt<A>, plan: unknown, error: unknown) {
  const { invocation, operation, id } = attempt;
  return invocation.store.transaction(invocation.principal, async (tx) => {
    const stands = await standing(tx, attempt);
    if (stands === "settled") return;
    const emitted: EmittedEvent[] = [];
    await operation.abandon?.({ ...tx.access, ...invocation.request(emitted), plan, error });
    if (stands === "under way") await tx.deleteRecord(id);
    await tx.append({ events: emitted });
  });
}

/** How this attempt stands, and nobody changes it until the end of the transaction. */
async function standing<A>(tx: Transaction<A>, { id, token }: Attempt<A>): Promise<"under way" | "settled" | "lost"> {
  const record = await tx.lockRecord(id);
  if (record?.token !== token) return "lost";
  return record.output === null ? "under way" : "settled";
}
