import type { z } from "zod";
import type { Cursors } from "./cursors.ts";
import type { Reason } from "./errors.ts";
import type { EventResource, EventType } from "./events.ts";
import type { JsonForm, JsonText } from "./json-text.ts";
import type { RateClass } from "./limiter.ts";
import type { Caller, Principal } from "./principal.ts";
import type { Origin } from "./requester.ts";
import { type ANY_CREDENTIAL, PUBLIC, type Requirement, type Scope } from "./scopes.ts";

/** What an operation's `example` may build on: other operations, run in the same organization. */
export interface World {
  /** Runs another operation with its own example, with `overrides` laid over it, and gives its output. */
  run<I extends z.ZodType, O extends z.ZodType>(
    operation: Operation<string, I, O>,
    overrides?: Partial<z.input<I>>,
  ): Promise<z.output<O>>;
  /** A text that no other call of this gives. */
  unique(prefix: string): string;
}

/** Ends the handler with one of the operation's declared reasons. */
export type Fail<R extends Reason> = (cause: R, details?: Record<string, unknown>, message?: string) => never;

interface Request<I extends z.ZodType, R extends Reason> {
  readonly input: z.output<I>;
  readonly fail: Fail<R>;
  readonly now: Date;
}

export interface ReadRequest<I extends z.ZodType, R extends Reason, S> extends Request<I, R> {
  readonly principal: Principal;
  /** The rows' shape: the definition's own, or what a GraphQL selection asks for. Spread it into the query. */
  readonly shape: S;
  readonly cursors: Cursors;
}

export interface WriteRequest<I extends z.ZodType, R extends Reason, S, E extends EventType>
  extends ReadRequest<I, R, S> {
  /** Puts an event into the outbox, in the same commit. `data` is checked and serialised by the event's own schema. */
  emit<T extends E>(event: T, resource: EventResource, data: z.input<T["data"]>): void;
}

interface Definition<
  Name extends string,
  I extends z.ZodType,
  O extends z.ZodType,
  R extends Reason,
  E extends EventType,
> {
  /** `noun.verb`: the tRPC path, and the name in logs, limits and idempotency records. */
  readonly name: Name;
  /** One sentence for the generated documents. */
  readonly summary: string;
  readonly rate: RateClass;
  readonly input: I;
  /** From what the handler returns to plain JSON. What it does not name never leaves. */
  readonly output: O;
  readonly errors?: readonly R[];
  readonly emits?: readonly E[];
  /**
   * Why it is not on the surfaces that carry every operation (tRPC, GraphQL, MCP). REST carries what a contract names, either way.
   */
  readonly internal?: string;
  /** It changes what a credential is good for: whoever keeps the organization's principals looks again, at once. */
  readonly changesCredentials?: true;
  /** It takes away what nothing brings back: an agent's user is asked first. */
  readonly destroys?: true;
  /** A valid input, and the events that it causes (once each): what the registry walk runs on every surface. */
  readonly example: {
    input(world: World): Promise<z.input<I>> | z.input<I>;
    /** With whose credential: an API key's, unless told. An `ending-session` is over once it has run; `nobody` has none. */
    readonly as?: "session" | "ending-session" | "nobody";
    readonly emits?: readonly E[];
  };
}

interface Scoped<I extends z.ZodType, O extends z.ZodType, R extends Reason, S> {
  /** The id of what was written, for the audit log, where the handler gives it under another name than `id`. */
  resource?(given: z.input<O>): string | undefined;
  readonly scope: Scope | typeof ANY_CREDENTIAL;
  /** The Prisma `select` that `output` needs. */
  readonly shape?: S;
  /** Of a list: the columns that its cursors are made of, whatever is selected. Default: `id` and `createdAt`. */
  readonly cursorColumns?: readonly string[];
  /**
   * Beyond the scope: whether this credential may do this at all, whatever the input. Refuse by returning a declared reason.
   * MCP leaves out the tools that it refuses.
   */
  credentialPolicy?(principal: Principal): R | undefined;
  /** Beyond that: whether this principal may do this with this input. Refuse by returning a declared reason. */
  policy?(request: { principal: Principal; input: z.output<I> }): R | undefined;
  /** What an idempotent replay may show; for outputs that hold a secret. */
  redact?(output: z.output<O>): z.output<O>;
}

