import { isPrincipal, type Limiter, type LimitRequest } from "@orrery/operation";
import { type Charge, decide, fits } from "./charge.ts";
import { chargesOf } from "./charges.ts";
import { Windows } from "./windows.ts";

export interface MemoryLimiterOptions {
  /** Epoch milliseconds. */
  readonly now?: () => number;
  /** How many networks without a credential are told apart within a minute; some 15 MB at the default of 100,000. */
  readonly networkCapacity?: number;
}

/** Counts in this process: exact as long as there is only one. */
export function createMemoryLimiter(options: MemoryLimiterOptions = {}): Limiter {
  const { now = Date.now, networkCapacity = 100_000 } = options;
  // Only a valid credential gets a counter among the principals', so there are never more than credentials and operations.
  const principals = windowsByName(Number.POSITIVE_INFINITY);
  // Addresses are the caller's to choose: a flood of them must not grow without end, nor touch a principal's counters.
  const networks = windowsByName(networkCapacity);
  return {
    async take(request) {
      return takeFrom(isPrincipal(request.caller) ? principals : networks, request, now());
    },
  };
}

type WindowsByName = (charge: Charge) => Windows;

function takeFrom(windowsOf: WindowsByName, request: LimitRequest, nowMs: number) {
  const charges = chargesOf(request);
  const places = charges.map((charge) => {
    const windows = windowsOf(charge);
    const place = windows.placeOf(charge.bucket, nowMs);
    return { charge, windows, place, counter: windows.read(place, nowMs) };
  });
  if (places.every(({ charge, counter }) => fits(charge, counter))) {
    for (const { charge, windows, place } of places) if (isCounted(charge)) windows.add(place, charge.cost, nowMs);
  }
  return decide(
    charges,
    places.map(({ counter }) => counter),
    nowMs,
  );
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
