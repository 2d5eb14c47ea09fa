import { describe, expect, it } from "vitest";
import { type Charge, decide } from "./charge.ts";

const NOW = 1_000_000;
const charge = (name: string, windowSeconds: number, limit: number, cost = 1): Charge => ({
  bucket: name,
  name,
  windowSeconds,
  limit,
  cost,
});
const minute = charge("minute", 60, 10);
const hour = charge("hour", 3_600, 100);
const day = charge("day", 86_400, 1_000);
const counter = (count: number, endsInMs: number) => ({ count, endsAtMs: NOW + endsInMs });

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
