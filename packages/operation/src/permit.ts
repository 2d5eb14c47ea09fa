import { Failure } from "./errors.ts";
import type { Decision, Limiter, Policy } from "./limiter.ts";
import type { Operation } from "./operation.ts";
import type { Caller } from "./principal.ts";

const minted = new WeakSet<Permit>();

/** Proof that the limiter was asked. `invoke` demands one by type, and each call that was paid for is good for one invocation. */
export class Permit {
  readonly caller: Caller;
  readonly decision: Decision;
  readonly #left: Map<string, number>;

  /** Only `admit` makes permits that `invoke` takes. */
  constructor(caller: Caller, decision: Decision, operations: readonly Operation[]) {
    this.caller = caller;
    this.decision = decision;
    this.#left = new Map();
    for (const { name } of operations) this.#left.set(name, (this.#left.get(name) ?? 0) + 1);
  }

  spend(operation: Operation): void {
    const left = this.#left.get(operation.name) ?? 0;
    if (!minted.has(this) || left === 0) throw new Error(`${operation.name} was invoked without having been admitted.`);
    this.#left.set(operation.name, left - 1);
  }
}

/** Refused by the limiter; `decision` says by which window and for how long. */
export class LimitExceeded extends Failure {
  readonly decision: Decision;
  constructor(decision: Decision) {
    super("RATE_LIMITED", { details: { retryAfterSeconds: decision.retryAfterSeconds ?? 1 } });
    this.decision = decision;
  }
}

export interface AdmitCall {
  readonly operation: Operation;
  /** What it costs, in the policy's unit; 1 unless told. */
  readonly cost?: number;
}

/**
 * Asks the limiter once for everything that a request contains.
 * @throws LimitExceeded when any window refuses; then nothing was counted.
 */
export async function admit(
  limiter: Limiter,
  caller: Caller,
  policy: Policy,
  calls: readonly AdmitCall[],
): Promise<Permit> {
  const items = calls.map(({ operation, cost = 1 }) => ({ operation: operation.name, rate: operation.rate, cost }));
  const decision = await limiter.take({ caller, policy, items });
  if (!decision.allowed) throw new LimitExceeded(decision);
  const permit = new Permit(
    caller,
    decision,
    calls.map(({ operation }) => operation),
  );
  minted.add(permit);
  return permit;
}
