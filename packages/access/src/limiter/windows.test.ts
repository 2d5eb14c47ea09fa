import { describe, expect, it } from "vitest";
import { createMemoryLimiter } from "./memory.ts";
import { principal, request } from "./testing.ts";
import { Windows } from "./windows.ts";

describe("the windows in memory", () => {
  it("are dropped when they have ended", () => {
    const windows = new Windows(60, 10_000);
    for (let i = 0; i < 1_000; i++) windows.add(windows.placeOf(`bucket ${i}`, i), 1, i);
    expect(windows.size).toBe(1_000);
    windows.placeOf("another", 60_499);
    expect(windows.size).toBe(500);
    windows.placeOf("another", 61_000);
    expect(windows.size).toBe(0);
  });

  it("do not grow beyond their capacity and the shared places, and forget nobody who is in them", () => {
    const windows = new Windows(60, 1_000);
    const take = (bucket: string) => {
      const place = windows.placeOf(bucket, 0);
      windows.add(place, 1, 0);
      return windows.read(place, 0).count;
    };
    expect(take("early")).toBe(1);
    for (let i = 0; i < 50_000; i++) take(`flood ${i}`);
    expect(windows.size).toBeLessThanOrEqual(1_000 + 1_024);
    expect(take("early")).toBe(2);
  });

  it("count on when the clock is set back, and begin anew at their end", () => {
    const windows = new Windows(60, 10);
    windows.add(windows.placeOf("a", 100_000), 1, 100_000);
    windows.add(windows.placeOf("b", 50_000), 1, 50_000);
    expect(windows.read(windows.placeOf("b", 110_000), 110_000)).toEqual({ count: 0, endsAtMs: 170_000 });
    windows.add("b", 1, 110_000);
    windows.placeOf("c", 160_000);
    expect(windows.read("b", 160_000)).toEqual({ count: 1, endsAtMs: 170_000 });
  });
});

describe("a flood of addresses", () => {
  const address = (i: number) =>
    ({ kind: "anonymous", address: `10.${i >> 16}.${(i >> 8) & 255}.${i & 255}` }) as const;

  it("leaves the counts of principals and of earlier addresses as they are", async () => {
    const limiter = createMemoryLimiter({ now: () => 0, networkCapacity: 1_000 });
    const caller = principal();
    await limiter.take(request(caller, "orckai"));
    await limiter.take(request(address(0), "points"));
    for (let i = 1; i < 20_000; i++) await limiter.take(request(address(i), "points"));
    expect(await limiter.take(request(caller, "orckai"))).toMatchObject({ remaining: 98 });
    expect(await limiter.take(request(address(0), "points"))).toMatchObject({ remaining: 58 });
  });

  it("is limited itself: addresses beyond the capacity share their counts", async () => {
    const limiter = createMemoryLimiter({ now: () => 0, networkCapacity: 1_000 });
    let admitted = 0;
    for (let i = 0; i < 100_000; i++) if ((await limiter.take(request(address(i), "points"))).allowed) admitted++;
    expect(admitted).toBeLessThanOrEqual(1_000 + 1_024 * 60);
  });
});
