import type { KeyObject } from "node:crypto";
import type { z } from "zod";
import { cursorsFor } from "./cursors.ts";
import { CREDENTIAL_MISSING, Failure, type Reason, SCOPE_REQUIRED } from "./errors.ts";
import type { EventLog } from "./event-log.ts";
import type { EmittedEvent, EventType } from "./events.ts";
import { assertKey, inputHash } from "./idempotency.ts";
import type { JsonForm } from "./json-text.ts";
import type { Operation, WriteRequest } from "./operation.ts";
import { parseInput } from "./parse.ts";
import type { AdmitPorts, Permit } from "./permit.ts";
import type { AuditLine, IdempotencyId, Store } from "./ports.ts";
import { holds, isPrincipal, type Principal } from "./principal.ts";
import type { StandingWatch } from "./standing.ts";

export interface KernelPorts<Access, Ports extends object = object> extends Omit<AdmitPorts, "asOf"> {
  readonly store: Store<Access>;
  /** What handlers get beside the data: how they reach what is neither in the tenant's data nor in the input. */
  readonly ports: Ports;
  /** Called after each commit of a write. */
  committed?(commit: { readonly operation: Operation; readonly principal: Principal }): void;
  /** A position of an organization's events up to which everything has been committed (`EventLog.head`). */
  readonly head?: EventLog["head"];
  /** Ends streams whose credential has ended; without it none is ended. */
  readonly watch?: StandingWatch;
  /** Signs cursors; 32 bytes derived from the root secret. */
  readonly cursorKey: KeyObject | Buffer;
  /** Keys before it: what was sealed under them opens as well. */
  readonly previousCursorKeys?: readonly (KeyObject | Buffer)[];
  readonly now?: () => Date;
}

export interface InvokeOptions {
  /** Instead of the operation's own shape: what a GraphQL selection asks for. */
  readonly shape?: unknown;
  readonly idempotencyKey?: string | undefined;
  readonly signal?: AbortSignal;
  /** Of a read: the names of an output that its handler writes as text. Without it, outputs are objects. */
  readonly form?: JsonForm;
  /** Of a read: whether the caller has what is under this tag (`Outcome.tag`). Then it is not read. */
  isKept?(tag: string): boolean;
}

/** One invocation that passed its scope and its schema: what the modes run with. */
export interface Invocation<Access> {
  readonly operation: Operation;
  readonly principal: Principal;
  readonly input: unknown;
  readonly store: Store<Access>;
  readonly ports: object;
  readonly now: () => Date;
  readonly signal: AbortSignal | undefined;
  /** Set where an idempotency key was given. */
  readonly idempotency: { readonly id: IdempotencyId; readonly hash: string } | undefined;
  /** The audit log's line, for what the operation has given. */
  audit(given: unknown): AuditLine;
  committed(): void;
  /** What handlers get beside the data. Events go to `emitted`, which the mode appends to the outbox. */
  request(emitted?: EmittedEvent[]): WriteRequest<z.ZodType, Reason, unknown, EventType>;
}

/** Scope, then schema: what a principal may not do is refused before its input is looked at. */
export function begin<Access>(
  { store, ports, cursorKey, previousCursorKeys, committed, now = () => new Date() }: KernelPorts<Access>,
  { caller, origin }: Permit,
  operation: Operation,
  rawInput: unknown,
  options: InvokeOptions,
): Invocation<Access> {
  if (!isPrincipal(caller)) throw Failure.of(CREDENTIAL_MISSING);
  const { scope } = operation;
  if (typeof scope === "object" && !holds(caller, scope)) throw Failure.of(SCOPE_REQUIRED, { scope: scope.name });
  const input = parseInput(operation.input, rawInput);
  const key = options.idempotencyKey;
  if (key !== undefined) assertKey(key);
  return {
    operation,
    principal: caller,
    input,
    store,
    ports,
    now,
    signal: options.signal,
    idempotency:
      key === undefined
        ? undefined
        : {
            id: { credentialId: caller.credentialId, operation: operation.name, key },
            hash: requestHash(caller, input),
          },
    audit: (given) => ({
      ...origin,
      operation: operation.name,
      credentialKind: caller.kind,
      credentialId: caller.credentialId,
      userId: caller.userId ?? null,
      resourceId: (operation.resource ? operation.resource(given) : idOf(given)) ?? null,
    }),
    committed: () => committed?.({ operation, principal: caller }),
    request: (emitted) => ({
      ...ports,
      input,
      principal: caller,
      shape: options.shape ?? operation.shape,
      cursors: cursorsFor(cursorKey, caller.organizationId, previousCursorKeys),
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

/** Of the rights as well: who holds fewer by now would be shown what they may not see any more. */
const requestHash = ({ grants, confinedTo = [] }: Principal, input: unknown) =>
  inputHash({ input, grants: grants.toSorted(), confinedTo: confinedTo.toSorted() });

export const failOf =
  (operation: Operation) =>
  (cause: Reason, details?: Record<string, unknown>, message?: string): never => {
    if (!operation.errors.includes(cause)) throw new Error(`${operation.name} does not declare ${cause.name}.`);
    throw Failure.of(cause, details, message);
  };

/** Asked again in each transaction attempt: a policy may depend on what has just been committed by another. */
export function assertPolicy<Access>({ operation, principal, input }: Invocation<Access>): void {
  const refusal = operation.credentialPolicy?.(principal) ?? operation.policy?.({ principal, input });
  if (refusal) throw Failure.of(refusal);
}

/** One thing has its id; what gives several, or wraps one, says by `resource` which it is about. */
function idOf(given: unknown): string | undefined {
  const { id } = (given ?? {}) as { id?: unknown };
  return typeof id === "string" ? id : undefined;
}
