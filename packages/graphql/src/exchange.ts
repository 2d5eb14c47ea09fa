import type { TenantDb } from "@orrery/db";
import type { FileStore } from "@orrery/domain";
import {
  type AdmitCall,
  type Authentication,
  type Caller,
  CREDENTIAL_MISSING,
  credentialRefusal,
  type Decision,
  Failure,
  type InvokeOptions,
  isPrincipal,
  type KeptAnswer,
  LimitExceeded,
  type Operation,
  type Outcome,
  type Permit,
  type Principal,
  type Requester,
  type RequestInfo,
  type SurfacePorts,
  type SurfaceRead,
} from "@orrery/operation";
import type { z } from "zod";

/** What the composition root gives this surface. */
export interface GraphQLPorts extends SurfacePorts {
  /** The data of one principal's tenant: for relations that an operation's own query did not bring along. */
  tenant(principal: Principal): TenantDb;
  /** Where files are read. */
  readonly files: Pick<FileStore, "urlOf">;
}

/** What an answer can be. */
export interface Reply {
  /** Whether it may be more than one result. */
  readonly isStream: boolean;
  /** Whether errors have a status of HTTP's. Where results are messages in something that was opened, they have none. */
  readonly hasStatus: boolean;
  /** Whether the credential is told by what carries the answer that it has ended (a socket, by how it is closed). */
  readonly endsByItself: boolean;
}

/** What a surface knows of a request besides who sent it. */
export interface Asked extends RequestInfo {
  readonly reply: Reply;
  readonly idempotencyKey: string | undefined;
  readonly resume?: Resume | undefined;
  readonly isShared?: boolean;
}

/** Where a subscription goes on. */
export interface Resume {
  readonly after: string | undefined;
}

/** One request and its answer: who asks, what was admitted, what it cost. Resolvers reach operations through it alone. */
export class Exchange {
  readonly requestId: string;
  readonly reply: Reply;
  /** The request's `Idempotency-Key` header. Of use only where the document holds one write. */
  readonly idempotencyKey: string | undefined;
  /** Response keys of the mutations that an idempotency key had already done. */
  readonly replayed: string[] = [];
  /** What the document costs, in points. */
  requested = 1;
  /** Of a subscription that asked for heartbeats: up to where it was told everything. */
  cursor: string | undefined;
  /** Of a subscription: up to where it was told everything, and whether the last that it was told is an event. */
  told = { cursor: "", isEvent: false };
  /** Of a subscription: where it goes on, instead of where its document says; without a cursor, with what is to come. */
  readonly resume: Resume | undefined;
  /** Whether many are told what it gives, each with what it cost them. */
  readonly isShared: boolean;
  readonly #ports: GraphQLPorts;
  readonly #requester: Requester;
  #permit: Permit | undefined;
  #calls: readonly AdmitCall[] = [];
  #decision: Decision | undefined;
  #prepaid = 0;
  #refusal: Failure | undefined;
  #isSettled = false;

  constructor(ports: GraphQLPorts, authentication: Authentication, asked: Asked) {
    const { address, requestId, whenOver, reply, idempotencyKey, resume, isShared = false } = asked;
    this.#ports = ports;
    this.#requester = { ...authentication, address, requestId, whenOver, surface: "graphql" };
    this.requestId = requestId;
    this.reply = reply;
    this.idempotencyKey = idempotencyKey;
    this.resume = resume;
    this.isShared = isShared;
  }

  /** What the limiter said; undefined until it was asked. */
  get decision(): Decision | undefined {
    return this.#permit?.decision ?? this.#decision;
  }

