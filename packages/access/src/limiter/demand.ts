import { isPrincipal, type LimitRequest, type Policy, type Principal } from "@orrery/operation";
import { networkOf } from "./address.ts";
import type { Charge, Demand, Lease } from "./charge.ts";
import {
  ANONYMOUS_WINDOW,
  AUTH_WINDOW,
  type CallerPolicy,
  CEILING_WINDOW,
  ceilingOf,
  FILES_WINDOW,
  HOOKS_WINDOW,
  limitOf,
  MAIL_WINDOWS,
  OAUTH_WINDOWS,
  PAGE_WINDOWS,
  POLICY_ROWS,
  type PolicyWindow,
  SUBJECT_WINDOW,
} from "./policies.ts";

type Item = LimitRequest["items"][number];
type Items = readonly Item[];

/** What a request without any operation counts as (an unknown path, a document that does not parse): nothing is free. */
const NO_OPERATION: Items = [{ operation: "none", rate: "read", cost: 1 }];

/** What a request asks of the limiter, by the policy table. At least one of its windows is a minute long. */
export function demandOf(request: LimitRequest): Demand {
  const { caller, address, subject, policy, reads = [] } = request;
  const items = request.items.length > 0 ? request.items : NO_OPERATION;
  for (const item of items) assertCost(item);
  if (isOpen(policy)) {
    // An address that was never given out is nobody's.
    return subject === undefined
      ? anonymousDemand(address, items)
      : ofNobody(OPEN_CHARGES[policy](subject, items, address));
  }
  if (subject !== undefined) return ofNobody(subjectCharges(subject, items));
  if (policy === "files") return ofNobody([filesCharge(address, items)]);
  if (isPrincipal(caller)) {
    const owner = `{${caller.organizationId}}`;
    const charges = policyCharges(owner, caller, policy, items);
    addCeiling(charges, owner, caller, items);
    addAuthCharges(charges, address, items);
    return { charges, lease: leaseOf(owner, caller, policy), epochOf: caller.organizationId, reads };
  }
  return anonymousDemand(caller.address, items);
}

/** What no organization is asked about. */
const ofNobody = (charges: readonly Charge[]): Demand => ({ charges, lease: undefined, epochOf: undefined, reads: [] });

function anonymousDemand(address: string, items: Items): Demand {
  // Calls, not points: without a credential there is no plan that points would belong to. A request that costs nothing
  // (its point was taken before) only looks.
  const cost = Math.min(items.length, totalCost(items));
  const bucket = `{${networkOf(address)}}:anonymous`;
  const charges: Charge[] = [{ ...ANONYMOUS_WINDOW, bucket, cost, of: "network" }];
  addAuthCharges(charges, address, items);
  return ofNobody(charges);
}

type OpenCharges = (subject: string, items: Items, address: string) => Charge[];

/** What is counted by what was given out, so that nobody makes counters up: by what is sent to, and where that is so open, by who sends. */
const OPEN_CHARGES: Record<Exclude<Policy, CallerPolicy | "files">, OpenCharges> = {
  hooks: (subject, items) => [
    { ...HOOKS_WINDOW, bucket: `{${subject}}:hooks`, cost: totalCost(items), of: "principal" },
  ],
  pages(subject, items, address) {
    const kind = items.every(({ rate }) => rate === "read") ? "shown" : "sent";
    const { page, network } = PAGE_WINDOWS[kind];
    const cost = totalCost(items);
    return [
      { ...page, bucket: `{${subject}}:pages:${kind}`, cost, of: "principal" },
      { ...network, bucket: `{${networkOf(address)}}:pages:${kind}`, cost, of: "network" },
    ];
  },
  mails(subject, items, address) {
    const { mailbox, network } = MAIL_WINDOWS;
    const cost = totalCost(items);
    return [
      { ...mailbox, bucket: `{${subject}}:mails`, cost, of: "principal" },
      { ...network, bucket: `{${networkOf(address)}}:mails`, cost, of: "network" },
    ];
  },
  oauth(subject, items, address) {
    const { client, network } = OAUTH_WINDOWS;
    const cost = totalCost(items);
    return [
      { ...client, bucket: `{${subject}}:oauth`, cost, of: "principal" },
      { ...network, bucket: `{${networkOf(address)}}:oauth`, cost, of: "network" },
    ];
  },
};

