import { describe, expect, it } from "vitest";
import { rateLimitHeaders } from "./headers.ts";

const NOW = Date.UTC(2030, 0, 1);
const minute = { name: "minute", limit: 100, remaining: 99, windowSeconds: 60, resetAtMs: NOW + 41_001 };
const day = { name: "day", limit: 50_000, remaining: 49_000, windowSeconds: 86_400, resetAtMs: NOW + 3_600_000 };

describe("the headers of a decision", () => {
  it("tell the per-minute window, and all windows as structured fields", () => {
    const decision = {
      allowed: true,
      limit: 100,
      remaining: 99,
      resetAtMs: minute.resetAtMs,
      nowMs: NOW,
      windows: [minute, day],
    };
    expect(rateLimitHeaders(decision)).toEqual({
      "X-RateLimit-Limit": "100",
      "X-RateLimit-Remaining": "99",
      "X-RateLimit-Reset": `${NOW / 1_000 + 42}`,
      "RateLimit-Policy": '"minute";q=100;w=60, "day";q=50000;w=86400',
      RateLimit: '"minute";r=99;t=42;limit=100;remaining=99;reset=42, "day";r=49000;t=3600',
    });
  });

  it("tell how long to wait where refused", () => {
    const decision = {
      allowed: false,
      limit: 100,
      remaining: 0,
      resetAtMs: day.resetAtMs,
      nowMs: NOW,
      retryAfterSeconds: 3_600,
      windows: [minute, { ...day, remaining: 0 }],
    };
    expect(rateLimitHeaders(decision)).toMatchObject({
      "X-RateLimit-Remaining": "0",
      "X-RateLimit-Reset": `${NOW / 1_000 + 3_600}`,
      "Retry-After": "3600",
    });
  });

  it("tell how many there may be at once, which no window ends", () => {
    const concurrent = {
      name: "concurrent",
      limit: 20,
      remaining: 19,
      windowSeconds: undefined,
      resetAtMs: NOW + 1_000,
    };
    const decision = {
      allowed: true,
      limit: 100,
      remaining: 99,
      resetAtMs: minute.resetAtMs,
      nowMs: NOW,
      windows: [minute, concurrent],
    };
    expect(rateLimitHeaders(decision)).toMatchObject({
      "RateLimit-Policy": '"minute";q=100;w=60, "concurrent";q=20;qu="concurrent-requests"',
      RateLimit: '"minute";r=99;t=42;limit=100;remaining=99;reset=42, "concurrent";r=19',
    });
  });

  it("never count down below nothing, where clocks differ", () => {
    const decision = {
      allowed: true,
      limit: 100,
      remaining: 99,
      resetAtMs: NOW - 5,
      nowMs: NOW,
      windows: [{ ...minute, resetAtMs: NOW - 5 }],
    };
    expect(rateLimitHeaders(decision).RateLimit).toBe('"minute";r=99;t=0;limit=100;remaining=99;reset=0');
  });
});
