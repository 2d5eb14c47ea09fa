import {
  isPrincipal,
  type LimitRequest,
  type Plan,
  type Policy,
  type Principal,
  type RateClass,
} from "@orrery/operation";
import { networkOf } from "./address.ts";
import type { Charge } from "./charge.ts";
import { ANONYMOUS_WINDOW, AUTH_WINDOW, type Limit, POLICY_ROWS } from "./policies.ts";

type Item = LimitRequest["items"][number];
type Metered = Item & { readonly rate: Exclude<RateClass, "auth"> };

/** What a request without any operation counts as (an unknown path, a document that does not parse): nothing is free. */
const NO_OPERATION: Metered = { operation: "none", rate: "read", cost: 1 };

/** The windows that a request counts in, by the policy table. At least one of them is a minute long. */
export function chargesOf({ caller, policy, items }: LimitRequest): readonly Charge[] {
  const calls = items.length > 0 ? items : [NO_OPERATION];
  calls.forEach(assertCost);
  if (isPrincipal(caller)) {
    const owner = `{${caller.organizationId}}`;
    return [...policyCharges(owner, caller, policy, calls), ...authCharges(`${owner}:${caller.credentialId}`, calls)];
  }
  const owner = `{${networkOf(caller.address)}}`;
  // Calls, not points: without a credential there is no plan that points would belong to. A request that costs nothing
  // (its point was taken before) only looks.
  const cost = Math.min(calls.length, totalCost(calls));
  const all = { ...ANONYMOUS_WINDOW, bucket: `${owner}:anonymous`, cost };
  return [all, ...authCharges(owner, calls)];
}

function policyCharges(owner: string, caller: Principal, policy: Policy, calls: readonly Item[]): Charge[] {
  const { per, windows } = POLICY_ROWS[policy];
  const subject = per === "organization" ? `${owner}:${policy}` : `${owner}:${policy}:${caller.credentialId}`;
  const groups = per === "operation" ? byOperation(calls.filter(isMetered)) : [together(calls)];
  return groups.flatMap(({ suffix, rate, cost }) =>
    windows.map(({ limit, ...window }) => ({
      ...window,
      bucket: `${subject}${suffix}:${window.name}`,
      limit: limitOf(limit, caller.plan, rate),
      cost,
    })),
  );
}

interface Group {
  readonly suffix: string;
  readonly rate: Metered["rate"];
  readonly cost: number;
}

/** The limits of such a policy know no rate classes. */
const together = (calls: readonly Item[]): Group => ({ suffix: "", rate: "read", cost: totalCost(calls) });

function byOperation(calls: readonly Metered[]): Group[] {
  return [...Map.groupBy(calls, ({ operation }) => operation)].map(([operation, same]) => ({
    suffix: `:${operation}`,
    rate: same[0]?.rate ?? "read",
    cost: totalCost(same),
  }));
}

const totalCost = (calls: readonly Item[]) => calls.reduce((sum, { cost }) => sum + cost, 0);

/** Login, password reset and the like have their own window, and would only blur the limits of reads and writes. */
const isMetered = (item: Item): item is Metered => item.rate !== "auth";

/** Counted in calls, since the points of a policy would make some surfaces stricter than others. */
function authCharges(owner: string, calls: readonly Item[]): Charge[] {
  const attempts = Map.groupBy(
    calls.filter(({ rate }) => rate === "auth"),
    ({ operation }) => operation,
  );
  return [...attempts].map(([operation, { length }]) => ({
    ...AUTH_WINDOW,
    bucket: `${owner}:auth:${operation}`,
    cost: length,
  }));
}

function limitOf(limit: Limit, plan: Plan, rate: Metered["rate"]): number {
  if (typeof limit === "number") return limit;
  return "byPlan" in limit ? limit.byPlan[plan] : limit.byRate[rate];
}

/** A negative or broken cost would give back what was used. */
function assertCost({ operation, cost }: Item): void {
  if (!Number.isSafeInteger(cost) || cost < 0) throw new Error(`${operation} was given the cost ${cost}.`);
}
