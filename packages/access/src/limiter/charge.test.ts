import { describe, expect, it } from "vitest";
import { type Charge, type Counter, decide as decideOn, type Lease } from "./charge.ts";

const NOW = 1_000_000;
const charge = (name: string, windowSeconds: number, limit: number, cost = 1): Charge => ({
  bucket: name,
  name,
  windowSeconds,
  limit,
  cost,
  of: "principal",
});
const lease: Lease = { bucket: "leases", name: "concurrent", limit: 20 };
const minute = charge("minute", 60, 10);
const hour = charge("hour", 3_600, 100);
const day = charge("day", 86_400, 1_000);
const counter = (count: number, endsInMs: number) => ({ count, endsAtMs: NOW + endsInMs });

/** On windows alone. */
const decide = (charges: readonly Charge[], counters: readonly Counter[], nowMs: number) =>
  decideOn({ charges, lease: undefined, epochOf: undefined, reads: [] }, { nowMs, counters, held: 0 });

/** With so many requests under way. */
const decideWith = (held: number, counters: readonly Counter[]) =>
  decideOn({ charges: [minute, hour], lease, epochOf: undefined, reads: [] }, { nowMs: NOW, counters, held });

describe("a decision", () => {
  it("shows the per-minute window, and lists all of them", () => {
    expect(decide([hour, minute], [counter(50, 100_000), counter(3, 5_000)], NOW)).toEqual({
      allowed: true,
      limit: 10,
      remaining: 6,
      resetAtMs: NOW + 5_000,
      nowMs: NOW,
      windows: [
        { name: "hour", limit: 100, remaining: 49, windowSeconds: 3_600, resetAtMs: NOW + 100_000 },
        { name: "minute", limit: 10, remaining: 6, windowSeconds: 60, resetAtMs: NOW + 5_000 },
      ],
    });
  });

  it("of a per-minute window that refuses shows that window, with what is left of it", () => {
    const batch = { ...minute, cost: 5 };
    expect(decide([batch, hour], [counter(7, 5_001), counter(7, 100_000)], NOW)).toMatchObject({
      allowed: false,
      limit: 10,
      remaining: 3,
      resetAtMs: NOW + 5_001,
      retryAfterSeconds: 6,
      windows: [{ remaining: 3 }, { remaining: 93 }],
    });
  });

  it("of a longer window that refuses keeps the limit, and shows nothing left until that window's end", () => {
    expect(
      decide([minute, hour, day], [counter(0, 60_000), counter(100, 90_000), counter(100, 86e6)], NOW),
    ).toMatchObject({
      allowed: false,
      limit: 10,
      remaining: 0,
      resetAtMs: NOW + 90_000,
      retryAfterSeconds: 90,
    });
  });

  it("of several that refuse shows the one that ends last, since all have to end", () => {
    const counters = [counter(10, 5_000), counter(100, 90_000), counter(1_000, 7_200_000)];
    expect(decide([minute, hour, day], counters, NOW)).toMatchObject({ remaining: 0, retryAfterSeconds: 7_200 });
    const beforeTheHourEnds = [counter(10, 59_000), counter(100, 1_000)];
    expect(decide([minute, hour], beforeTheHourEnds, NOW)).toMatchObject({ limit: 10, retryAfterSeconds: 59 });
  });

  it("of several per-minute windows shows the one with the least left, or the one that refuses", () => {
    const auth = charge("auth", 60, 5);
    const counters = [counter(2, 1_000), counter(1, 2_000)];
    expect(decide([minute, auth], counters, NOW)).toMatchObject({ limit: 5, remaining: 3, resetAtMs: NOW + 2_000 });
    const costly = { ...minute, cost: 9 };
    expect(decide([costly, auth], counters, NOW)).toMatchObject({ allowed: false, limit: 10, remaining: 8 });
  });

  it("asks for a wait of at least a second", () => {
    expect(decide([minute], [counter(10, 1)], NOW).retryAfterSeconds).toBe(1);
  });

  it("never shows less than nothing left, where a limit was lowered within a window", () => {
    expect(decide([minute], [counter(500, 5_000)], NOW)).toMatchObject({ allowed: false, remaining: 0 });
  });
});

describe("a decision on a lease", () => {
  it("lists how many more there may be at once, which no window ends", () => {
    const decision = decideWith(0, [counter(0, 60_000), counter(0, 3_600_000)]);
    expect(decision).toMatchObject({ allowed: true, limit: 10, remaining: 9 });
    expect(decision.windows[2]).toEqual({
      name: "concurrent",
      limit: 20,
      remaining: 19,
      windowSeconds: undefined,
      resetAtMs: NOW + 1_000,
    });
  });

  it("that is refused keeps the limit, shows nothing left, and asks for a wait of a second", () => {
    const decision = decideWith(20, [counter(3, 60_000), counter(3, 3_600_000)]);
    expect(decision).toMatchObject({
      allowed: false,
      limit: 10,
      remaining: 0,
      resetAtMs: NOW + 1_000,
      retryAfterSeconds: 1,
      windows: [{ remaining: 7 }, { remaining: 97 }, { remaining: 0 }],
    });
  });

  it("that is refused along with a window waits for the window", () => {
    const full = [counter(3, 60_000), counter(100, 90_000)];
    expect(decideWith(20, full)).toMatchObject({ allowed: false, retryAfterSeconds: 90 });
    expect(decideWith(19, full).windows[2]).toMatchObject({ remaining: 1 });
  });
});
