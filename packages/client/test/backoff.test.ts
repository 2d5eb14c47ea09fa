import { describe, expect, it } from "vitest";
import { pause, waitMs } from "../src/events/backoff.ts";

const plain = { failures: 0, retryMs: undefined, retryAfter: null };

describe("a client that comes back", () => {
  it("waits twice as long each time, up to half a minute", () => {
    const waits = [0, 1, 2, 3, 4, 5, 50].map((failures) => waitMs({ ...plain, failures }, () => 1));
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  });

  it("waits at least half of that, so that not all come back together", () => {
    expect([0, 0.5, 1].map((random) => waitMs({ ...plain, failures: 2 }, () => random))).toEqual([2_000, 3_000, 4_000]);
  });

  it("goes by what the stream says of itself", () => {
    expect(waitMs({ ...plain, retryMs: 100 }, () => 1)).toBe(100);
  });

  it("never waits less than Retry-After says, in seconds or as a date", () => {
    const nowMs = Date.parse("2026-01-31T12:00:00Z");
    expect(waitMs({ ...plain, retryAfter: "7" }, () => 0)).toBe(7_500);
    expect(waitMs({ ...plain, retryAfter: "Sat, 31 Jan 2026 12:00:20 GMT" }, () => 0, nowMs)).toBe(20_500);
    expect(waitMs({ ...plain, retryAfter: "Sat, 31 Jan 2026 11:00:00 GMT" }, () => 0, nowMs)).toBe(500);
    expect(waitMs({ ...plain, retryAfter: "soon" }, () => 0)).toBe(500);
  });

  it("waits no longer when it is not wanted any more", async () => {
    const left = new AbortController();
    const waited = pause(3_600_000, left.signal);
    left.abort();
    await waited;
    await pause(3_600_000, left.signal);
  });
});
