import type { Decision, Limiter } from "@orrery/operation";
import { type Charge, type Demand, decide } from "./charge.ts";
import { demandOf } from "./demand.ts";
import { Windows } from "./windows.ts";

export interface MemoryLimiterOptions {
  /** Epoch milliseconds. */
  readonly now?: () => number;
  /** How many networks, and how many subjects, are told apart within a minute; some 15 MB each at the default of 100,000. */
  readonly networkCapacity?: number;
}

/** Counts in this process: exact as long as there is only one. Its decisions bring no epoch. */
export function createMemoryLimiter(options: MemoryLimiterOptions = {}): Limiter {
  const { now = Date.now, networkCapacity = 100_000 } = options;
  const tables: Record<Charge["of"], WindowsByName> = {
    // Only a valid credential gets a counter among the principals', so there are never more than credentials and operations.
    principal: windowsByName(Number.POSITIVE_INFINITY),
    // Addresses are the caller's to choose: a flood of them must not grow without end, nor touch a principal's counters.
    network: windowsByName(networkCapacity),
    subject: windowsByName(networkCapacity),
  };
  const leases = new Leases();
  return {
    async take(request) {
      return takeFrom(tables, leases, demandOf(request), now());
    },
  };
}

type WindowsByName = (charge: Charge) => Windows;

function takeFrom(
  tables: Record<Charge["of"], WindowsByName>,
  leases: Leases,
  demand: Demand,
  nowMs: number,
): Decision {
  const { charges, lease } = demand;
  const places = charges.map((charge) => {
    const windows = tables[charge.of](charge);
    const place = windows.placeOf(charge.bucket, nowMs);
    return { charge, windows, place, counter: windows.read(place, nowMs) };
  });
  const counters = places.map(({ counter }) => counter);
  const decision = decide(demand, { nowMs, counters, held: lease ? leases.heldOf(lease.bucket) : 0 });
  if (!decision.allowed) return decision;
  for (const { charge, windows, place } of places) if (isCounted(charge)) windows.add(place, charge.cost, nowMs);
  return lease ? { ...decision, release: leases.take(lease.bucket) } : decision;
}

/** A charge of nothing begins no window. */
const isCounted = ({ cost }: Charge) => cost > 0;

/** Windows of one name last equally long, and what shares a place in a full table shares a limit. */
function windowsByName(capacity: number): WindowsByName {
  const byName = new Map<string, Windows>();
  return ({ name, windowSeconds }) => {
    const windows = byName.get(name) ?? new Windows(windowSeconds, capacity);
    byName.set(name, windows);
    return windows;
  };
}

/** How many requests are under way, by bucket. They end before this process does, so that none needs to run out. */
class Leases {
  readonly #held = new Map<string, number>();

  heldOf(bucket: string): number {
    return this.#held.get(bucket) ?? 0;
  }

  /** @returns what gives it back; only its first call does. */
  take(bucket: string): () => void {
    this.#held.set(bucket, this.heldOf(bucket) + 1);
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      const left = this.heldOf(bucket) - 1;
      if (left > 0) this.#held.set(bucket, left);
      else this.#held.delete(bucket);
    };
  }
}