type Returns<O extends z.ZodType> = Promise<z.input<O>>;

interface ReadMode<A, I extends z.ZodType, O extends z.ZodType, R extends Reason, S, N extends string> {
  readonly mode: "read";
  /**
   * All nouns whose data the answer is made of. With them the answer may be kept until that data changes: it must depend on
   * nothing else but the input, the organization, the credential's scopes and its confinement.
   */
  readonly reads?: readonly N[];
  handle(request: A & ReadRequest<I, R, S>): Returns<O>;
  /**
   * The same output for surfaces that write it out at once, with what is long in it as JSON text. For hot lists. What it does
   * not do (undefined) is done by `handle`.
   */
  write?(request: A & ReadRequest<I, R, S> & { readonly form: JsonForm }): Promise<Written<z.output<O>> | undefined>;
  /**
   * The rows that a GraphQL selection (`shape`) asks for, with amounts and moments as the texts that they are shown as. For hot
   * lists; what it does not do (undefined) is done by `handle`.
   */
  select?(request: A & ReadRequest<I, R, unknown>): Promise<object | undefined>;
}

/** An output in which any field may be JSON text already. */
type Written<Output> = { readonly [Field in keyof Output]: Output[Field] | JsonText };

interface WriteMode<A, I extends z.ZodType, O extends z.ZodType, R extends Reason, E extends EventType, S> {
  readonly mode: "write";
  handle(request: A & WriteRequest<I, R, S, E>): Returns<O>;
}

/** What handlers outside a transaction get beside the ports. */
interface ExchangeRequest<I extends z.ZodType, R extends Reason> extends Request<I, R> {
  readonly origin: Origin;
  /** Counts one more call of this operation for what the input turned out to be about. @throws LimitExceeded */
  throttle(subject: string): Promise<void>;
}

/**
 * Trades one credential for another, through ports alone: they have transactions of their own. Nothing of it is kept under
 * an idempotency key, as what it gives is secret.
 */
interface ExchangeMode<P, I extends z.ZodType, O extends z.ZodType, R extends Reason> {
  readonly mode: "exchange";
  handle(request: P & ExchangeRequest<I, R> & { principal: Principal }): Returns<O>;
}

/** Work that must not hold a transaction open: model calls, portals, image work. */
interface EffectMode<
  A,
  I extends z.ZodType,
  O extends z.ZodType,
  R extends Reason,
  E extends EventType,
  S,
  Plan,
  Result,
  P,
> {
  readonly mode: "effect";
  /** The longest that `work` may take; then it is aborted, and its idempotency key may be tried again. */
  readonly timeoutMs: number;
  /** In a transaction: checks, and what `work` needs to know. */
  prepare(request: A & WriteRequest<I, R, S, E>): Promise<Plan>;
  /** Outside any transaction. */
  work(
    request: P & { plan: Plan; input: z.output<I>; principal: Principal; fail: Fail<R>; signal: AbortSignal },
  ): Promise<Result>;
  /** In a second transaction: records the result. */
  settle(request: A & WriteRequest<I, R, S, E> & { plan: Plan; result: Result }): Returns<O>;
  /** In a transaction, when `work` or `settle` failed: undoes what `prepare` reserved. */
  abandon?(request: A & WriteRequest<I, R, S, E> & { plan: Plan; error: unknown }): Promise<void>;
}

/** Yields until the consumer leaves (`signal`). Each item is serialised by `output`. */
interface StreamMode<A, I extends z.ZodType, O extends z.ZodType, R extends Reason, S> {
  readonly mode: "stream";
  stream(request: A & ReadRequest<I, R, S> & { signal: AbortSignal }): AsyncIterable<z.input<O>>;
}