  /** Who asks: as admitted, once they are. */
  get caller(): Caller {
    return (this.#permit ?? this.#requester).caller;
  }

  /** Where to follow events from, so that nothing is missed after what this document reads. */
  get asOf(): string | undefined {
    return this.#permit?.asOf;
  }

  /** Points that were taken before the document was looked at. */
  get prepaid(): number {
    return this.#prepaid;
  }

  /** Whether the request was admitted or refused as a whole. */
  get isSettled(): boolean {
    return this.#isSettled;
  }

  /** Why it was refused when it was to be admitted. */
  get refusal(): Failure | undefined {
    return this.#refusal;
  }

  /** The relations of this caller's tenant. */
  get db(): TenantDb {
    const { caller } = this;
    if (!isPrincipal(caller)) throw Failure.of(CREDENTIAL_MISSING);
    return this.#ports.tenant(caller);
  }

  /** Where a file of the store is read. */
  urlOf(name: string): string {
    return this.#ports.files.urlOf(name);
  }

  /** Takes the first point, before the document is looked at. @throws LimitExceeded */
  async enter(): Promise<void> {
    await this.#take([]);
    this.#prepaid = 1;
  }

  /**
   * Asks the limiter for everything that the document contains and `enter` has not taken (no calls are one point), then
   * whether the credential is good enough for it.
   * @throws LimitExceeded, or Failure UNAUTHORIZED.
   */
  async admit(calls: readonly AdmitCall[], operations: readonly Operation[]): Promise<void> {
    this.#calls = calls;
    if (calls.length > 0 || this.#prepaid === 0) this.#permit = await this.#take(calls);
    this.#isSettled = true;
    const refusal = credentialRefusal(this.#permit ?? this.#requester, operations);
    if (refusal) throw this.#refused(refusal);
  }

  async #take(calls: readonly AdmitCall[]): Promise<Permit> {
    try {
      const permit = await this.#ports.kernel.admit(this.#requester, "points", calls);
      this.#decision = permit.decision;
      return permit;
    } catch (error) {
      if (error instanceof LimitExceeded) {
        this.#decision = error.decision;
        this.#isSettled = true;
        this.#refused(error);
      }
      throw error;
    }
  }

  #refused(failure: Failure): Failure {
    this.#refusal = failure;
    return failure;
  }

  /**
   * Another one of the same caller, as it is by now, for the operations that this one was admitted for: its points were
   * taken. @throws Failure
   */
  async again(resume: Resume, isShared = false): Promise<Exchange> {
    const { requestId, reply, idempotencyKey } = this;
    const { address, whenOver, caller, problem } = this.#requester;
    const asked = { address, whenOver, requestId, reply, idempotencyKey, resume, isShared };
    const other = new Exchange(this.#ports, { caller, ...(problem && { problem }) }, asked);
    other.requested = this.requested;
    await other.admit(
      this.#calls.map((call) => ({ ...call, cost: 0 })),
      this.#calls.map(({ operation }) => operation as Operation),
    );
    return other;
  }

  /** A place for what the reads of an admitted document give together; undefined where nothing may be kept. */
  kept(read: SurfaceRead): KeptAnswer | undefined {
    return this.#permit && this.#ports.kernel.kept(this.#permit, read);
  }

  /** Runs an operation that the document was admitted for. @throws Failure */
  async invoke<I extends z.ZodType, O extends z.ZodType>(
    operation: Operation<string, I, O>,
    input: unknown,
    options?: InvokeOptions,
  ): Promise<Outcome<O>> {
    if (!this.#permit) throw new Error(`${operation.name} was invoked before the document was admitted.`);
    return this.#ports.kernel.invoke(this.#permit, operation, input, options);
  }

  /** Runs a `stream` operation that the document was admitted for. Its consumer ends it by `return`, at once. */
  stream<I extends z.ZodType, O extends z.ZodType>(
    operation: Operation<string, I, O>,
    input: unknown,
  ): AsyncIterator<z.output<O>> {
    if (!this.#permit) throw new Error(`${operation.name} was followed before the document was admitted.`);
    const { signal } = new AbortController();
    return this.#ports.kernel.stream(this.#permit, operation, input, { signal })[Symbol.asyncIterator]();
  }

  /**
   * Gets one thing that goes with a subscription, as it is now. Its points were taken with the subscription's, and the
   * caller is asked about again. @throws Failure
   */
  async get(get: Operation, id: string, shape: unknown): Promise<unknown> {
    const permit = await this.#ports.kernel.admit(this.#requester, "points", [{ operation: get, cost: 0 }]);
    return (await this.#ports.kernel.invoke(permit, get, { id }, { shape })).rows;
  }
}

/** GraphQL's context value. */
export interface Context {
  readonly exchange: Exchange;
}