const isOpen = (policy: Policy): policy is keyof typeof OPEN_CHARGES => Object.hasOwn(OPEN_CHARGES, policy);

function filesCharge(address: string, items: Items): Charge {
  return { ...FILES_WINDOW, bucket: `{${networkOf(address)}}:files`, cost: totalCost(items), of: "network" };
}

function policyCharges(owner: string, caller: Principal, policy: CallerPolicy, items: Items): Charge[] {
  const { per, windows } = POLICY_ROWS[policy];
  const subject = per === "organization" ? `${owner}:${policy}` : `${owner}:${policy}:${caller.credentialId}`;
  const charges: Charge[] = [];
  const add = (bucket: string, cost: number, rate: Metered["rate"]) => {
    for (const window of windows) {
      const { name, windowSeconds } = window;
      const limit = limitOf(caller, limitNameOf(window, rate));
      charges.push({ bucket: `${bucket}:${name}`, name, windowSeconds, limit, cost, of: "principal" });
    }
  };
  // The limits of such a policy know no rate classes.
  if (per !== "operation") add(subject, totalCost(items), "read");
  else for (const [operation, { rate, cost }] of byOperation(items)) add(`${subject}:${operation}`, cost, rate);
  return charges;
}

const limitNameOf = ({ limit }: PolicyWindow, rate: Metered["rate"]) =>
  typeof limit === "string" ? limit : limit[rate];

type Metered = Item & { readonly rate: Exclude<Item["rate"], "auth"> };

/** Login, password reset and the like have their own window, and would only blur the limits of reads and writes. */
const isMetered = (item: Item): item is Metered => item.rate !== "auth";

function byOperation(items: Items): Map<string, Pick<Metered, "rate" | "cost">> {
  const groups = new Map<string, Pick<Metered, "rate" | "cost">>();
  for (const item of items) {
    if (!isMetered(item)) continue;
    const { operation, rate, cost } = item;
    groups.set(operation, { rate, cost: cost + (groups.get(operation)?.cost ?? 0) });
  }
  return groups;
}

function addCeiling(charges: Charge[], owner: string, caller: Principal, items: Items): void {
  const limit = ceilingOf(caller);
  if (limit === undefined) return;
  charges.push({ ...CEILING_WINDOW, bucket: `${owner}:ceiling`, limit, cost: totalCost(items), of: "principal" });
}

/**
 * By the address, whoever calls: a key is no way to more attempts. Such a request of a principal's is the only one whose
 * keys have two hash tags. Counted in calls, since the points of a policy would make some surfaces stricter than others.
 */
function addAuthCharges(charges: Charge[], address: string, items: Items): void {
  if (items.every(isMetered)) return;
  const attempts = new Map<string, number>();
  for (const { operation, rate } of items) {
    if (rate === "auth") attempts.set(operation, (attempts.get(operation) ?? 0) + 1);
  }
  const network = networkOf(address);
  for (const [operation, cost] of attempts) {
    charges.push({ ...AUTH_WINDOW, bucket: `{${network}}:auth:${operation}`, cost, of: "network" });
  }
}

function subjectCharges(subject: string, items: Items): Charge[] {
  return [...Map.groupBy(items, ({ operation }) => operation)].map(([operation, { length }]) => ({
    ...SUBJECT_WINDOW,
    name: operation.slice(operation.lastIndexOf(".") + 1),
    bucket: `{${subject}}:${operation}`,
    cost: length,
    of: "subject",
  }));
}

function leaseOf(owner: string, caller: Principal, policy: CallerPolicy): Lease | undefined {
  const { concurrent } = POLICY_ROWS[policy];
  if (!concurrent) return undefined;
  const bucket = `${owner}:${policy}:${caller.credentialId}:concurrent`;
  return { bucket, name: "concurrent", limit: limitOf(caller, concurrent) };
}

function totalCost(items: Items): number {
  let sum = 0;
  for (const { cost } of items) sum += cost;
  return sum;
}

/** A negative or broken cost would give back what was used. */
function assertCost({ operation, cost }: Item): void {
  if (!Number.isSafeInteger(cost) || cost < 0) throw new Error(`${operation} was given the cost ${cost}.`);
}
