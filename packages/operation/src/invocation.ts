import type { KeyObject } from "node:crypto";
import type { z } from "zod";
import { cursorsFor } from "./cursors.ts";
import { CREDENTIAL_MISSING, Failure, type Reason, SCOPE_REQUIRED } from "./errors.ts";
import type { EmittedEvent, EventType } from "./events.ts";
import { assertKey, inputHash } from "./idempotency.ts";
import type { Limiter } from "./limiter.ts";
import type { Operation, WriteRequest } from "./operation.ts";
import { parseInput } from "./parse.ts";
import type { Permit } from "./permit.ts";
import type { IdempotencyId, Store, Transaction } from "./ports.ts";
import { holds, isPrincipal, type Principal } from "./principal.ts";
import { PUBLIC } from "./scopes.ts";

export interface KernelPorts<Access> {
  readonly store: Store<Access>;
  readonly limiter: Limiter;
  /** Signs cursors; 32 bytes derived from the root secret. */
  readonly cursorKey: KeyObject | Buffer;
  readonly now?: () => Date;
}

export interface InvokeOptions {
  /** Instead of the operation's own shape: what a GraphQL selection asks for. */
  readonly shape?: unknown;
  readonly idempotencyKey?: string | undefined;
  readonly signal?: AbortSignal;
}

/** One invocation that passed its scope and its schema: what the modes run with. */
export interface Invocation<Access> {
  readonly operation: Operation;
  readonly principal: Principal;
  readonly input: unknown;
  readonly store: Store<Access>;
  readonly now: () => Date;
  readonly signal: AbortSignal | undefined;
  /** Set where an idempotency key was given. */
  readonly idempotency: { readonly id: IdempotencyId; readonly hash: string } | undefined;
  /** What handlers get beside the data. Events go to `emitted`, which the mode appends to the outbox. */
  request(emitted?: EmittedEvent[]): WriteRequest<z.ZodType, Reason, unknown, EventType>;
}

/** Scope, then schema: what a principal may not do is refused before its input is looked at. */
export function begin<Access>(
  { store, cursorKey, now = () => new Date() }: KernelPorts<Access>,
  { caller }: Permit,
  operation: Operation,
  rawInput: unknown,
  options: InvokeOptions,
): Invocation<Access> {
  if (!isPrincipal(caller)) throw Failure.of(CREDENTIAL_MISSING);
  const { scope } = operation;
  if (scope !== PUBLIC && !holds(caller, scope)) throw Failure.of(SCOPE_REQUIRED, { scope: scope.name });
  const input = parseInput(operation.input, rawInput);
  const key = options.idempotencyKey;
  if (key !== undefined) assertKey(key);
  return {
    operation,
    principal: caller,
    input,
    store,
    now,
    signal: options.signal,
    idempotency:
      key === undefined
        ? undefined
        : { id: { credentialId: caller.credentialId, operation: operation.name, key }, hash: inputHash(input) },
    request: (emitted) => ({
      input,
      principal: caller,
      shape: options.shape ?? operation.shape,
      cursors: cursorsFor(cursorKey, caller.organizationId),
      now: now(),
      fail: failOf(operation),
      emit(event, resource, data) {
        if (!emitted || !operation.emits.includes(event))
          throw new Error(`${operation.name} may not emit ${event.type}.`);
        emitted.push({ type: event.type, resource, data: event.data.parse(data), credentialId: caller.credentialId });
      },
    }),
  };
}

export const failOf =
  (operation: Operation) =>
  (cause: Reason, details?: Record<string, unknown>, message?: string): never => {
    if (!operation.errors.includes(cause)) throw new Error(`${operation.name} does not declare ${cause.name}.`);
    throw Failure.of(cause, details, message);
  };

/** Asked again in each transaction attempt: a policy may depend on what has just been committed by another. */
export function assertPolicy<Access>({ operation, principal, input }: Invocation<Access>): void {
  const refusal = operation.policy?.({ principal, input });
  if (refusal) throw Failure.of(refusal);
}

/** Appends what a handler emitted, last in its transaction, so that the outbox's order is close to the commits'. */
export async function appendEvents<A>(tx: Transaction<A>, emitted: readonly EmittedEvent[]): Promise<void> {
  if (emitted.length > 0) await tx.appendEvents(emitted);
}
