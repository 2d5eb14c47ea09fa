import {
  type Caller,
  CREDENTIAL_CHANGED,
  type CredentialProblem,
  Failure,
  isPrincipal,
  type Principal,
  refusalOf,
  type StandingWatch,
} from "@orrery/operation";
import type { Known, KnownPrincipals } from "../principals/known-principals.ts";

/** What Node's timers can wait at most. */
const TIMER_MAX_MS = 2 ** 31 - 1;
/** How long until a look-up that failed is tried again. */
const RETRY_MS = 500;

export interface StandingWatchOptions {
  readonly principals: KnownPrincipals;
  /** What a principal of before is by what was found now, or why it is no good any more. */
  readonly standing: (before: Principal, found: Known | undefined) => Principal | CredentialProblem;
  readonly now: () => Date;
}

/** One caller that is watched over. */
interface Watched {
  check(): void;
}

/** Looks credentials up again whenever something has changed of their organization, for as long as somebody holds on to them. */
export function createStandingWatch(options: StandingWatchOptions): StandingWatch {
  const { principals } = options;
  const byOrganization = new Map<string, Set<Watched>>();
  principals.onDropped((organizationId) => {
    const of = organizationId === undefined ? [...byOrganization.values()] : [byOrganization.get(organizationId) ?? []];
    for (const watched of of.flatMap((set) => [...set])) watched.check();
  });

  return (caller: Caller, ended) => {
    const made = isPrincipal(caller) ? principals.of(caller) : undefined;
    if (!made) return () => undefined;
    const { organizationId } = made.principal;
    const siblings = byOrganization.get(organizationId) ?? new Set();
    byOrganization.set(organizationId, siblings);
    const leave = () => {
      siblings.delete(watched);
      if (siblings.size === 0 && byOrganization.get(organizationId) === siblings) byOrganization.delete(organizationId);
    };
    const { stop, ...watched } = watchOver(made, options, (why) => {
      leave();
      ended(why);
    });
    siblings.add(watched);
    // Something may have changed since the principal was made.
    if (principals.get(made.key) !== made) watched.check();
    return () => {
      leave();
      stop();
    };
  };
}

function watchOver(
  made: Known,
  { principals, standing, now }: StandingWatchOptions,
  ended: (why: Failure) => void,
): Watched & { stop(): void } {
  const { key, find, principal } = made;
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;

  function end(why: Failure): void {
    if (isOver) return;
    stop();
    ended(why);
  }

  function stop(): void {
    isOver = true;
    clearTimeout(timer);
  }

  /** Until the credential ends by itself. */
  function wait(endsAtMs: number): void {
    clearTimeout(timer);
    const leftMs = endsAtMs - now().getTime();
    if (leftMs <= 0) end(refusalOf("invalid"));
    else if (leftMs < Number.POSITIVE_INFINITY) {
      timer = setTimeout(() => wait(endsAtMs), Math.min(leftMs, TIMER_MAX_MS)).unref();
    }
  }

  async function lookAgain(): Promise<void> {
    try {
      const found = await principals.lookUp(key, find);
      if (isOver) return;
      const current = standing(principal, found);
      if (typeof current === "string") end(refusalOf(current));
      else if (!hasSameRights(principal, current)) end(Failure.of(CREDENTIAL_CHANGED));
      else if (found) wait(found.endsAtMs);
    } catch {
      // The database is away, and what it would show with it.
      if (isOver) return;
      clearTimeout(timer);
      timer = setTimeout(() => void lookAgain(), RETRY_MS).unref();
    }
  }

  wait(made.endsAtMs);
  return { check: () => void lookAgain(), stop };
}

function hasSameRights(before: Principal, now: Principal): boolean {
  return (
    isSame([...before.scopes], [...now.scopes]) &&
    isSame(before.grants, now.grants) &&
    isSame(before.confinedTo, now.confinedTo)
  );
}

/** In whatever order. Nothing and an empty list differ: who is confined to nothing sees nothing. */
function isSame(before: readonly string[] | undefined, now: readonly string[] | undefined): boolean {
  return JSON.stringify(before?.toSorted()) === JSON.stringify(now?.toSorted());
}