interface PublicMode<P, I extends z.ZodType, O extends z.ZodType, R extends Reason> {
  readonly mode: "read" | "exchange";
  handle(request: P & ExchangeRequest<I, R> & { caller: Caller }): Returns<O>;
}

type AnyRequest = WriteRequest<z.ZodType, Reason, unknown, EventType>;
type AnyExchange = ExchangeRequest<z.ZodType, Reason> & { readonly caller: Caller; readonly principal?: Principal };

/** A defined operation, as the kernel and the bindings see it. Its handlers' own types were checked where it was defined. */
export interface Operation<
  Name extends string = string,
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
> extends Omit<Definition<Name, I, O, Reason, EventType>, "errors" | "emits"> {
  readonly scope: Requirement;
  readonly mode: "read" | "write" | "effect" | "exchange" | "stream";
  readonly errors: readonly Reason[];
  readonly emits: readonly EventType[];
  readonly shape?: unknown;
  readonly cursorColumns?: readonly string[];
  credentialPolicy?(principal: Principal): Reason | undefined;
  policy?(request: { principal: Principal; input: unknown }): Reason | undefined;
  redact?(output: unknown): unknown;
  resource?(given: unknown): string | undefined;
  readonly timeoutMs?: number;
  readonly reads?: readonly string[];
  write?(request: AnyRequest & { readonly form: JsonForm }): Promise<unknown>;
  select?(request: AnyRequest): Promise<unknown>;
  handle?(request: AnyRequest | AnyExchange): Promise<unknown>;
  prepare?(request: AnyRequest): Promise<unknown>;
  work?(request: {
    plan: unknown;
    input: unknown;
    principal: Principal;
    fail: Fail<Reason>;
    signal: AbortSignal;
  }): Promise<unknown>;
  settle?(request: AnyRequest & { plan: unknown; result: unknown }): Promise<unknown>;
  abandon?(request: AnyRequest & { plan: unknown; error: unknown }): Promise<void>;
  stream?(request: AnyRequest & { signal: AbortSignal }): AsyncIterable<unknown>;
}

export type OutputOf<Op> = Op extends Operation<string, z.ZodType, infer O> ? z.output<O> : never;
export type InputOf<Op> = Op extends Operation<string, infer I, z.ZodType> ? z.input<I> : never;

/** The definers, for handlers that get `Access` (the tenant's data) and `Ports`, and read data of `Noun`s. The domain instantiates them once. */
export function operationFor<Access extends object, Ports extends object = object, Noun extends string = string>() {
  function operation<
    const Name extends `${string}.${string}`,
    I extends z.ZodType,
    O extends z.ZodType,
    R extends Reason = never,
    E extends EventType = never,
    S = unknown,
    Plan = unknown,
    Result = unknown,
  >(
    definition: Definition<Name, I, O, R, E> &
      Scoped<I, O, R, S> &
      (
        | ReadMode<Access & Ports, I, O, R, S, Noun>
        | WriteMode<Access & Ports, I, O, R, E, S>
        | EffectMode<Access & Ports, I, O, R, E, S, Plan, Result, Ports>
        | ExchangeMode<Ports, I, O, R>
        | StreamMode<Access & Ports, I, O, R, S>
      ),
  ): Operation<Name, I, O> {
    return { errors: [], emits: [], ...definition } as unknown as Operation<Name, I, O>;
  }

  /**
   * An operation without a credential: no principal and no tenant, so that it reaches data through ports alone. What it
   * emits is what the operations do that a port invokes for it.
   */
  function publicOperation<
    const Name extends `${string}.${string}`,
    I extends z.ZodType,
    O extends z.ZodType,
    R extends Reason = never,
    E extends EventType = never,
  >(definition: Definition<Name, I, O, R, E> & PublicMode<Ports, I, O, R>): Operation<Name, I, O> {
    return { errors: [], emits: [], ...definition, scope: PUBLIC } as unknown as Operation<Name, I, O>;
  }

  return { operation, publicOperation };
}
