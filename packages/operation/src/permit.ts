import { Failure } from "./errors.ts";
import type { Decision, Limiter, Policy } from "./limiter.ts";
import type { Operation } from "./operation.ts";
import { type Caller, isPrincipal, type Principal } from "./principal.ts";
import type { KeptRead, ReadCache } from "./read-cache.ts";
import type { CredentialProblem, Origin, Requester } from "./requester.ts";
import { PUBLIC } from "./scopes.ts";

const minted = new WeakSet<Permit>();

/** Proof that the limiter was asked. `invoke` demands one by type, and each call that was paid for is good for one invocation. */
export class Permit {
  /** As of now: a credential that was changed since the request was authenticated is what it has become. */
  readonly caller: Caller;
  readonly problem: CredentialProblem | undefined;
  readonly origin: Origin;
  /** When it was admitted, in this process' milliseconds. */
  readonly admittedAtMs = performance.now();
  #asOf: string | undefined;
  #readAtMs = this.admittedAtMs;
  readonly #admitted: Decision;
  #decision: Decision;
  readonly #left: Map<string, number>;

  /** Only `admit` makes permits that `invoke` takes. */
  constructor(
    { caller, problem, asOf, ...origin }: Standing & Origin & { readonly asOf: string | undefined },
    decision: Decision,
    operations: readonly Counted[],
  ) {
    this.caller = caller;
    this.problem = problem;
    this.origin = origin;
    this.#asOf = asOf;
    this.#admitted = decision;
    this.#decision = decision;
    this.#left = new Map();
    for (const { name } of operations) this.#left.set(name, (this.#left.get(name) ?? 0) + 1);
  }

  /**
   * For requests that read: where to follow events from (a cursor), so that nothing is missed between what is read and what
   * follows. It is from before anything was invoked, and from before what was kept of an earlier request was read.
   */
  get asOf(): string | undefined {
    return this.#asOf;
  }

  /** Where the data stood that the request reads, when it was admitted. */
  get versions(): Decision["versions"] {
    return this.#admitted.versions;
  }

  /** Something in the answer was read for an earlier request. */
  readAt({ asOf, admittedAtMs }: Pick<KeptRead, "asOf" | "admittedAtMs">): void {
    if (admittedAtMs >= this.#readAtMs) return;
    this.#readAtMs = admittedAtMs;
    this.#asOf = asOf;
  }

  /** What the limiter said last. */
  get decision(): Decision {
    return this.#decision;
  }

  spend(operation: Operation): void {
    const left = this.#left.get(operation.name) ?? 0;
    if (!minted.has(this) || left === 0) throw new Error(`${operation.name} was invoked without having been admitted.`);
    this.#left.set(operation.name, left - 1);
  }

  /** Asks once more, by what an operation has found out of its input. @throws LimitExceeded */
  async throttle(limiter: Limiter, operation: Operation, subject: string): Promise<void> {
    const items = [{ operation: operation.name, rate: operation.rate, cost: 1 }];
    const { caller, origin } = this;
    const decision = await limiter.take({ caller, address: origin.address, subject, policy: "points", items });
    this.#decision = together(this.#admitted, decision);
    if (!decision.allowed) throw new LimitExceeded(this.#decision);
  }
}

/** One answer of two: the windows of both, and of the figures those with the least left, or the refuser's. */
function together(admitted: Decision, later: Decision): Decision {
  const { limit, remaining, resetAtMs } = later.allowed && admitted.remaining < later.remaining ? admitted : later;
  return { ...later, limit, remaining, resetAtMs, windows: [...admitted.windows, ...later.windows] };
}

/** Refused by the limiter; `decision` says by which window and for how long. */
export class LimitExceeded extends Failure {
  readonly decision: Decision;
  constructor(decision: Decision) {
    super("RATE_LIMITED", { details: { retryAfterSeconds: decision.retryAfterSeconds ?? 1 } });
    this.decision = decision;
  }
}

/** What the limiter counts: an operation, or what a protocol asks of its surface alone (`mcp:ping`), which nobody invokes. */
type Counted = Pick<Operation, "name" | "rate"> & Partial<Pick<Operation, "mode" | "scope" | "reads">>;

export interface AdmitCall {
  readonly operation: Counted;
  /** What it costs, in the policy's unit; 1 unless told. */
  readonly cost?: number;
  /** The nouns whose data it reads; the operation's own, unless told. */
  readonly reads?: readonly string[];
}

export interface AdmitPorts {
  readonly limiter: Limiter;
  /**
   * The principal as it stands at this epoch of its organization's credentials: itself, what has become of it, or why it
   * is no good any more. Without it principals are taken as they are.
   */
  revalidate?(
    principal: Principal,
    epoch: string,
  ): Principal | CredentialProblem | Promise<Principal | CredentialProblem>;
  /** Keeps what reads gave: where their data stands is asked for along with the limits. */
  readonly cache?: ReadCache | undefined;
  /** Where the organization's events have got to; without it nobody is told. */
  asOf?(organizationId: string): Promise<string>;
}

/**
 * Asks the limiter once for everything that a request contains, and with its answer whether the credential still stands.
 * @throws LimitExceeded when any window refuses; then nothing was counted.
 */
export async function admit(
  ports: AdmitPorts,
  requester: Requester,
  policy: Policy,
  calls: readonly AdmitCall[],
): Promise<Permit> {
  const { caller, address, requestId, surface, limitedBy: subject } = requester;
  const items = calls.map(({ operation, cost = 1 }) => ({ operation: operation.name, rate: operation.rate, cost }));
  const reads = ports.cache ? nounsOf(calls) : [];
  const decision = await ports.limiter.take({
    ...{ caller, address, policy, items },
    ...(subject !== undefined && { subject }),
    ...(reads.length > 0 && { reads }),
  });
  if (decision.release) requester.whenOver(decision.release);
  if (!decision.allowed) throw new LimitExceeded(decision);
  const standing = await standingOf(ports, requester, decision);
  const operations = calls.map(({ operation }) => operation);
  const asOf = await asOfReads(ports, standing.caller, operations);
  const permit = new Permit({ ...standing, address, requestId, surface, asOf }, decision, operations);
  minted.add(permit);
  return permit;
}

function nounsOf(calls: readonly AdmitCall[]): readonly string[] {
  const [first] = calls;
  if (calls.length === 1) return first?.reads ?? first?.operation.reads ?? [];
  return [...new Set(calls.flatMap(({ operation, reads = operation.reads ?? [] }) => reads))];
}

async function asOfReads(
  { asOf }: AdmitPorts,
  caller: Caller,
  operations: readonly Counted[],
): Promise<string | undefined> {
  if (!asOf || !isPrincipal(caller)) return undefined;
  if (!operations.some(({ mode, scope }) => mode === "read" && scope !== PUBLIC)) return undefined;
  // Where it can't be had, nothing is promised; what is wrong will show in the read itself.
  return asOf(caller.organizationId).catch(() => undefined);
}

interface Standing {
  readonly caller: Caller;
  readonly problem: CredentialProblem | undefined;
}

async function standingOf(
  { revalidate }: AdmitPorts,
  { caller, problem, address }: Requester,
  { epoch }: Decision,
): Promise<Standing> {
  if (!revalidate || epoch === undefined || !isPrincipal(caller)) return { caller, problem };
  const current = await revalidate(caller, epoch);
  if (typeof current === "string") return { caller: { kind: "anonymous", address }, problem: current };
  return { caller: current, problem };
}
